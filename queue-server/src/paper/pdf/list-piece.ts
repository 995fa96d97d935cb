import type { Text as Words } from '../../protocol/text.ts';
import { inks, margin, measure } from './ink.ts';
import type { Piece, Row } from './model.ts';
import { shapeOf } from './set-text.ts';
import { gap, textPiece, type Sheet } from './text-piece.ts';

/** Items one below the other, numbered or dotted; following lines are set in. */
export const listPiece = (sheet: Sheet, items: readonly Words[], numbered: boolean): Piece => {
  const pieces = items.map((item, index) => {
    const mark = numbered ? `${index + 1}. ` : '· ';
    const indent = sheet.setter.width(numbered ? '00. ' : mark, inks.text);
    const body = textPiece(sheet, item, {
      role: 'LBody',
      ink: inks.text,
      x: margin.left + indent,
      width: measure - indent,
      beside: true,
    });
    const [first, ...rest] = body.rows;
    const [label] = sheet.setter.lines(mark, inks.text, measure);
    const [part, ...others] = first?.parts ?? [];
    const marked: Row[] =
      first === undefined || part === undefined || label === undefined
        ? []
        : [
            {
              ...first,
              parts: [
                {
                  leaf: part.leaf,
                  shapes: [shapeOf(label, inks.text, margin.left, 0), ...part.shapes],
                },
                ...others,
              ],
            },
          ];
    return {
      meaning: { role: 'LI', children: body.meanings } as const,
      rows: [...marked, ...rest, gap(2)],
    };
  });
  return {
    meanings: [{ role: 'L', children: pieces.map(({ meaning }) => meaning) }],
    rows: pieces.flatMap(({ rows }) => rows),
  };
};
