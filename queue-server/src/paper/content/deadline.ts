import type { Deadline } from '../../protocol/index.ts';
import type { Text as Words } from '../../protocol/text.ts';
import { dateWords, shortDate } from './dates.ts';
import { words } from './compose.ts';

const nextDay = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Days in a row become one span: 10月1日至7日 reads better than seven dates. */
const spans = (dates: readonly string[]): readonly { first: string; last: string }[] => {
  const found: { first: string; last: string }[] = [];
  for (const date of [...dates].sort()) {
    const open = found.at(-1);
    if (open !== undefined && nextDay(open.last) === date) open.last = date;
    else found.push({ first: date, last: date });
  }
  return found;
};

const spanWords = ({ first, last }: { first: string; last: string }): Words => {
  const [from, to] = [shortDate(first), shortDate(last)];
  return first === last ? from : { zh: `${from.zh}至${to.zh}`, en: `${from.en} to ${to.en}` };
};

/** The days that did not count, gathered by their reason, in the order of their first day. */
export const skippedDays = (deadline: Deadline): readonly Words[] => {
  const byReason = new Map<string, { because: Words; dates: string[] }>();
  for (const { date, because } of deadline.skipped) {
    const group = byReason.get(because.zh) ?? { because, dates: [] };
    group.dates.push(date);
    byReason.set(because.zh, group);
  }
  return [...byReason.values()].map(({ because, dates }) => {
    const all = spans(dates).map(spanWords);
    return {
      zh: `${because.zh}：${all.map((span) => span.zh).join('、')}`,
      en: `${because.en}: ${all.map((span) => span.en).join(', ')}`,
    };
  });
};

/** What has to have happened by the deadline. */
export type DeadlineFor = 'acceptance' | 'decision';

const promises: Record<DeadlineFor, Words> = {
  acceptance: words('告知是否受理', 'you are told whether it is accepted'),
  decision: words('办结', 'it is decided'),
};

/** "Day 0 is …, n working days, so by …": the sum that anybody can check on a calendar. */
export const arithmetic = (
  deadline: Deadline,
  what: DeadlineFor = 'acceptance',
): readonly Words[] => {
  const [from, due, promise] = [dateWords(deadline.from), dateWords(deadline.due), promises[what]];
  return [
    words(
      `${from.zh}为第0天，次日起算${deadline.workingDays}个工作日，最迟于${due.zh}${promise.zh}`,
      `Day 0 is ${from.en}; ${deadline.workingDays} working days counted from the next day: ${promise.en} by ${due.en}`,
      `${from.spoken}为第零天，次日起算${deadline.workingDays}个工作日，最迟于${due.spoken}${promise.zh}`,
    ),
    ...skippedDays(deadline).map((skipped) => ({
      zh: `不计入 ${skipped.zh}`,
      en: `Not counted: ${skipped.en}`,
    })),
  ];
};
