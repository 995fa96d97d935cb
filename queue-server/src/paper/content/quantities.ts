import type { Text as Words } from '../../protocol/text.ts';

/** A thing and how many of it. */
export const copiesWords = (name: Words, copies: number): Words => ({
  zh: `${name.zh} × ${copies}份`,
  en: `${name.en} × ${copies}`,
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
