import type { Text as Words } from '../../protocol/text.ts';

/**
 * Paper that would lie is not printed: a character without a glyph would come out as a box or a
 * question mark, and a person's name would be wrong on an official paper.
 */
export interface PaperRefusal {
  readonly code: 'missing-glyph' | 'unprintable-character' | 'not-as-sealed';
  /** The characters at fault as `U+2CBD6`; empty for a broken seal. */
  readonly characters: readonly string[];
  readonly words: Words;
}

export type Rendered<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refused: PaperRefusal };

export const rendered = <T>(value: T): Rendered<T> => ({ ok: true, value });

export const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A character that no font at hand can draw. */
export const missingGlyph = (characters: Iterable<string>): PaperRefusal => ({
  code: 'missing-glyph',
  characters: [...new Set(characters)].map(codePoint),
  words: {
    zh: '有生僻字本机不能正确打印，请到窗口办理，工作人员会为您手工出具',
    en: 'A rare character cannot be printed correctly here. Please ask at a window; staff will write it for you.',
  },
});

/** A control or direction character has no business on paper: it can hide or turn round what is read. */
export const unprintable = (characters: Iterable<string>): PaperRefusal => ({
  code: 'unprintable-character',
  characters: [...new Set(characters)].map(codePoint),
  words: {
    zh: '内容含有不能打印的控制字符，请联系工作人员',
    en: 'The text has a control character that cannot be printed. Please ask the staff.',
  },
});
