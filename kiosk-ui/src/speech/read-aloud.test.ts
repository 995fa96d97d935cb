import { pinyin } from 'pinyin-pro';
import { expect, test } from 'vitest';
import { actions } from '../locales/terminal/actions.ts';
import { guidance } from '../locales/terminal/guidance.ts';
import { pack } from './pack/index.ts';
import { readAloud, sayable } from './read-aloud.ts';

const readings = (text: string) => pinyin(text, { toneType: 'num', type: 'array' });
const read = (text: string, language: 'zh' | 'en' = 'zh') =>
  readAloud(text, language, pack, readings);

test('numbers, times and masks are said as people say them', () => {
  expect(sayable('112')).toBe('一百一十二');
  expect(sayable('10')).toBe('十');
  expect(sayable('2005')).toBe('二千零五');
  expect(sayable('2026年3月27日 09:30')).toBe('二零二六年三月二十七日 九点三十分');
  expect(sayable('4199022026')).toBe('四一九九零二二零二六');
  expect(sayable('林*')).toBe('林星号');
  expect(sayable('4199**********1424')).toBe('四一九九十个星号一四二四');
  expect(sayable('约 5–8 分钟')).toBe('约 五到八 分钟');
});

test('any Chinese sentence is spoken syllable by syllable, with pauses', () => {
  expect(read('请取号，A1')).toEqual([
    'syllable/qing3',
    'syllable/qu3',
    'syllable/hao4',
    '·',
    'letter/A',
    'syllable/yi1',
  ]);
});

test('all guidance can be heard in both languages', () => {
  const texts = [
    ...Object.values(guidance),
    ...Object.values(actions).flatMap((a) => [a.ask, a.remind]),
  ];
  for (const { zh, en } of texts) {
    expect(read(en, 'en'), en).toHaveLength(1);
    const han = [...zh].filter((character) => /\p{Script=Han}/u.test(character));
    expect(
      read(zh).filter((id) => id !== '·'),
      zh,
    ).toHaveLength(han.length);
  }
});

test('English without a recording is shown only', () => {
  expect(read('Certificate of no housing', 'en')).toEqual([]);
  expect(read('A 1', 'en')).toEqual(['letter/A', 'en/digit/1']);
});
