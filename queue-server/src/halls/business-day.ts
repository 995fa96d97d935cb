import { shiftDate } from '../rules/index.ts';

/** Local date and minutes since local midnight. */
export interface LocalTime {
  readonly date: string;
  readonly minutes: number;
}

export const minutesOf = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * Reads a site's wall clock. Formatting is slow and asked for with every ticket, so the minute
 * that was formatted last is remembered; that changes no answer.
 */
export function wallClock(timeZone: string): (now: number) => LocalTime {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  let minute = Number.NaN;
  let local: LocalTime = { date: '', minutes: 0 };
  return (now) => {
    const asked = Math.floor(now / 60_000);
    if (asked !== minute) {
      const parts = Object.fromEntries(
        format.formatToParts(now).map((part) => [part.type, part.value]),
      );
      local = {
        date: `${parts['year']}-${parts['month']}-${parts['day']}`,
        minutes: Number(parts['hour']) * 60 + Number(parts['minute']),
      };
      minute = asked;
    }
    return local;
  };
}

/** The instant at which a site's wall clock shows this date and minute (the first, if it does twice). */
export function instantAt(
  clock: (now: number) => LocalTime,
  date: string,
  minutes: number,
): number {
  const wanted = Date.parse(`${date}T00:00Z`) + minutes * 60_000;
  let found = wanted;
  // The offset at the guess may differ from the one at the answer: look twice.
  for (let i = 0; i < 2; i++) {
    const local = clock(found);
    const shown = Date.parse(`${local.date}T00:00Z`) + local.minutes * 60_000;
    found += wanted - shown;
  }
  return found;
}

/** The business day a local time belongs to: before the border it is still the day before. */
export function businessDay(local: LocalTime, border: string): string {
  return local.minutes < minutesOf(border) ? shiftDate(local.date, -1) : local.date;
}
