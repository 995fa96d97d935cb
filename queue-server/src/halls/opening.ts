import { dayOf, weekday, type WorkingCalendar } from '../rules/index.ts';
import { minutesOf, type LocalTime } from './business-day.ts';
import type { HallSettings, Span } from './settings.ts';

export type Opening =
  | { readonly open: true }
  | {
      readonly open: false;
      readonly because: 'rest-day' | 'before-hours' | 'break' | 'after-hours';
    };

const within = (span: Span, minutes: number, early: number) =>
  minutes >= minutesOf(span.from) - early && minutes < minutesOf(span.to);

/** The spans in which a hall (or at least one of some windows) serves on a date, in order. */
export function spansOn(
  hall: HallSettings,
  calendar: WorkingCalendar,
  date: string,
  windows?: readonly string[],
): readonly Span[] {
  if (hall.hours === null) return [{ from: '00:00', to: '24:00' }];
  const own = hall.hours.days?.[date];
  const day = dayOf(calendar, date);
  // A year without data: the hall still has to open its doors; legal dates are not counted here.
  const usual =
    day.kind === 'unknown' ? weekday(date) >= 1 && weekday(date) <= 5 : day.kind === 'working';
  const working = own?.open ?? usual;
  const extra = (hall.hours.extra ?? []).filter(
    (one) =>
      ('date' in one.on
        ? one.on.date === date
        : one.on.weekday === weekday(date) && !working && own === undefined) &&
      (windows === undefined ||
        one.windows === 'all' ||
        windows.some((window) => one.windows.includes(window))),
  );
  return [...(working ? hall.hours.workdays : []), ...extra.flatMap(({ spans }) => spans)].toSorted(
    (a, b) => minutesOf(a.from) - minutesOf(b.from),
  );
}

/** Whether the hall (or one of these windows) serves now; `early` opens it so many minutes before each day's first span. */
export function openingAt(
  hall: HallSettings,
  calendar: WorkingCalendar,
  local: LocalTime,
  early = 0,
  windows?: readonly string[],
): Opening {
  if (hall.hours === null) return { open: true };
  const spans = spansOn(hall, calendar, local.date, windows);
  const [first] = spans;
  if (first === undefined) return { open: false, because: 'rest-day' };
  const open = spans.some((span, index) => within(span, local.minutes, index === 0 ? early : 0));
  if (open) return { open: true };
  if (local.minutes < minutesOf(first.from)) return { open: false, because: 'before-hours' };
  const later = spans.some((span) => local.minutes < minutesOf(span.from));
  return { open: false, because: later ? 'break' : 'after-hours' };
}
