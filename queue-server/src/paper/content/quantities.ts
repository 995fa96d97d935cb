import type { Text as Words } from '../../protocol/text.ts';

/** A thing and how many of it. */
export const copiesWords = (name: Words, copies: number): Words => ({
  // No space after the sign: the number must not begin a line of its own.
  zh: `${name.zh} ×${copies}份`,
  en: `${name.en} ×${copies}`,
  spoken: `${name.spoken ?? name.zh}，${copies}份`,
});

export const peopleWords = (count: number): Words => ({ zh: `${count}人`, en: String(count) });

/** A wait given in whole seconds, as a range of minutes: rounded outwards, so that it promises nothing more. */
export const waitWords = ({ low, high }: { low: number; high: number }): Words => {
  const [from, to] = [Math.floor(low / 60), Math.max(1, Math.ceil(high / 60))];
  return from === to
    ? { zh: `约${to}分钟`, en: `about ${to} min` }
    : { zh: `${from}至${to}分钟`, en: `${from} to ${to} min` };
};

/** Whole seconds as minutes, rounded up, so that nothing is said to be quicker than it was. */
export const minutesWords = (seconds: number): Words => {
  const minutes = Math.ceil(seconds / 60);
  return { zh: `${minutes}分钟`, en: `${minutes} min` };
};

/** A share as per cent with one digit; a dash where there is nothing to divide. */
export const shareWords = (share: number | null): Words =>
  share === null
    ? { zh: '—', en: '—', spoken: '暂无' }
    : { zh: `${(share * 100).toFixed(1)}%`, en: `${(share * 100).toFixed(1)}%` };
