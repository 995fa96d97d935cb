/**
 * What a hall has learnt about its own pace, out of nothing but its events. Times in milliseconds.
 * An *occupancy* is the time from a call until the window is free again: walking, handling, and
 * the calls nobody follows, all in one.
 */
export interface Measures {
  readonly queues: Readonly<Record<string, QueuePace>>;
  /** How much longer (> 1) or shorter than usual an occupancy takes, by local hour and by window. */
  readonly hours: Readonly<Record<string, Ratio>>;
  readonly windows: Readonly<Record<string, Ratio>>;
  /** How often occupancies were so many quarters of their queue's mean: the shape of their spread. */
  readonly shape: readonly number[];
  /** From free to the next call while somebody waits. */
  readonly gap: Pace;
  readonly pause: Pace;
  /** Whether a window opens at all on a day, by window: 1 always, 0 never. */
  readonly attendance: Readonly<Record<string, number>>;
  /** Where the 50 % and 90 % bounds lie, in units of the expected spread. */
  readonly bounds: Bounds;
}

export interface Pace {
  readonly count: number;
  readonly mean: number;
}

export interface QueuePace extends Pace {
  /** The wait of whoever was called last. */
  readonly lastWait: number;
  /** Where this queue's own middle lies, in units of the expected spread. */
  readonly middle: number;
}

export interface Ratio {
  readonly count: number;
  readonly ratio: number;
}

export interface Bounds {
  readonly count: number;
  readonly low: number;
  readonly high: number;
}

/** Half a lognormal day at work: most visits are shorter than the mean, some much longer. */
const usualShape = [6, 12, 13, 12, 10, 8, 7, 6, 5, 4, 3, 3, 2, 2, 1, 1, 1, 1, 1, 2];

export const noMeasures: Measures = {
  queues: {},
  hours: {},
  windows: {},
  shape: usualShape,
  gap: { count: 0, mean: 15_000 },
  pause: { count: 0, mean: 600_000 },
  attendance: {},
  bounds: { count: 0, low: 0, high: 1.3 },
};

const noPace: QueuePace = { count: 0, mean: 0, lastWait: 0, middle: 0 };
export const paceOf = (measures: Measures, queue: string): QueuePace =>
  measures.queues[queue] ?? noPace;

/** How much one more sample moves a mean at least, so that a change of pace is noticed. */
const learning = { pace: 0.02, ratio: 0.02, gap: 0.02, pause: 0.05 } as const;
/** So many samples of ratio 1 are assumed before the first real one. */
const ratioPrior = 12;

const moving = (known: number, sample: number, count: number, least: number): number =>
  known + (sample - known) * Math.max(least, 1 / (count + 1));

function withRatio(known: Ratio | undefined, sample: number): Ratio {
  const { count, ratio } = known ?? { count: 0, ratio: 1 };
  return {
    count: count + 1,
    ratio: moving(ratio, sample, count + ratioPrior, learning.ratio),
  };
}

/** A window was kept busy by a ticket of the queue for so long. */
export function learnOccupancy(
  measures: Measures,
  sample: {
    readonly queue: string;
    readonly window: string;
    readonly hour: number;
    readonly ms: number;
  },
): Measures {
  const { queue, window, hour } = sample;
  const known = paceOf(measures, queue);
  // One clerk who forgot to press "finish" must not stretch everybody's wait.
  const ms = known.count < 5 ? sample.ms : Math.min(sample.ms, 6 * known.mean);
  const at = measures.hours[hour];
  const by = measures.windows[window];
  // What is due to the hour and the window is not due to the queue.
  const plain = ms / ((at?.ratio ?? 1) * (by?.ratio ?? 1));
  const mean = moving(known.mean, plain, known.count, learning.pace);
  const next = { ...known, count: known.count + 1, mean };
  const queues = { ...measures.queues, [queue]: next };
  if (known.count < 5 || known.mean <= 0) return { ...measures, queues };
  const share = Math.min(4, ms / known.mean);
  const bin = Math.min(measures.shape.length - 1, Math.floor(share * 4));
  return {
    ...measures,
    queues,
    hours: { ...measures.hours, [hour]: withRatio(at, share / (by?.ratio ?? 1)) },
    windows: { ...measures.windows, [window]: withRatio(by, share / (at?.ratio ?? 1)) },
    shape: measures.shape.map((weight, i) => weight * 0.998 + (i === bin ? 0.2 : 0)),
  };
}

export function learnGap(measures: Measures, ms: number): Measures {
  const { count, mean } = measures.gap;
  const next = moving(mean, Math.min(ms, 120_000), count + 5, learning.gap);
  return { ...measures, gap: { count: count + 1, mean: next } };
}

export function learnPause(measures: Measures, ms: number): Measures {
  const { count, mean } = measures.pause;
  const next = moving(mean, Math.min(ms, 3_600_000), count + 3, learning.pause);
  return { ...measures, pause: { count: count + 1, mean: next } };
}

/** At the end of a day: which windows were open in it. */
export function learnAttendance(
  measures: Measures,
  opened: readonly { readonly id: string; readonly opened: boolean }[],
): Measures {
  const attendance = { ...measures.attendance };
  for (const { id, opened: came } of opened) {
    attendance[id] = (attendance[id] ?? 0.8) * 0.7 + (came ? 0.3 : 0);
  }
  return { ...measures, attendance };
}

/** How fast the bounds follow what happens: quickly at first, then steadily. */
const step = (count: number, least: number): number => Math.max(least, 1 / (count + 4));

/**
 * A citizen was called after `actual`, expected in the middle after `mid` with this spread. The
 * bounds move so that in the long run half of all waits end below the lower and nine of ten below
 * the upper one, whatever their distribution (adaptive conformal inference, Gibbs & Candès 2021).
 */
export function learnWait(
  measures: Measures,
  queue: string,
  actual: number,
  expected: { readonly low: number; readonly mid: number; readonly high: number },
): Measures {
  const known = paceOf(measures, queue);
  const { count, low, high } = measures.bounds;
  const by = step(count, 0.06);
  const nextHigh = high + by * (actual <= expected.high ? -0.1 : 0.9);
  const bounds = {
    count: count + 1,
    low: low + by * 0.1 * (actual <= expected.low ? -0.5 : 0.5),
    high: Math.min(6, Math.max(0.2, nextHigh)),
  };
  const middle = known.middle + 0.01 * (actual <= expected.low ? -0.5 : 0.5);
  const queues = { ...measures.queues, [queue]: { ...known, lastWait: actual, middle } };
  return { ...measures, bounds, queues };
}

/** How much longer a ticket called `elapsed` ago keeps its window busy, given the usual whole. */
export function remaining(measures: Measures, mean: number, elapsed: number): number {
  let weight = 0;
  let rest = 0;
  measures.shape.forEach((often, bin) => {
    const whole = ((bin + 0.5) / 4) * mean;
    if (whole <= elapsed) return;
    weight += often;
    rest += often * (whole - elapsed);
  });
  // Longer than anything seen: nobody knows; half a usual visit more.
  return weight === 0 ? mean / 2 : rest / weight;
}
