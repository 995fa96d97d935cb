import type { Text as Words } from '../../protocol/text.ts';
import { inks, margin, measure, type Ink } from './ink.ts';
import type { Meaning, Piece, Role, Row, Shape } from './model.ts';
import { shapeOf, type Setter } from './set-text.ts';

/** How a page is set: the text setter, and whether English follows the Chinese. */
export interface Sheet {
  readonly setter: Setter;
  readonly both: boolean;
}

export const leaf = (role: Role, lang: Meaning['lang'], more: Partial<Meaning> = {}): Meaning => ({
  role,
  ...(lang === undefined ? {} : { lang }),
  children: [],
  ...more,
});

export const gap = (height: number): Row => ({ height, parts: [] });
export const joined = (...pieces: readonly Piece[]): Piece => ({
  meanings: pieces.flatMap(({ meanings }) => meanings),
  rows: pieces.flatMap(({ rows }) => rows),
});
/** Pieces that no page end parts. */
export const kept = (...pieces: readonly Piece[]): Piece => {
  const { meanings, rows } = joined(...pieces);
  return {
    meanings,
    rows: rows.map((row, index) => (index < rows.length - 1 ? { ...row, keep: true } : row)),
  };
};
export const space = (height: number): Piece => ({ meanings: [], rows: [gap(height)] });

interface Setting {
  readonly role: Role;
  readonly ink: Ink;
  readonly english?: Ink;
  readonly align?: 'left' | 'centre' | 'right';
  readonly indent?: number;
  readonly x?: number;
  readonly width?: number;
  readonly keep?: boolean;
}

const one = (sheet: Sheet, text: string, lang: 'zh-CN' | 'en', set: Setting): Piece => {
  const { ink, align = 'left', indent = 0, x = margin.left, width = measure } = set;
  const meaning = leaf(set.role, lang);
  const rows = sheet.setter.lines(text, ink, width, indent).map((line): Row => {
    const free = width - line.width;
    const left = x + { left: 0, centre: free / 2, right: free }[align];
    return {
      height: ink.leading,
      parts: [{ leaf: meaning, shapes: [shapeOf(line, ink, left, 0)] }],
      ...(set.keep === true ? { keep: true } : {}),
    };
  });
  return { meanings: [meaning], rows };
};

/** A text in Chinese, and below it in English where both are wanted and differ. */
export const textPiece = (sheet: Sheet, text: Words, set: Setting): Piece =>
  sheet.both && text.en !== text.zh
    ? joined(
        one(sheet, text.zh, 'zh-CN', set),
        one(sheet, text.en, 'en', {
          ...set,
          ink: set.english ?? inks.english,
          indent: 0,
          role: set.role === 'H1' || set.role === 'H2' ? 'P' : set.role,
        }),
      )
    : one(sheet, text.zh, 'zh-CN', set);

/** The same shape further down. */
export const lowered = (shape: Shape, by: number): Shape => {
  switch (shape.kind) {
    case 'runs':
      return { ...shape, baseline: shape.baseline + by };
    case 'line':
    case 'box':
      return { ...shape, y: shape.y + by };
    case 'bars':
      return {
        ...shape,
        bars: shape.bars.map(([x, y, width, height]) => [x, y + by, width, height] as const),
      };
  }
};
