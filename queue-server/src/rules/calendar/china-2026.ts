import type { Text } from '../../protocol/text.ts';
import type { CalendarYear } from './working-days.ts';

// 国务院办公厅关于2026年部分节假日安排的通知; taken from chinese-days 1.5.7 (MIT), which a test compares day by day.
const off: readonly (readonly [zh: string, en: string, days: string])[] = [
  ['元旦', "New Year's Day", '01-01 01-02 01-03'],
  ['春节', 'Spring Festival', '02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23'],
  ['清明', 'Tomb-sweeping Day', '04-04 04-05 04-06'],
  ['劳动节', 'Labour Day', '05-01 05-02 05-03 05-04 05-05'],
  ['端午', 'Dragon Boat Festival', '06-19 06-20 06-21'],
  ['中秋', 'Mid-autumn Festival', '09-25 09-26 09-27'],
  ['国庆节', 'National Day', '10-01 10-02 10-03 10-04 10-05 10-06 10-07'],
];
const worked: readonly (readonly [zh: string, en: string, days: string])[] = [
  ['元旦', "New Year's Day", '01-04'],
  ['春节', 'Spring Festival', '02-14 02-28'],
  ['劳动节', 'Labour Day', '05-09'],
  ['国庆节', 'National Day', '09-20 10-10'],
];

const spread = (rows: typeof off): Record<string, Text> =>
  Object.fromEntries(
    rows.flatMap(([zh, en, days]) => days.split(' ').map((day) => [`2026-${day}`, { zh, en }])),
  );

/** Holidays and make-up workdays of the People's Republic in 2026. */
export const china2026: CalendarYear = {
  year: 2026,
  holidays: spread(off),
  workdays: spread(worked),
};
