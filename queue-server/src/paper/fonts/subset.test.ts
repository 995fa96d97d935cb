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
const outline = (font: Font, glyph: number): string => font.getGlyph(glyph).path.toSVG();

describe('the part of a font that goes into a file', () => {
  it('draws the glyphs that were asked for as the whole font does, each as wide', () => {
    const subset = subsetOf(file);
    const glyphs = [...'政务服务𬱖启明Aé·“（0.ǖ'].map(
      (character) => whole.glyphForCodePoint(character.codePointAt(0) ?? 0).id,
    );
    const numbers = glyphs.map((glyph) => subset?.includeGlyph(glyph) ?? 0);
    const part = create(Buffer.from(subset?.encode() ?? [])) as Font;
    glyphs.forEach((glyph, index) => {
      const number = numbers[index] ?? 0;
      expect(outline(part, number)).toBe(outline(whole, glyph));
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
