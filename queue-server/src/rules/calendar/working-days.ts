import type { Deadline } from '../../protocol/case-progress.ts';
import type { Text } from '../../protocol/text.ts';
import { shiftDate, weekday } from './dates.ts';

/** One year as the State Council announces it. Weekends are implied; these are the exceptions. */
export interface CalendarYear {
  readonly year: number;
  /** Weekdays and weekends off, with the holiday's name. */
  readonly holidays: Readonly<Record<string, Text>>;
  /** Weekend days that are worked instead (调休). */
  readonly workdays: Readonly<Record<string, Text>>;
}
export interface WorkingCalendar {
  readonly years: readonly CalendarYear[];
}

export type Day =
  | { readonly kind: 'working' }
  | { readonly kind: 'rest'; readonly because: Text }
  /** The calendar has no data for that year: somebody must be told; nothing is guessed. */
  | { readonly kind: 'unknown'; readonly year: number };

const saturday: Text = { zh: '星期六', en: 'Saturday' };
const sunday: Text = { zh: '星期日', en: 'Sunday' };

/** What kind of day a legal date is. */
export function dayOf(calendar: WorkingCalendar, date: string): Day {
  const year = Number(date.slice(0, 4));
  const known = calendar.years.find((candidate) => candidate.year === year);
  if (known === undefined) return { kind: 'unknown', year };
  const holiday = known.holidays[date];
  if (holiday !== undefined) return { kind: 'rest', because: holiday };
  if (known.workdays[date] !== undefined) return { kind: 'working' };
  const day = weekday(date);
  if (day === 6) return { kind: 'rest', because: saturday };
  if (day === 0) return { kind: 'rest', because: sunday };
  return { kind: 'working' };
}

export type DeadlineResult =
  | { readonly ok: true; readonly deadline: Deadline }
  | { readonly ok: false; readonly code: 'calendar-year-unknown'; readonly year: number };

/**
 * The date by which `workingDays` working days have passed after `from`, which is day 0 itself
 * (民法典 §201), with every day that did not count and why.
 */
export function deadline(
  calendar: WorkingCalendar,
  from: string,
  workingDays: number,
): DeadlineResult {
  const skipped: Deadline['skipped'] = [];
  let due = from;
  let counted = 0;
  while (counted < workingDays) {
    due = shiftDate(due, 1);
    const day = dayOf(calendar, due);
    if (day.kind === 'unknown') return { ok: false, code: 'calendar-year-unknown', year: day.year };
    if (day.kind === 'rest') skipped.push({ date: due, because: day.because });
    else counted += 1;
  }
  return { ok: true, deadline: { from, workingDays, due, skipped } };
}

/** Working days after `from` up to and including `to`; null where a year between them is unknown. */
export function workingDaysPassed(
  calendar: WorkingCalendar,
  from: string,
  to: string,
): number | null {
  let passed = 0;
  for (let date = shiftDate(from, 1); date <= to; date = shiftDate(date, 1)) {
    const day = dayOf(calendar, date);
    if (day.kind === 'unknown') return null;
    if (day.kind === 'working') passed += 1;
  }
  return passed;
}

/** A deadline in one sentence, for slips and office pages. */
export function explainDeadline(value: Deadline): Text {
  const weekend = value.skipped.filter(
    ({ because }) => because === saturday || /Saturday|Sunday/.test(because.en),
  ).length;
  const holidays = [
    ...new Map(
      value.skipped
        .filter(({ because }) => !/Saturday|Sunday/.test(because.en))
        .map(({ because }) => [because.en, because]),
    ).values(),
  ];
  const zh = [
    `自${value.from}次日起第${value.workingDays}个工作日为${value.due}`,
    ...(weekend > 0 ? [`扣除周末${weekend}天`] : []),
    ...holidays.map((name) => `扣除${name.zh}假期`),
  ];
  const en = [
    `${value.due} is working day ${value.workingDays} after ${value.from}`,
    ...(weekend > 0 ? [`${weekend} weekend days do not count`] : []),
    ...holidays.map((name) => `${name.en} does not count`),
  ];
  return { zh: zh.join('，'), en: en.join('; ') };
}
