import { stride, type TracedLine } from './trace.ts';

/** How clearly lines show along the four sides, 0–1, in the plain (fine) and the print-free image. */
export interface Support {
  readonly fine: number;
  readonly coarse: number;
  /** The worst side. */
  readonly leastFine: number;
  readonly leastCoarse: number;
  /** How far the sides' lines run on beyond the corners: mean of all eight ends, and the worst side. */
  readonly beyond: number;
  readonly mostBeyond: number;
  /** How clearly some line cuts the quad in two from side to side and ends there: another sheet's rim. */
  readonly split: number;
  /** How many of the four sides are the frame's own rim. */
  readonly cut: number;
}

/** Support of the stretch from a to b, less what runs on over its ends. */
export function sideWorth({ both, start, isFrame }: TracedLine, a: number, b: number): number {
  if (isFrame) return 0.45;
  const from = a - start;
  const to = b - start;
  const beyond = Math.min(30, Math.max(10, (b - a) * 0.12));
  const runsOn = mean(both, from - beyond - 4, from - 4) + mean(both, to + 4, to + beyond + 4);
  return mean(both, from, to) - 0.25 * runsOn;
}

interface SideSupport {
  readonly fine: number;
  readonly coarse: number;
  readonly beyondFine: number;
  readonly beyondCoarse: number;
}

/** Mean support from a to b, and of the two stretches that follow after its ends. */
function along(line: TracedLine, a: number, b: number): SideSupport {
  const { fine, coarse, start } = line;
  if (line.isFrame) return { fine: 0.45, coarse: 0.45, beyondFine: 0, beyondCoarse: 0 };
  const beyond = Math.min(30, Math.max(10, (b - a) * 0.12));
  return {
    fine: mean(fine, a - start, b - start),
    coarse: mean(coarse, a - start, b - start),
    beyondFine:
      0.5 *
      (mean(fine, a - beyond - 4 - start, a - 4 - start) +
        mean(fine, b + 4 - start, b + beyond + 4 - start)),
    beyondCoarse:
      0.5 *
      (mean(coarse, a - beyond - 4 - start, a - 4 - start) +
        mean(coarse, b + 4 - start, b + beyond + 4 - start)),
  };
}

/** Mean of a running sum's values between two places; what lies outside counts as nothing. */
export function mean(sums: Float32Array, from: number, to: number): number {
  const last = sums.length - 1;
  const low = Math.min(last, Math.max(0, Math.round(from / stride)));
  const high = Math.min(last, Math.max(0, Math.round(to / stride)));
  return ((sums[high] ?? 0) - (sums[low] ?? 0)) / Math.max(1, (to - from) / stride);
}

export function supportOf(
  lines: readonly TracedLine[],
  crossing: Float64Array,
  a: number,
  b: number,
  c: number,
  d: number,
): Support {
  const n = lines.length;
  const sides: SideSupport[] = [];
  for (const [i, j, k] of [
    [a, c, d],
    [b, c, d],
    [c, a, b],
    [d, a, b],
  ] as const) {
    const line = lines[i];
    const p = crossing[i * n + j] ?? 0;
    const q = crossing[i * n + k] ?? 0;
    if (line) sides.push(along(line, Math.min(p, q), Math.max(p, q)));
  }
  const average = (pick: (side: SideSupport) => number): number =>
    sides.reduce((sum, side) => sum + pick(side), 0) / sides.length;
  const beyond = ({ beyondFine, beyondCoarse }: SideSupport): number =>
    0.5 * (beyondFine + beyondCoarse);
  return {
    fine: average((side) => side.fine),
    coarse: average((side) => side.coarse),
    leastFine: Math.min(...sides.map((side) => side.fine)),
    leastCoarse: Math.min(...sides.map((side) => side.coarse)),
    beyond: average(beyond),
    mostBeyond: Math.max(...sides.map(beyond)),
    cut: [a, b, c, d].filter((i) => lines[i]?.isFrame).length,
    split: Math.max(splitOf(lines, crossing, a, b, c, d), splitOf(lines, crossing, c, d, a, b)),
  };
}

/** The clearest line between a and b that runs from c to d and no further. */
function splitOf(
  lines: readonly TracedLine[],
  crossing: Float64Array,
  a: number,
  b: number,
  c: number,
  d: number,
): number {
  const n = lines.length;
  const at = (i: number, j: number): number => crossing[i * n + j] ?? NaN;
  const between = (side: number, k: number): boolean => {
    const here = at(side, k);
    const from = at(side, a);
    const to = at(side, b);
    const share = (here - from) / (to - from);
    return share > 0.03 && share < 0.97;
  };
  let most = 0;
  lines.forEach((line, k) => {
    if (
      line.isFrame ||
      k === a ||
      k === b ||
      k === c ||
      k === d ||
      !between(c, k) ||
      !between(d, k)
    )
      return;
    const from = Math.min(at(k, c), at(k, d));
    const to = Math.max(at(k, c), at(k, d));
    const { fine, beyondFine } = along(line, from, to);
    if (fine < 0.5) return;
    const end = (to - from) * 0.08;
    const first = mean(line.fine, from - line.start, from + end - line.start);
    const last = mean(line.fine, to - end - line.start, to - line.start);
    most = Math.max(most, Math.min(fine, first, last) - beyondFine);
  });
  return most;
}
