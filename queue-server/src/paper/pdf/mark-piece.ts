import type { Text as Words } from '../../protocol/text.ts';
import { colour, inks, margin, measure } from './ink.ts';
import type { Piece } from './model.ts';
import { gap, gapBeside, lowered, textPiece, type Sheet } from './text-piece.ts';

/** A mark stands in a frame: it must not be overlooked. */
export const markPiece = (sheet: Sheet, mark: Words): Piece => {
  const text = textPiece(sheet, mark, {
    role: 'P',
    ink: inks.mark,
    align: 'centre',
    beside: true,
  });
  const height = text.rows.reduce((sum, row) => sum + row.height, 0) + 10;
  const [zh, en] = [
    sheet.setter.width(mark.zh, inks.mark),
    sheet.both ? sheet.setter.width(mark.en, inks.english) : 0,
  ];
  const widest = text.rows.length === 1 && en > 0 ? zh + gapBeside + en : Math.max(zh, en);
  const width = Math.min(measure, widest + 36);
  let y = 5;
  const shapes = text.rows.flatMap((row) => {
    const placed = row.parts.map(({ leaf: meaning, shapes: parts }) => ({
      leaf: meaning,
      shapes: parts.map((shape) => lowered(shape, y)),
    }));
    y += row.height;
    return placed;
  });
  return {
    meanings: text.meanings,
    rows: [
      {
        height,
        parts: shapes,
        ornaments: [
          {
            kind: 'box',
            x: margin.left + (measure - width) / 2,
            y: 0,
            width,
            height,
            colour: colour.warning,
            filled: false,
          },
        ],
      },
      gap(6),
    ],
  };
};
