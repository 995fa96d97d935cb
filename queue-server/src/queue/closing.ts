import type { Hall } from '../halls/hall.ts';
import type { ClosingAdvice, Text, WaitRange } from '../protocol/index.ts';

const words: Record<ClosingAdvice['advice'], Text> = {
  'in-time': {
    zh: '预计可在下班前叫到',
    en: 'Expected to be called before closing',
  },
  tight: {
    zh: '可能在下班后才叫到，已取号的都会办完',
    en: 'May be called after closing; everybody with a ticket is served',
  },
  late: {
    zh: '预计下班后才叫到，可预约或改日再来；已取号的都会办完',
    en: 'Expected after closing; you may book or come another day. Everybody with a ticket is served',
  },
};

/** What the day's end means for a newcomer with this expected wait; undefined where no end is near. */
export function closingAdvice(
  hall: Hall,
  queue: string,
  wait: WaitRange,
  now: number,
): ClosingAdvice | undefined {
  const closesAt = hall.spans(now, queue)?.at(-1)?.to;
  if (closesAt === undefined || now >= closesAt) return undefined;
  const left = (closesAt - now) / 1_000;
  const advice = wait.high <= left ? 'in-time' : wait.low <= left ? 'tight' : 'late';
  return { closesAt: new Date(closesAt).toISOString(), advice, words: words[advice] };
}
