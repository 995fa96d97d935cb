import type { Text } from '../../protocol/text.ts';

const star = '*';

/** How a masked text is read aloud: stars are named, digits are said one by one. */
function spoken(masked: string): { zh: string; en: string } {
  const runs = masked.match(/\*+|[^*]+/gu) ?? [];
  const say = (stars: (count: number) => string, plain: (run: string) => string): string =>
    runs.map((run) => (run.startsWith(star) ? stars(run.length) : plain(run))).join(' ');
  const apart = (run: string): string => (/^[\dX]+$/.test(run) ? [...run].join(' ') : run);
  return {
    zh: say((count) => (count === 1 ? '星号' : `${count}个星号`), apart),
    en: say((count) => (count === 1 ? 'asterisk' : `${count} asterisks`), apart),
  };
}

const asText = (masked: string): Text & { spokenEn: string } => {
  const words = spoken(masked);
  return { zh: masked, en: masked, spoken: words.zh, spokenEn: words.en };
};

/** A masked text with how each language reads it aloud. */
export type Masked = ReturnType<typeof asText>;

function keepEnds(text: string, head: number, tail: number): string {
  const points = [...text];
  if (points.length <= head + tail) return star.repeat(points.length);
  return [
    ...points.slice(0, head),
    ...points.slice(head, points.length - tail).map(() => star),
    ...points.slice(points.length - tail),
  ].join('');
}

/** 林知夏 → 林*夏, 𬱖启 → 𬱖*; by code point, so characters outside the first plane stay whole. */
export function maskName(name: string): string {
  const points = [...name];
  if (points.length <= 1) return star;
  return keepEnds(name, 1, points.length === 2 ? 0 : 1);
}

/** Identity numbers: the first three and the last four stay, the birth date never shows. */
export const maskNumber = (number: string): string => keepEnds(number, 3, 4);

/** 13812345678 → 138****5678. */
export const maskPhone = (phone: string): string => keepEnds(phone, 3, 4);

export const maskedName = (name: string): Masked => asText(maskName(name));
export const maskedNumber = (number: string): Masked => asText(maskNumber(number));
export const maskedPhone = (phone: string): Masked => asText(maskPhone(phone));
