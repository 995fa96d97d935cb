import { expect, test } from 'vitest';
import { type Findable, searchItems } from './item-search.ts';

const item = (code: string, zh: string, en: string, pinyin: string, popular = false): Findable => ({
  code,
  name: { zh, en },
  pinyin,
  popular,
});
const items = [
  item(
    'pension',
    '城乡居民养老参保',
    'Residents’ pension enrolment',
    'cheng xiang ju min yang lao can bao',
    true,
  ),
  item('record', '社保参保证明', 'Social insurance record', 'she bao can bao zheng ming'),
  item('food', '食品经营许可', 'Food business licence', 'shi pin jing ying xu ke'),
  item('elder', '高龄津贴', 'Old-age allowance', 'gaolingjintie gljt'),
];
const find = (typed: string) => searchItems(items, typed).map(({ code }) => code);

test('items are found by characters, by pinyin and by initials', () => {
  expect(find('养老')).toEqual(['pension']);
  expect(find('yanglao')).toEqual(['pension']);
  expect(find('sp')).toEqual(['food']);
  expect(find('cb')).toEqual(['pension', 'record']);
  expect(find('gljt')).toEqual(['elder']);
});

test('a beginning counts more than a middle, and gaps are allowed in characters', () => {
  expect(find('s')).toEqual(['record', 'food']);
  expect(find('社证')).toEqual(['record']);
});

test('English words are found by their beginning', () => {
  expect(find('pens')).toEqual(['pension']);
  expect(find('licence')).toEqual(['food']);
});

test('nothing typed or nothing fitting finds nothing', () => {
  expect(find('')).toEqual([]);
  expect(find('zzz')).toEqual([]);
});
