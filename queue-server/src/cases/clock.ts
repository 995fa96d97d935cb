import type { Deadline } from '../protocol/index.ts';
import { dayOf, deadline, workingDaysPassed, type WorkingCalendar } from '../rules/index.ts';
import type { Case, Clocks } from './state.ts';

/** Numbers a hall's legal office confirms; the defaults follow 行政许可法 §32, §42. */
export interface LegalNumbers {
  /** Working days within which a correction is asked, or acceptance decided. */
  readonly acceptance: number;
  /** Share of the promised limit after which supervision warns. */
  readonly warnAt: number;
  /** The most an extension adds to a permit's legal limit, where the item names nothing else. */
  readonly extension: number;
}
export const usualNumbers: LegalNumbers = { acceptance: 5, warnAt: 0.8, extension: 10 };

export interface Limits {
  readonly promised: number;
  readonly legal: number;
}

const dueOf = (calendar: WorkingCalendar, from: string, days: number): Deadline | null => {
  const result = deadline(calendar, from, days);
  return result.ok ? result.deadline : null;
};

/** Both limits from a day 0; `added` working days (special procedures, extensions) come on top. */
export function clocksFrom(
  calendar: WorkingCalendar,
  from: string,
  limits: Limits,
  added: { readonly paused: number; readonly extended: number } = { paused: 0, extended: 0 },
): Clocks {
  const more = added.paused + added.extended;
  return {
    from,
    promised: dueOf(calendar, from, limits.promised + more),
    legal: dueOf(calendar, from, limits.legal + more),
  };
}

/** By when a correction is asked or acceptance decided, from the day everything was handed in. */
export const acceptanceDue = (
  calendar: WorkingCalendar,
  from: string,
  numbers: LegalNumbers,
): Deadline | null => dueOf(calendar, from, numbers.acceptance);

/** Working days that a special procedure took: those after the day it began, up to the day it ended. */
export function pausedDays(calendar: WorkingCalendar, from: string, to: string): number | null {
  return workingDaysPassed(calendar, from, to);
}

export type Flag = 'warning' | 'yellow' | 'red' | 'deemed-accepted' | 'calendar-unknown';

const deciding = new Set(['submitted', 'registered', 'pre-checked', 'accepted', 'under-review']);
const beforeAcceptance = new Set(['submitted', 'registered', 'pre-checked']);

/**
 * What supervision says of a case on a legal date: a warning at 80 % of the promised limit, yellow past the
 * promised, red past the legal limit, and red 视为受理 for a permit nobody asked to correct in time.
 */
export function flagsOf(
  one: Case,
  type: string,
  today: string,
  calendar: WorkingCalendar,
  numbers: LegalNumbers = usualNumbers,
): readonly Flag[] {
  const flags: Flag[] = [];
  const { clock, acceptBy, state } = one;
  if (!deciding.has(state)) return flags;
  const { promised, legal } = clock;
  if (promised === null || legal === null || dayOf(calendar, today).kind === 'unknown') {
    flags.push('calendar-unknown');
  }
  if (
    type === 'permit' &&
    beforeAcceptance.has(state) &&
    acceptBy !== null &&
    today > acceptBy.due
  ) {
    flags.push('deemed-accepted');
  }
  if (legal !== null && today > legal.due) flags.push('red');
  else if (promised !== null && today > promised.due) flags.push('yellow');
  else if (promised !== null && promised.workingDays > 0) {
    const passed = workingDaysPassed(calendar, clock.from, today);
    if (passed !== null && passed >= promised.workingDays * numbers.warnAt) flags.push('warning');
  }
  return flags;
}
