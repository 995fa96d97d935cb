import type { Text as Words } from '../../protocol/text.ts';
import type { Column, Field } from '../content/content.ts';
import { colour, inks, margin, measure, type Ink } from './ink.ts';
import type { Meaning, Part, Piece, Row, Shape } from './model.ts';
import { inOneLine, leaf, lowered, type Sheet } from './text-piece.ts';
import { shapeOf } from './set-text.ts';

const padding = 5;
/** Fields stand closer: a form's head should leave the page to what it is about. */
const fieldPadding = 3;

interface Cell {
  readonly role: 'TH' | 'TD';
  readonly scope?: 'Row' | 'Column';
  readonly text: Words;
  readonly ink: Ink;
  readonly x: number;
  readonly width: number;
  /** Above and below the text. */
  readonly air: number;
  /** English goes on in the same line where there is room for both. */
  readonly beside?: boolean;
}

interface SetCell {
  readonly meaning: Meaning;
  readonly parts: readonly Part[];
  readonly height: number;
}

/** One cell: Chinese, below it English, each a meaning of its own so that each is read in its language. */
const setCell = (sheet: Sheet, cell: Cell): SetCell => {
  const beside =
    cell.beside === true && sheet.both && cell.text.en !== cell.text.zh
      ? inOneLine(sheet, cell.text, { ...cell, role: 'P' })
      : null;
  return beside === null ? stackedCell(sheet, cell) : levelCell(cell, beside);
};

const levelCell = ({ role, scope, ink, air }: Cell, line: Piece): SetCell => ({
  meaning: { role, ...(scope === undefined ? {} : { scope }), children: line.meanings },
  parts: line.rows.flatMap(({ parts }) =>
    parts.map((part) => ({ ...part, shapes: part.shapes.map((shape) => lowered(shape, air)) })),
  ),
  height: ink.leading + 2 * air,
});

const stackedCell = (sheet: Sheet, cell: Cell): SetCell => {
  const texts = [
    { text: cell.text.zh, ink: cell.ink, lang: 'zh-CN' as const },
    ...(sheet.both && cell.text.en !== cell.text.zh
      ? [{ text: cell.text.en, ink: inks.english, lang: 'en' as const }]
      : []),
  ];
  const scope = cell.scope === undefined ? {} : { scope: cell.scope };
  let y = cell.air;
  const parts = texts.map(({ text, ink, lang }): Part => {
    const shapes = sheet.setter.lines(text, ink, cell.width).map((line) => {
      const shape = shapeOf(line, ink, cell.x, y);
      y += ink.leading;
      return shape;
    });
    return {
      leaf: texts.length > 1 ? leaf('P', lang) : leaf(cell.role, undefined, scope),
      shapes,
    };
  });
  const [only] = parts;
  const meaning: Meaning =
    parts.length === 1 && only !== undefined
      ? only.leaf
      : { role: cell.role, ...scope, children: parts.map((part) => part.leaf) };
  return { meaning, parts, height: y + cell.air };
};

const setRow = (
  sheet: Sheet,
  cells: readonly Cell[],
  shaded: boolean,
): { readonly meaning: Meaning; readonly row: Row } => {
  const set = cells.map((cell) => setCell(sheet, cell));
  const height = Math.max(...set.map((cell) => cell.height));
  const shade: readonly Shape[] = shaded
    ? [
        {
          kind: 'box',
          x: margin.left,
          y: 0,
          width: measure,
          height,
          colour: colour.shade,
          filled: true,
        },
      ]
    : [];
  return {
    meaning: { role: 'TR', children: set.map((cell) => cell.meaning) },
    row: {
      height,
      parts: set.flatMap((cell) => cell.parts),
      ornaments: [
        ...shade,
        {
          kind: 'line',
          x: margin.left,
          y: height,
          length: measure,
          width: 0.5,
          colour: colour.hairline,
        },
      ],
    },
  };
};

const labelShare = { zh: 0.27, both: 0.32 } as const;

/** Labels at the left, values at the right, a hairline below each. */
export const fieldsPiece = (sheet: Sheet, rows: readonly Field[]): Piece => {
  const labelWidth = measure * labelShare[sheet.both ? 'both' : 'zh'];
  const set = rows.map(({ label, value, strong }) =>
    setRow(
      sheet,
      [
        {
          role: 'TH',
          scope: 'Row',
          text: label,
          ink: inks.label,
          x: margin.left,
          width: labelWidth - 10,
          air: fieldPadding,
          beside: true,
        },
        {
          role: 'TD',
          text: value,
          ink: strong === true ? inks.strong : inks.text,
          x: margin.left + labelWidth,
          width: measure - labelWidth,
          air: fieldPadding,
          beside: true,
        },
      ],
      false,
    ),
  );
  return {
    meanings: [{ role: 'Table', children: set.map(({ meaning }) => meaning) }],
    rows: set.map(({ row }) => row),
  };
};

/** From this many columns on a table is set smaller. */
const wide = 6;

/** A table with a head that comes again on each further page. */
export const tablePiece = (
  sheet: Sheet,
  columns: readonly Column[],
  rows: readonly (readonly Words[])[],
): Piece => {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  let x: number = margin.left;
  const places = columns.map(({ share }) => {
    const width = (measure * share) / all;
    const place = { x: x + padding, width: width - 2 * padding };
    x += width;
    return place;
  });
  const [cellInk, headInk] =
    columns.length < wide ? [inks.text, inks.strong] : [inks.dense, inks.denseHead];
  const cells = (texts: readonly Words[], role: 'TH' | 'TD'): readonly Cell[] =>
    places.map((at, index) => ({
      role,
      ...(role === 'TH' ? { scope: 'Column' as const } : {}),
      text: texts[index] ?? { zh: '', en: '' },
      ink: role === 'TH' ? headInk : cellInk,
      air: padding,
      ...at,
    }));
  const head = setRow(
    sheet,
    cells(
      columns.map(({ title }) => title),
      'TH',
    ),
    true,
  );
  const set = rows.map((row) => setRow(sheet, cells(row, 'TD'), false));
  const last = set.length - 1;
  return {
    meanings: [{ role: 'Table', children: [head.meaning, ...set.map(({ meaning }) => meaning)] }],
    rows: [
      { ...head.row, keep: true },
      ...set.map(({ row }, index) => (index < last ? { ...row, repeat: head.row } : row)),
    ],
  };
};

/** Side by side: who signs, a line to sign on, a place for the date. */
export const signaturesPiece = (sheet: Sheet, parties: readonly Words[]): Piece => {
  // One party needs no line across the page.
  const width = measure / Math.max(2, parties.length);
  const set = parties.map((party, index) => {
    const x = margin.left + index * width;
    const cell = setCell(sheet, {
      role: 'TD',
      text: {
        zh: `${party.zh}（签字、日期）`,
        en: `${party.en} (signature, date)`,
      },
      ink: inks.text,
      x,
      width: width - 18,
      air: padding,
      beside: true,
    });
    return { cell, x };
  });
  const height = Math.max(...set.map(({ cell }) => cell.height)) + 34;
  return {
    meanings: [
      {
        role: 'Table',
        children: [{ role: 'TR', children: set.map(({ cell }) => cell.meaning) }],
      },
    ],
    rows: [
      { height: 16, parts: [], keep: true },
      {
        height,
        parts: set.flatMap(({ cell }) => cell.parts),
        ornaments: set.map(({ x }) => ({
          kind: 'line',
          x,
          y: height - 6,
          length: width - 18,
          width: 0.6,
          colour: colour.ink,
        })),
      },
    ],
  };
};
