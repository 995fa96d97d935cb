import type { Font, Glyph } from 'fontkit';

/**
 * Curly quotes are as wide as a Chinese character in a Chinese font, for Chinese text; beside Latin
 * letters they must be as narrow as a letter. Unicode has one code for both, so that inside a
 * line the narrow ones are written as noncharacters (U+FDD0 and following), which no font draws.
 */
const narrowOf: Readonly<Record<string, string>> = {
  '‘': '\uFDD0',
  '’': '\uFDD1',
  '“': '\uFDD2',
  '”': '\uFDD3',
};
const wideOf = new Map(Object.entries(narrowOf).map(([wide, narrow]) => [narrow, wide]));

/** A quote that follows a Latin letter, digit or stop, or stands before one. */
const besideLatin = /(?<=[A-Za-z0-9.,;:!?)])[’”]|[‘“](?=[A-Za-z0-9(])/g;

/** The text with the quotes beside Latin letters marked as narrow. */
export const markLatinQuotes = (text: string): string =>
  text.replace(besideLatin, (quote) => narrowOf[quote] ?? quote);

/** Typewriter quotes for printers whose fonts know no narrow ones. */
export const plainLatinQuotes = (text: string): string =>
  text.replace(besideLatin, (quote) => (quote === '‘' || quote === '’' ? "'" : '"'));

/** Whether the code stands for a narrow quote. */
export const isMarked = (code: number): boolean => code >= 0xfdd0 && code <= 0xfdd3;

/** The character itself, whether marked or not. */
export const unmarked = (character: string): string => wideOf.get(character) ?? character;

/** The font's own narrow glyph of a marked quote (OpenType `pwid`), or null for any other code. */
export function narrowQuote(font: Font, code: number): Glyph | null {
  const wide = wideOf.get(String.fromCodePoint(code));
  const [glyph] = wide === undefined ? [] : font.layout(wide, ['pwid']).glyphs;
  // Whoever copies the text out of the page gets the quote.
  return glyph === undefined || wide === undefined
    ? null
    : font.getGlyph(glyph.id, [wide.codePointAt(0) ?? 0]);
}
