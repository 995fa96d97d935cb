import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { subsetOf } from './subset.ts';

const require = createRequire(import.meta.url);
const file = readFileSync(
  require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
);
// A single font, as its signature says.
const whole = create(file) as Font;
/** The places of the points: every second number of the path is one across or one up. */
const points = (font: Font, glyph: number): readonly number[] =>
  font.getGlyph(glyph).path.commands.flatMap(({ args }) => args);

/** Left side bearing as the font tells it: drawing starts there. */
const bearing = (font: Font, glyph: number): number =>
  // fontkit reads it, but its types leave it out.
  (font.getGlyph(glyph) as unknown as { _getMetrics(): { leftBearing: number } })._getMetrics()
    .leftBearing;

describe('the part of a font that goes into a file', () => {
  it('draws the glyphs that were asked for within half a grid of the whole font, each as wide and as far from its left', () => {
    const subset = subsetOf(file);
    const glyphs = [...'政务服务𬱖启明Aé·“（0.ǖ'].map(
      (character) => whole.glyphForCodePoint(character.codePointAt(0) ?? 0).id,
    );
    const numbers = glyphs.map((glyph) => subset?.includeGlyph(glyph) ?? 0);
    const part = create(Buffer.from(subset?.encode() ?? [])) as Font;
    glyphs.forEach((glyph, index) => {
      const number = numbers[index] ?? 0;
      const [seen, meant] = [points(part, number), points(whole, glyph)];
      expect(seen).toHaveLength(meant.length);
      // A 250th of the em of 1,000 units; a point implied between two others may move with both.
      seen.forEach((place, at) =>
        expect(Math.abs(place - (meant[at] ?? NaN))).toBeLessThanOrEqual(2),
      );
      const left = (font: Font, id: number) => font.getGlyph(id).bbox.minX;
      expect(bearing(part, number) - left(part, number)).toBe(0);
      expect(part.getGlyph(number).advanceWidth).toBe(whole.getGlyph(glyph).advanceWidth);
    });
    expect(part.numGlyphs).toBeLessThan(60);
  });

  it('gives a glyph one number, however often it is drawn, and keeps the first for what is missing', () => {
    const subset = subsetOf(file);
    expect(subset?.includeGlyph(0)).toBe(0);
    const first = subset?.includeGlyph(5_000);
    expect(first).toBe(1);
    expect(subset?.includeGlyph({ id: 5_000 })).toBe(first);
  });

  it('leaves a font of another kind to whoever opened it', () => {
    expect(subsetOf(Uint8Array.from([0x4f, 0x54, 0x54, 0x4f, 0, 0, 0, 0, 0, 0, 0, 0]))).toBeNull();
  });
});
