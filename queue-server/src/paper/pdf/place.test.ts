import { describe, expect, it } from 'vitest';
import { margin, page } from './ink.ts';
import type { Row } from './model.ts';
import { place } from './place.ts';

const room = page.height - margin.top - margin.bottom;
const row = (height: number, more: Partial<Row> = {}): Row => ({
  height,
  parts: [{ leaf: { role: 'P', children: [] }, shapes: [] }],
  ...more,
});
const gap = (height: number): Row => ({ height, parts: [] });
const heights = (rows: readonly Row[]) =>
  place(rows).map((one) => one.map((placed) => placed.row.height));

describe('laying rows onto pages', () => {
  it('fills a page and goes on at the top of the next', () => {
    const rows = Array.from({ length: 5 }, () => row(Math.floor(room / 3)));
    expect(place(rows).map((one) => one.length)).toEqual([3, 2]);
    expect(place(rows)[1]?.[0]?.y).toBe(margin.top);
  });

  it('takes a heading along to what it heads', () => {
    expect(heights([row(room - 100), row(20, { keep: true }), row(90)])).toEqual([
      [room - 100],
      [20, 90],
    ]);
  });

  it('makes no page for a gap, neither at the foot nor at the head', () => {
    expect(heights([row(room - 10), gap(50)])).toEqual([[room - 10]]);
    expect(place([row(room - 10), gap(50), row(30)])[1]?.[0]?.y).toBe(margin.top);
  });

  it('repeats the head of a table, marked as repeated, until its last row', () => {
    const head = row(30);
    const pages = place([
      head,
      ...Array.from({ length: 4 }, () => row(Math.floor(room / 3), { repeat: head })),
      row(10),
    ]);
    expect(pages[1]?.[0]).toMatchObject({ row: head, repeated: true });
    expect(pages[0]?.[0]).toMatchObject({ repeated: false });
  });

  it('does not hang on rows bound together beyond a whole page', () => {
    const rows = Array.from({ length: 40 }, () => row(room / 10, { keep: true }));
    expect(place([...rows, row(10)]).flat()).toHaveLength(41);
  });
});
