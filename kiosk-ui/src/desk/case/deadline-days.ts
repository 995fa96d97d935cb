import type { Deadline, Text } from '@banshi/queue-server/protocol';

/** One day between the start and the end of a clock: the nth working day, or why it does not count. */
export interface ClockDay {
  readonly date: string;
  readonly counts: number | null;
  readonly because: Text | null;
}

const dayMs = 86_400_000;
const at = (date: string) => Date.parse(`${date}T00:00:00Z`);
const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/**
 * The days of a deadline, so that anybody can count after. The server did the arithmetic; a day it skipped
 * carries its reason. Clocks longer than a year are cut: nobody counts them on a screen.
 */
export function deadlineDays({ from, due, skipped }: Deadline): readonly ClockDay[] {
  const reasons = new Map(skipped.map(({ date, because }) => [date, because]));
  const days: ClockDay[] = [{ date: from, counts: 0, because: null }];
  let counted = 0;
  for (let day = at(from) + dayMs; day <= at(due) && days.length < 400; day += dayMs) {
    const date = dateOf(day);
    const because = reasons.get(date) ?? null;
    if (because === null) counted += 1;
    days.push({ date, counts: because === null ? counted : null, because });
  }
  return days;
}

/** Whole calendar days from `today` to `due`; negative when it is over. */
export const daysLeft = (due: string, today: string): number =>
  Math.round((at(due) - at(today)) / dayMs);

/** The calendar date of an instant in a time zone. */
export const dateIn = (timeZone: string, now: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
