import { margin, page } from './ink.ts';
import type { Page, PlacedRow, Row } from './model.ts';

const bottom = page.height - margin.bottom;

const isGap = (row: Row): boolean => row.parts.length === 0 && row.ornaments === undefined;

/** Height of a row together with what it may not be parted from. */
const bound = (rows: readonly Row[], index: number): number => {
  const row = rows[index];
  if (row === undefined) return 0;
  const goesOn = row.keep === true || (isGap(row) && index + 1 < rows.length);
  return row.height + (goesOn ? bound(rows, index + 1) : 0);
};

/** How much of the air between blocks a sheet may give up before it takes another page. */
const airs = [1, 0.75, 0.5] as const;

const aired = (rows: readonly Row[], air: number): readonly Row[] =>
  air === 1 ? rows : rows.map((row) => (isGap(row) ? { ...row, height: row.height * air } : row));

/** Lays rows onto as few pages as they can do with, with as much air as those leave. */
export const place = (rows: readonly Row[]): readonly Page[] => {
  const roomy = lay(rows);
  if (roomy.length === 1) return roomy;
  const tries = airs.map((air) => (air === 1 ? roomy : lay(aired(rows, air))));
  const fewest = Math.min(...tries.map(({ length }) => length));
  return tries.find(({ length }) => length === fewest) ?? roomy;
};

/**
 * Lays rows onto pages from top to bottom. A row never splits; one that is to be kept with the next
 * moves on with it; gaps are dropped at the foot and at the head of a page.
 */
const lay = (rows: readonly Row[]): readonly Page[] => {
  const pages: PlacedRow[][] = [[]];
  let y: number = margin.top;
  let head: Row | undefined;
  rows.forEach((row, index) => {
    let current = pages.at(-1) ?? [];
    if (isGap(row)) {
      if (current.length > 0) y += row.height;
      return;
    }
    const fits = y + bound(rows, index) <= bottom || bound(rows, index) > bottom - margin.top;
    if (current.length > 0 && (!fits || y + row.height > bottom)) {
      current = [];
      pages.push(current);
      y = margin.top;
      if (head !== undefined) {
        current.push({ y, row: head, repeated: true });
        y += head.height;
      }
    }
    current.push({ y, row, repeated: false });
    y += row.height;
    head = row.repeat;
  });
  return pages;
};
