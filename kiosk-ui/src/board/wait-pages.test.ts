import { expect, it } from 'vitest';
import { waitPages } from './wait-pages.ts';

const queues = (count: number) => Array.from({ length: count }, (_, i) => i);

it.each([4, 7, 8, 13, 14, 15])(
  'shows each of %i queues in turn, and never a ragged page',
  (count) => {
    const all = queues(count);
    const { pages } = waitPages(all, 7, 0);
    const seen = Array.from({ length: pages }, (_, turn) => waitPages(all, 7, turn).shown);
    expect(new Set(seen.flat())).toEqual(new Set(all));
    expect(new Set(seen.map(({ length }) => length)).size).toBe(1);
    expect(seen[0]?.length).toBeLessThanOrEqual(7);
  },
);

it('shows nothing of nothing', () => {
  expect(waitPages([], 7, 3)).toEqual({ pages: 1, shown: [] });
});
