import type { Text as Words } from '../../protocol/text.ts';
import { code128 } from '../codes/code128.ts';
import { darkBars, qrModules } from '../codes/qr.ts';
import { colour, inks, margin, measure } from './ink.ts';
import type { Piece } from './model.ts';
import { gap, leaf, lowered, textPiece, type Sheet } from './text-piece.ts';

/** Points: 30 mm. */
const qrSide = 85;

/** The caption stands right of the code, in its middle. */
const besides = (
  sheet: Sheet,
  figure: Piece,
  side: number,
  height: number,
  caption: Words,
): Piece => {
  const text = textPiece(sheet, caption, {
    role: 'P',
    ink: inks.text,
    x: margin.left + side + 18,
    width: measure - side - 18,
  });
  const textHeight = text.rows.reduce((sum, row) => sum + row.height, 0);
  let y = Math.max(0, (height - textHeight) / 2);
  const parts = text.rows.flatMap((row) => {
    const at = y;
    y += row.height;
    return row.parts.map((part) => ({
      ...part,
      shapes: part.shapes.map((shape) => lowered(shape, at)),
    }));
  });
  return {
    meanings: [...figure.meanings, ...text.meanings],
    rows: [
      gap(14),
      {
        height: Math.max(height, textHeight),
        parts: [...figure.rows.flatMap((row) => row.parts), ...parts],
        // The quiet zone: nothing may shine through where a reader looks for the edge.
        ornaments: [
          {
            kind: 'box',
            x: margin.left - 12,
            y: -12,
            width: side + 24,
            height: height + 24,
            colour: colour.paper,
            filled: true,
          },
        ],
      },
      gap(14),
    ],
  };
};

export const qrPiece = (sheet: Sheet, text: string, caption: Words): Piece => {
  const modules = qrModules(text);
  const module = qrSide / modules.length;
  const figure = leaf('Figure', undefined, { alt: `${caption.zh}：${text}` });
  const bars = darkBars(modules).map(
    ({ x, y, length }) => [margin.left + x * module, y * module, length * module, module] as const,
  );
  return besides(
    sheet,
    {
      meanings: [figure],
      rows: [{ height: qrSide, parts: [{ leaf: figure, shapes: [{ kind: 'bars', bars }] }] }],
    },
    qrSide,
    qrSide,
    caption,
  );
};

/** Points: a module of 0.35 mm, bars of 12 mm. */
const module = 1;
const barHeight = 34;

export const barcodePiece = (sheet: Sheet, text: string, caption: Words): Piece => {
  const figure = leaf('Figure', undefined, { alt: `${caption.zh}：${text}` });
  const bars: (readonly [number, number, number, number])[] = [];
  let x = margin.left;
  code128(text).forEach((width, index) => {
    if (index % 2 === 0) bars.push([x, 0, width * module, barHeight]);
    x += width * module;
  });
  const side = x - margin.left;
  return besides(
    sheet,
    {
      meanings: [figure],
      rows: [{ height: barHeight, parts: [{ leaf: figure, shapes: [{ kind: 'bars', bars }] }] }],
    },
    side,
    barHeight,
    { ...caption, zh: `${caption.zh}\n${text}`, en: caption.en },
  );
};
