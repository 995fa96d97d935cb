import type { Font, Glyph, GlyphPosition, GlyphRun } from 'fontkit';
import { isMarked, narrowQuote } from './latin-quotes.ts';
import { advancesIn, subsetOf } from './subset.ts';

/**
 * The same font, set character by character: one glyph each, at its own advance, without ligatures
 * or kerning. Chinese and the Latin around it need no more; lines are exactly as wide as they were
 * measured, and the first page of the day comes sooner. `file` is what the font was read from.
 */
export const unshaped = (font: Font, file: Uint8Array): Font => {
  const advanceOf = advancesIn(file);
  const narrowed = new Map<number, Glyph | null>();
  const narrow = (code: number): Glyph | null => {
    if (!isMarked(code)) return null;
    const known = narrowed.get(code);
    if (known !== undefined) return known;
    const glyph = narrowQuote(font, code);
    narrowed.set(code, glyph);
    return glyph;
  };
  const hasGlyphForCodePoint = (code: number): boolean =>
    isMarked(code) ? narrow(code) !== null : font.hasGlyphForCodePoint(code);
  const glyphForCodePoint = (code: number): Glyph => {
    const glyph = narrow(code) ?? font.glyphForCodePoint(code);
    // fontkit keeps its glyphs, so each is told its width once.
    if (advanceOf !== null && !Object.hasOwn(glyph, 'advanceWidth'))
      Object.defineProperty(glyph, 'advanceWidth', { value: advanceOf(glyph.id) });
    return glyph;
  };
  const layout = (text: string): Pick<GlyphRun, 'glyphs' | 'positions' | 'advanceWidth'> => {
    const glyphs = Array.from(text, (character) =>
      glyphForCodePoint(character.codePointAt(0) ?? 0),
    );
    const positions = glyphs.map(({ advanceWidth }): GlyphPosition => ({
      xAdvance: advanceWidth,
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
    }));
    const advanceWidth = positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    return { glyphs, positions, advanceWidth };
  };
  const createSubset = () => subsetOf(file) ?? font.createSubset();
  return Object.create(font, {
    layout: { value: layout },
    glyphForCodePoint: { value: glyphForCodePoint },
    hasGlyphForCodePoint: { value: hasGlyphForCodePoint },
    createSubset: { value: createSubset },
  }) as Font;
};
