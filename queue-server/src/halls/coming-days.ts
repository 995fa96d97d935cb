import type { SettingsView } from '../protocol/index.ts';
import { dayOf, shiftDate, weekday, type WorkingCalendar } from '../rules/index.ts';

/** The next days by the calendar alone, the first included: what a hall's own days then change. */
export function comingDays(
  calendar: WorkingCalendar,
  first: string,
  count: number,
): SettingsView['days'] {
  return Array.from({ length: count }, (_, ahead) => {
    const date = shiftDate(first, ahead);
    const day = dayOf(calendar, date);
    if (day.kind === 'rest') return { date, working: false, because: day.because };
    // A year without data: doors open as on any weekday (see opening.ts).
    const usual = weekday(date) >= 1 && weekday(date) <= 5;
    return { date, working: day.kind === 'working' || usual };
  });
}
