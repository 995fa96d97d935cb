import type { Text as Words } from '../../protocol/text.ts';

const weekdays = [
  ['周日', '星期日', 'Sun'],
  ['周一', '星期一', 'Mon'],
  ['周二', '星期二', 'Tue'],
  ['周三', '星期三', 'Wed'],
  ['周四', '星期四', 'Thu'],
  ['周五', '星期五', 'Fri'],
  ['周六', '星期六', 'Sat'],
] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const parse = (date: string): Day => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (year === undefined) throw new RangeError(`not a calendar date: ${date}`);
  return { year: Number(year), month: Number(month), day: Number(day) };
};

const monthName = (month: number): string => months[month - 1] ?? '';

/** A legal date (`YYYY-MM-DD`, in the site's zone) with its weekday. */
export const dateWords = (date: string): Words => {
  const { year, month, day } = parse(date);
  const [short, long, english] = weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? [
    '',
    '',
    '',
  ];
  return {
    zh: `${year}年${month}月${day}日（${short}）`,
    en: `${english} ${day} ${monthName(month)} ${year}`,
    spoken: `${year}年${month}月${day}日，${long}`,
  };
};

/** A legal date in short, for lists of days: 3月21日 / 21 Mar. */
export const shortDate = (date: string): Words => {
  const { month, day } = parse(date);
  return { zh: `${month}月${day}日`, en: `${day} ${monthName(month)}` };
};

/** The calendar date (`YYYY-MM-DD`) and the time of day (`HH:MM`) of an instant in a zone. */
export const inZone = (instant: string, timeZone: string): { date: string; time: string } => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((each) => each.type === type)?.value ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
};

/** An instant as people at the site read their clock: to the minute. */
export const instantWords = (instant: string, timeZone: string): Words => {
  const { date, time } = inZone(instant, timeZone);
  const { year, month, day } = parse(date);
  const [hour, minute] = time.split(':').map(Number);
  return {
    zh: `${year}年${month}月${day}日 ${time}`,
    en: `${day} ${monthName(month)} ${year}, ${time}`,
    spoken: `${year}年${month}月${day}日${hour}点${minute === 0 ? '' : `${minute}分`}`,
  };
};
