import { words } from './words.ts';

export const keyboardWords = {
  name: words('屏幕键盘', 'On-screen keyboard'),
  erase: words('删除', 'Erase'),
  space: words('空格', 'Space'),
  before: words('前面的候选字', 'Earlier candidates'),
  after: words('后面的候选字', 'More candidates'),
  layers: {
    pinyin: words('拼音', '拼音'),
    latin: words('英文', 'abc'),
    digits: words('数字', '123'),
    rare: words('生僻字', 'Rare'),
  },
  hints: {
    pinyin: words('输入拼音，再点候选字', 'Type pinyin, then touch a character'),
    latin: words('', ''),
    digits: words('', ''),
    rare: words('输入汉字的统一码，如 2CC56', 'Type the Unicode number, e.g. 2CC56'),
  },
} as const;
