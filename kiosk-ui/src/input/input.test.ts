import { expect, test } from 'vitest';
import { characterOf } from './code-point.ts';
import { loadPinyin } from './load-pinyin.ts';

const index = loadPinyin();
const texts = (letters: string) => index.candidates(letters).map(({ text }) => text);

test('a syllable offers its characters, the usual ones first', () => {
  expect(texts('de')[0]).toBe('的');
  expect(texts('li').slice(0, 14)).toContain('李');
  expect(texts('chen').slice(0, 3)).toContain('陈');
  expect(texts('lv').slice(0, 12)).toContain('吕');
});

test('phrases come by full pinyin and by initials', () => {
  expect(texts('jiefanglu')[0]).toBe('解放路');
  expect(texts('jfl')[0]).toBe('解放路');
  expect(texts('yanglaobaoxian')[0]).toBe('养老保险');
});

test('a candidate says how many letters it used, so that the rest can be typed on', () => {
  expect(index.candidates('zhongshan')[0]).toEqual({ text: '中山路', used: 9 });
  expect(index.candidates('wangxiaoming').slice(0, 6)).toContainEqual({ text: '王', used: 4 });
});

test('an unfinished syllable already offers what may come', () => {
  expect(texts('zh').slice(0, 10)).toContain('这');
  expect(texts('x')[0]).toBe('下');
});

test('characters outside the common set can still be typed: 翀, 彧', () => {
  expect(texts('chong')).toContain('翀');
  expect(texts('yu')).toContain('与');
  expect(index.candidates('yu', 400).map(({ text }) => text)).toContain('彧');
});

test('letters that are no pinyin offer nothing', () => {
  expect(texts('')).toEqual([]);
  expect(texts('123')).toEqual([]);
});

test('a rare character is found by its number, beyond the basic plane too', () => {
  expect(characterOf('2CC56')).toBe('𬱖');
  expect(characterOf('5F67')).toBe('彧');
  expect(characterOf('0041')).toBeNull();
  expect(characterOf('110000')).toBeNull();
  expect(characterOf('xyz')).toBeNull();
});
