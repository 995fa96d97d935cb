import { pinyin } from 'pinyin-pro';
import { frequent } from './frequent.ts';
import { phrases } from './phrases.ts';
import { type PinyinIndex, pinyinIndex } from './pinyin-index.ts';

/** GB 2312 in its own order: 3,755 characters of level 1, then 3,008 of level 2. */
function standardCharacters(): string[] {
  const decoder = new TextDecoder('gb2312');
  const found: string[] = [];
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (/^\p{Script=Han}$/u.test(character)) found.push(character);
    }
  }
  return found;
}

/** Every other character of the basic block, so that rarer names can be typed too. */
function otherCharacters(): string[] {
  return Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, i) => String.fromCodePoint(0x4e00 + i));
}

/** The Chinese index, some 20,900 characters; takes a few hundred milliseconds, so build it once. */
export function loadPinyin(): PinyinIndex {
  return pinyinIndex({
    readings: (character) => pinyin(character, { toneType: 'none', type: 'array', multiple: true }),
    characters: [...new Set([...frequent, ...standardCharacters(), ...otherCharacters()])],
    phrases,
  });
}
