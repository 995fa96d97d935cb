import type { ReceiptLine } from '@banshi/hardware-drivers';
import { fillOutline, type Bitmap, type Fonts } from '@banshi/queue-server/paper';
import { columnsOf, widthOf } from './repertoire.ts';
import { dotsPerColumn } from './setting.ts';

type TextLine = Extract<ReceiptLine, { kind: 'text' }>;

/** The printers' Chinese font: 24 dots a character, and 30 from line to line. */
const em = 24;
const lineGap = 6;
/** The baseline as a share of the character's height, as Noto and Hanazono draw it. */
const ascent = 0.88;

/**
 * A line with a character that the printer's own font lacks, drawn whole, each character in the
 * cell where the printer would have put it. Characters that no font draws go into `missing`.
 */
export const drawnLine = (
  line: TextLine,
  dots: number,
  fonts: Fonts,
  missing: Set<string>,
): ReceiptLine => {
  const size = line.size ?? 1;
  const bitmap: Bitmap = {
    width: dots,
    height: em * size + lineGap,
    bits: new Uint8Array(Math.ceil(dots / 8) * (em * size + lineGap)),
  };
  const free = dots - widthOf(line.text) * dotsPerColumn * size;
  let left = { left: 0, centre: Math.floor(free / 2), right: free }[line.align ?? 'left'];
  for (const character of line.text) {
    const cell = columnsOf(character) * dotsPerColumn * size;
    const font = fonts.find(character);
    if (font === null) missing.add(character);
    else {
      const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
      const scale = (em * size) / font.unitsPerEm;
      // Wide Latin letters are squeezed into their column, narrow ones stand in its middle.
      const width = glyph.advanceWidth * scale;
      const scaleX = scale * Math.min(1, cell / width);
      if (glyph.path.commands.length > 0)
        // Emphasised as the printers do it: struck twice, a dot apart.
        for (const strike of line.bold === true ? [0, size] : [0])
          fillOutline(bitmap, glyph.path, {
            scaleX,
            scaleY: scale,
            left: left + Math.max(0, (cell - width) / 2) + strike,
            baseline: Math.round(em * size * ascent),
          });
    }
    left += cell;
  }
  return { kind: 'raster', width: bitmap.width, height: bitmap.height, bits: bitmap.bits };
};
