import { businessDay, wallClock } from '../halls/business-day.ts';
import { changedSettings } from '../halls/change-effect.ts';
import { usualRateDays, type HallSettings } from '../halls/settings.ts';
import { pastVisit } from '../queue/past-visits.ts';
import type { HallState } from '../queue/state.ts';
import { serialOf } from '../queue/ticket.ts';
import { shiftDate } from '../rules/index.ts';

/** A hall's settings as they are now. */
export const settingsNow = (founded: HallSettings, { settings }: HallState): HallSettings =>
  changedSettings(founded, settings.change);

/** A visit of a day gone by: how many services it had, and whether it is too late to rate it. */
export function visitBefore(
  founded: HallSettings,
  state: HallState,
  ticket: string,
  now: number,
): { readonly services: number; readonly late: boolean } | undefined {
  const visit = pastVisit(state, serialOf(ticket));
  if (visit === undefined) return undefined;
  const { timeZone, dayBorder, rules } = settingsNow(founded, state);
  const today = businessDay(wallClock(timeZone)(now), dayBorder);
  const last = shiftDate(visit.day, rules.rateDays ?? usualRateDays);
  return { services: visit.services, late: today > last };
}
