import type { Font, GlyphPosition, GlyphRun } from 'fontkit';

/**
 * The same font, set character by character: one glyph each, at its own advance, without ligatures
 * or kerning. Chinese and the Latin around it need no more; lines are exactly as wide as they were
 * measured, and the first page of the day comes sooner.
 */
export const unshaped = (font: Font): Font => {
  const layout = (text: string): Pick<GlyphRun, 'glyphs' | 'positions' | 'advanceWidth'> => {
    const glyphs = Array.from(text, (character) =>
      font.glyphForCodePoint(character.codePointAt(0) ?? 0),
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
  return Object.create(font, { layout: { value: layout } }) as Font;
};
