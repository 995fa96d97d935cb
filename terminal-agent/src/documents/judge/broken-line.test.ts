import { describe, expect, it } from 'vitest';
import { heightAt, weigh } from './broken-line.ts';

const line = [
  [0, 1],
  [2, 5],
  [3, -1],
] as const;

describe('a broken line', () => {
  it('runs straight from point to point and level beyond the ends', () => {
    expect([-4, 0, 1, 2, 2.5, 3, 9].map((x) => heightAt(line, x))).toEqual([1, 1, 3, 5, 2, -1, -1]);
  });

  it('adds to the others of its model, one for each cue', () => {
    const model = { bias: -2, cues: { near: line, loud: [[0, 0], [1, 4]] } } as const; // prettier-ignore

    expect(weigh(model, { near: 1, loud: 0.5 })).toBe(-2 + 3 + 2);
  });
});
