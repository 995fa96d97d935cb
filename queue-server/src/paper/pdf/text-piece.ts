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
  /** English goes on in the same line where there is room for both. */
  readonly beside?: boolean;
}

/** No page begins with the last line of a text, none ends with its first. */
const holdsNext = (index: number, lines: number): boolean =>
  index < lines - 1 && (index === 0 || index === lines - 2);

const one = (sheet: Sheet, text: string, lang: 'zh-CN' | 'en', set: Setting): Piece => {
  const { ink, align = 'left', indent = 0, x = margin.left, width = measure } = set;
  const meaning = leaf(set.role, lang);
  const lines = sheet.setter.lines(text, ink, width, indent);
  const rows = lines.map((line, index): Row => {
    const free = width - line.width;
    const left = x + { left: 0, centre: free / 2, right: free }[align];
    return {
      height: ink.leading,
      parts: [{ leaf: meaning, shapes: [shapeOf(line, ink, left, 0)] }],
      ...(set.keep === true || holdsNext(index, lines.length) ? { keep: true } : {}),
    };
  });
  return { meanings: [meaning], rows };
};

/** Points between a text and its English in one line. */
export const gapBeside = 7;

/** Where a line of another ink begins so that both stand on one baseline. */
const levelWith = (ink: Ink, main: Ink): number =>
  (main.leading - ink.leading) / 2 + (main.size - ink.size) * 0.38;

/** Both languages in one line; null where they need more. */
export const inOneLine = (sheet: Sheet, text: Words, set: Setting): Piece | null => {
  const { ink, english = inks.english, align = 'left', x = margin.left, width = measure } = set;
  const [zh, ...moreZh] = sheet.setter.lines(text.zh, ink, width);
  const [en, ...moreEn] = sheet.setter.lines(text.en, english, width);
  if (zh === undefined || en === undefined || moreZh.length + moreEn.length > 0) return null;
  const free = width - zh.width - gapBeside - en.width;
  if (free < 0) return null;
  const left = x + { left: 0, centre: free / 2, right: free }[align];
  const [first, second] = [leaf(set.role, 'zh-CN'), leaf(besideRole(set.role), 'en')];
  const beside = shapeOf(en, english, left + zh.width + gapBeside, levelWith(english, ink));
  return {
    meanings: [first, second],
    rows: [
      {
        height: ink.leading,
        parts: [
          { leaf: first, shapes: [shapeOf(zh, ink, left, 0)] },
          { leaf: second, shapes: [beside] },
        ],
        ...(set.keep === true ? { keep: true } : {}),
      },
    ],
  };
};

/** A heading has one language; what repeats it in another is text. */
const besideRole = (role: Role): Role => (role === 'H1' || role === 'H2' ? 'P' : role);

/** A translation begins on the page on which its text ends. */
const followed = (text: Piece, translation: Piece): Piece => ({
  meanings: [...text.meanings, ...translation.meanings],
  rows: [
    ...text.rows.map((row, index) =>
      index === text.rows.length - 1 ? { ...row, keep: true } : row,
    ),
    ...translation.rows,
  ],
});

/** A text in Chinese, and below it in English where both are wanted and differ. */
export const textPiece = (sheet: Sheet, text: Words, set: Setting): Piece =>
  sheet.both && text.en !== text.zh
    ? ((set.beside === true ? inOneLine(sheet, text, set) : null) ??
      followed(
        one(sheet, text.zh, 'zh-CN', set),
        one(sheet, text.en, 'en', {
          ...set,
          ink: set.english ?? inks.english,
          indent: 0,
          role: besideRole(set.role),
        }),
      ))
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
