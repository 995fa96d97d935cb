import type { Language } from '../locales/index.ts';
import { pause, type VoicePack } from './pack-format.ts';

/** Readings with tone number, one a character; what is not Chinese stays as it is. */
export type Readings = (text: string) => readonly string[];

const digitNames = [...'零一二三四五六七八九'];

/** A whole number below ten thousand as it is counted: 112 → 一百一十二. */
function countedInChinese(digits: string): string {
  const value = Number(digits);
  if (digits.length > 4 || (digits.length > 1 && digits.startsWith('0'))) {
    return [...digits].map((digit) => digitNames[Number(digit)]).join('');
  }
  if (value === 0) return '零';
  const units = ['', '十', '百', '千'];
  let out = '';
  let zero = false;
  [...String(value)].forEach((digit, index, all) => {
    if (digit === '0') {
      zero = true;
      return;
    }
    if (zero) out += '零';
    zero = false;
    out += `${digitNames[Number(digit)]}${units[all.length - 1 - index]}`;
  });
  return out.replace(/^一十/, '十');
}

/** Numbers, clock times and signs as a Chinese reader says them. */
export function sayable(text: string): string {
  return text
    .replace(/\d+(?=\*)|(?<=\*)\d+/g, (part) =>
      [...part].map((d) => digitNames[Number(d)]).join(''),
    )
    .replace(
      /(\d{1,2}):(\d{2})/g,
      (_, h: string, m: string) => `${Number(h)}点${m === '00' ? '整' : `${m}分`}`,
    )
    .replace(
      /(\d{4})年/g,
      (_, year: string) => `${[...year].map((d) => digitNames[Number(d)]).join('')}年`,
    )
    .replace(/(\d)[–-](\d)/g, '$1到$2')
    .replace(
      /(\d+)\.(\d+)/g,
      (_, a: string, b: string) => `${a}点${[...b].map((d) => digitNames[Number(d)]).join('')}`,
    )
    .replace(/\d+/g, countedInChinese)
    .replace(/\*+/g, (stars) =>
      stars.length > 1 ? `${countedInChinese(String(stars.length))}个星号` : '星号',
    )
    .replace(/%/g, '百分号')
    .replace(/\+/g, '加');
}

/**
 * Clips for any words: the pack's own recording of exactly this text if it has one, else, in
 * Chinese, syllable by syllable. English without a recording is shown only, except numbers.
 */
export function readAloud(
  text: string,
  language: Language,
  pack: VoicePack,
  readings: Readings,
): readonly string[] {
  const recorded = Object.entries(pack.clips).find(([, clip]) => clip[3] === text);
  if (recorded) return [recorded[0]];
  if (language === 'en') return spelledOut(text, pack);
  const ids: string[] = [];
  for (const reading of readings(sayable(text))) {
    const id = /^[A-Za-z]$/.test(reading)
      ? `letter/${reading.toUpperCase()}`
      : `syllable/${reading}`;
    // A word may drop a tone that the pack has no clip for; any tone is better than a hole.
    const near = [id, ...[...'41230'].map((tone) => id.replace(/\d$/, tone))].find(
      (i) => i in pack.clips,
    );
    if (near) ids.push(near);
    else if (/[，。；：！？、,.;:!?\n]/.test(reading) && ids.at(-1) !== pause) ids.push(pause);
  }
  while (ids.at(-1) === pause) ids.pop();
  return ids;
}

/** Ticket and case numbers in English, character by character; anything else has no sound. */
function spelledOut(text: string, pack: VoicePack): readonly string[] {
  if (!/^[A-Z0-9 -]+$/.test(text)) return [];
  return [...text]
    .map((character) => (/\d/.test(character) ? `en/digit/${character}` : `letter/${character}`))
    .filter((id) => id in pack.clips);
}
