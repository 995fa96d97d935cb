import type { WorkingCalendar } from '../rules/index.ts';
import { businessDay, wallClock, type LocalTime } from './business-day.ts';
import { openingAt, type Opening } from './opening.ts';
import {
  queuesOf,
  settingsFaults,
  type HallSettings,
  type QueueSettings,
  type WindowSettings,
} from './settings.ts';

/** A hall's settings, looked up instead of searched. */
export interface Hall {
  readonly settings: HallSettings;
  readonly queues: ReadonlyMap<string, QueueSettings>;
  readonly windows: ReadonlyMap<string, WindowSettings>;
  /** The queues each window serves. */
  readonly served: ReadonlyMap<string, readonly string[]>;
  /** The windows that serve each queue, with the share of their time it gets. */
  readonly servers: ReadonlyMap<
    string,
    readonly { readonly window: string; readonly share: number }[]
  >;
  readonly localTime: (now: number) => LocalTime;
  readonly dayOf: (now: number) => string;
  /** Whether tickets are given now. */
  readonly issuing: (now: number) => Opening;
  /** Whether the hall serves now. */
  readonly opening: (now: number) => Opening;
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
      [...served].flatMap(([window, queues]) =>
        queues.includes(queue.id) ? [{ window, share: 1 / queues.length }] : [],
      ),
    ]),
  );
  const localTime = wallClock(settings.timeZone);
  const early = settings.rules.issueBeforeOpening;
  return {
    settings,
    queues: new Map(settings.queues.map((queue) => [queue.id, queue])),
    windows: new Map(settings.windows.map((window) => [window.id, window])),
    served,
    servers,
    localTime,
    dayOf: (now) => businessDay(localTime(now), settings.dayBorder),
    issuing: (now) => openingAt(settings, calendar, localTime(now), early),
    opening: (now) => openingAt(settings, calendar, localTime(now)),
  };
}
