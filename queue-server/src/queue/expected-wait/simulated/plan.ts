import { chance } from './chance.ts';

/**
 * FROZEN. What happens in a simulated hall, apart from whom the queue calls when. Expected waits
 * are judged on these days, so this file and `chance.ts` do not change any more; a test holds the
 * digest of one seed. Seeds 1–20 were for development; all others are held out.
 *
 * A hall has 3–5 queues and 6–12 windows of one or two queues each, hours 9–12 and 13:30–17. The
 * settings are wrong as settings are: true mean times at the window differ from the configured
 * ones by a lognormal factor (σ 0.35); visits spread lognormally (σ 0.5–0.9); clerks differ
 * (σ 0.2), afternoons are slower, days differ (σ 0.1). People come as a Poisson stream with an
 * opening rush and a second wave after lunch, dense enough to load the windows to 65–105 %.
 * 6 % have priority, 5 % do not follow their call, 2 % leave by phone, 3 % are sent on to another
 * queue. Clerks open up to 8 minutes late, one in fourteen stays away for the day, they pause once
 * or twice, walk away for lunch when the visit in hand is over, and press "next" after 4–40 s.
 * Times are milliseconds, within a day from local midnight.
 */
export interface HallPlan {
  readonly queues: readonly QueuePlan[];
  readonly windows: readonly {
    readonly id: string;
    readonly serves: readonly string[];
    readonly pace: number;
  }[];
}

export interface QueuePlan {
  readonly id: string;
  readonly prefix: string;
  /** What the settings say, in seconds. */
  readonly configured: number;
  /** What is true. */
  readonly mean: number;
  readonly spread: number;
  /** People a day. */
  readonly people: number;
}

export interface Arrival {
  readonly at: number;
  readonly queue: string;
  readonly priority: boolean;
  readonly walking: number;
  /** At the window, for a clerk of usual pace. */
  readonly handling: number;
  readonly comes: boolean;
  /** Gives the place up after this long, if not called before. */
  readonly patience: number | null;
  readonly sentOnTo: string | null;
}

export interface DayPlan {
  readonly arrivals: readonly Arrival[];
  readonly windows: Readonly<
    Record<
      string,
      {
        readonly absent: boolean;
        readonly late: number;
        readonly lateAfterLunch: number;
        readonly pauses: readonly { readonly at: number; readonly length: number }[];
        /** Paces of pressing "next", used in turn. */
        readonly gaps: readonly number[];
      }
    >
  >;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
export const opens = 9 * hour;
export const lunch = { from: 12 * hour, to: 13.5 * hour } as const;
export const closes = 17 * hour;
/** Tickets are given from here. */
const doors = 8.5 * hour;
const serving = closes - opens - (lunch.to - lunch.from);

export function hallPlan(seed: string): HallPlan {
  const dice = chance(`${seed} hall`);
  const ids = ['a', 'b', 'c', 'd', 'e'].slice(0, dice.whole(3, 5));
  const count = dice.whole(6, 12);
  const windows = Array.from({ length: count }, (_, index) => {
    const own = ids[index % ids.length] ?? 'a';
    const other = ids[dice.whole(0, ids.length - 1)] ?? 'a';
    const serves = dice.happens(0.35) && other !== own ? [own, other] : [own];
    return { id: String(index + 1), serves, pace: dice.around(1, 0.2) };
  });
  const queues = ids.map((id, index): QueuePlan => {
    const configured = dice.whole(4, 20) * 60;
    const mean = Math.max(90, dice.around(configured, 0.35)) * second;
    const spread = dice.between(0.5, 0.9);
    const share = windows.reduce(
      (sum, { serves }) => sum + (serves.includes(id) ? 1 / serves.length : 0),
      0,
    );
    const load = dice.between(0.65, 1.05);
    const people = (load * share * serving) / (mean + 35 * second);
    return { id, prefix: 'ABCDE'[index] ?? 'Z', configured, mean, spread, people };
  });
  return { queues, windows };
}

/** How the stream of people rises and falls: share of the day's people per half hour from 8:30. */
const waves = [9, 10, 9, 8, 7, 6, 4, 3, 2, 2, 6, 7, 6, 6, 5, 4, 2];

export function dayPlan(seed: string, hall: HallPlan, day: number): DayPlan {
  const dice = chance(`${seed} day ${day}`);
  const whole = waves.reduce((sum, wave) => sum + wave, 0);
  const busy = dice.around(1, 0.12);
  const slow = dice.around(1, 0.1);
  const arrivals: Arrival[] = [];
  for (const queue of hall.queues) {
    const pace = (queue.people * busy) / (waves.length * 0.5 * hour);
    for (let at = doors; ;) {
      at += dice.pause(1 / (pace * 2.2));
      const slot = Math.floor((at - doors) / (0.5 * hour));
      const wave = waves[slot];
      if (wave === undefined || at >= closes) break;
      const thinned = dice.happens(((wave / whole) * waves.length) / 2.2);
      const others = hall.queues.filter((one) => one.id !== queue.id);
      const arrival: Arrival = {
        at: Math.round(at),
        queue: queue.id,
        priority: dice.happens(0.06),
        walking: Math.round(dice.between(8, 40) * second),
        handling: Math.round(
          dice.around(queue.mean * slow * (at > lunch.to ? 1.12 : 1), queue.spread),
        ),
        comes: !dice.happens(0.05),
        patience: dice.happens(0.02) ? Math.round(dice.between(5, 60) * minute) : null,
        sentOnTo: dice.happens(0.03)
          ? (others[dice.whole(0, others.length - 1)]?.id ?? null)
          : null,
      };
      // Nobody takes a ticket over lunch.
      if (thinned && !(at >= lunch.from && at < lunch.to)) arrivals.push(arrival);
    }
  }
  const windows: Record<string, DayPlan['windows'][string]> = {};
  for (const { id } of hall.windows) {
    const pauses = Array.from({ length: dice.whole(1, 2) }, () => ({
      at: Math.round(
        dice.happens(0.5) ? dice.between(9.5, 11.5) * hour : dice.between(14, 16.3) * hour,
      ),
      length: Math.round(dice.between(4, 18) * minute),
    })).toSorted((a, b) => a.at - b.at);
    windows[id] = {
      absent: dice.happens(0.07),
      late: Math.round(dice.between(0, 8) * minute),
      lateAfterLunch: Math.round(dice.between(0, 6) * minute),
      pauses,
      gaps: Array.from({ length: 60 }, () => Math.round(dice.between(4, 40) * second)),
    };
  }
  return { arrivals: arrivals.toSorted((a, b) => a.at - b.at), windows };
}
