import { shiftDate, type WorkingCalendar } from '../rules/index.ts';
import { businessDay, minutesOf, wallClock, type LocalTime } from './business-day.ts';
import { openingAt, spansOn, type Opening } from './opening.ts';
import {
  queuesOf,
  settingsFaults,
  type HallSettings,
  type QueueSettings,
  type WindowSettings,
} from './settings.ts';

/** Queues and windows that depend on each other: a window that serves two queues joins them. */
export interface Together {
  readonly queues: readonly string[];
  readonly windows: readonly string[];
}

/** A hall's settings, looked up instead of searched. Times are epoch milliseconds. */
export interface Hall {
  readonly settings: HallSettings;
  readonly calendar: WorkingCalendar;
  readonly queues: ReadonlyMap<string, QueueSettings>;
  readonly windows: ReadonlyMap<string, WindowSettings>;
  /** The queues each window serves. */
  readonly served: ReadonlyMap<string, readonly string[]>;
  /** The windows that serve each queue. */
  readonly servers: ReadonlyMap<string, readonly string[]>;
  /** By queue: everything its waits depend on. */
  readonly together: ReadonlyMap<string, Together>;
  /** Whether a window has everything a ticket asks for. */
  readonly meets: (window: string, needs: readonly string[]) => boolean;
  readonly localTime: (now: number) => LocalTime;
  readonly dayOf: (now: number) => string;
  /** Whether tickets of a queue are given now: a queue is open while a window of it may be. */
  readonly issuing: (now: number, queue: string) => Opening;
  /** Whether the hall serves now. */
  readonly opening: (now: number) => Opening;
  /** Today's serving hours of a queue, in order; null: always. */
  readonly spans: (now: number, queue?: string) => readonly ServingSpan[] | null;
  /** The first moment from `at` on at which the hall serves; after the last hours, whoever waits is still served. */
  readonly servingFrom: (at: number) => number;
  /** When the present hours began; long ago for a hall that never closes. */
  readonly openedAt: (now: number) => number;
}

export interface ServingSpan {
  readonly from: number;
  readonly to: number;
}

/** Throws with everything that is wrong when the settings contradict themselves. */
export function hallOf(settings: HallSettings, calendar: WorkingCalendar): Hall {
  const faults = settingsFaults(settings);
  if (faults.length > 0) throw new Error(faults.join('; '));
  const served = new Map(
    settings.windows.map((window) => [
      window.id,
      queuesOf(settings, window).map((queue) => queue.id),
    ]),
  );
  const servers = new Map(
    settings.queues.map((queue) => [
      queue.id,
      [...served].flatMap(([window, queues]) => (queues.includes(queue.id) ? [window] : [])),
    ]),
  );
  const localTime = wallClock(settings.timeZone);
  const early = settings.rules.issueBeforeOpening;
  const skills = new Map(settings.windows.map((window) => [window.id, window.skills ?? []]));
  const spans = daySpans(settings, calendar, localTime, servers);
  return {
    settings,
    calendar,
    queues: new Map(settings.queues.map((queue) => [queue.id, queue])),
    windows: new Map(settings.windows.map((window) => [window.id, window])),
    served,
    servers,
    together: componentsOf(settings, served, servers),
    meets: (window, needs) => needs.every((need) => skills.get(window)?.includes(need) === true),
    localTime,
    dayOf: (now) => businessDay(localTime(now), settings.dayBorder),
    issuing: (now, queue) =>
      openingAt(settings, calendar, localTime(now), early, servers.get(queue)),
    opening: (now) => openingAt(settings, calendar, localTime(now)),
    spans,
    servingFrom(at) {
      for (const { from, to } of spans(at) ?? []) if (at < to) return Math.max(at, from);
      return at;
    },
    openedAt: (now) => spans(now)?.findLast(({ from }) => from <= now)?.from ?? 0,
  };
}

/** Looks a day's spans up once per day and queue: they are asked for with every ticket. */
function daySpans(
  settings: HallSettings,
  calendar: WorkingCalendar,
  localTime: (now: number) => LocalTime,
  servers: ReadonlyMap<string, readonly string[]>,
): Hall['spans'] {
  if (settings.hours === null) return () => null;
  let key = Number.NaN;
  let known = new Map<string, readonly ServingSpan[]>();
  return (now, queue) => {
    const { date, minutes } = localTime(now);
    const midnight = Math.floor(now / 60_000) * 60_000 - minutes * 60_000;
    if (midnight !== key) {
      key = midnight;
      known = new Map();
    }
    let found = known.get(queue ?? '');
    if (found === undefined) {
      const windows = queue === undefined ? undefined : servers.get(queue);
      found = spansOn(settings, calendar, date, windows).map(({ from, to }) => ({
        from: midnight + minutesOf(from) * 60_000,
        to: midnight + minutesOf(to) * 60_000,
      }));
      known.set(queue ?? '', found);
    }
    return found;
  };
}

function componentsOf(
  settings: HallSettings,
  served: ReadonlyMap<string, readonly string[]>,
  servers: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, Together> {
  const found = new Map<string, Together>();
  for (const { id } of settings.queues) {
    if (found.has(id)) continue;
    const queues = new Set([id]);
    const windows = new Set<string>();
    for (const queue of queues) {
      for (const window of servers.get(queue) ?? []) {
        windows.add(window);
        for (const other of served.get(window) ?? []) queues.add(other);
      }
    }
    const together = { queues: [...queues], windows: [...windows] };
    for (const queue of queues) found.set(queue, together);
  }
  return found;
}

/** The date `days` after the one on the hall's wall now. */
export const dateAhead = (hall: Hall, now: number, days: number): string =>
  shiftDate(hall.localTime(now).date, days);
