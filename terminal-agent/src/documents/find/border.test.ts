import { describe, expect, it } from 'vitest';
import { overlap } from '../geometry/overlap.ts';
import type { Quad } from '../geometry/point.ts';
import { borderAround } from './border.ts';
import { paint } from '../testing/painted.ts';

const desk = [190, 180, 160] as const;
const navy = [60, 80, 150] as const;
const cream = [235, 228, 205] as const;

function upright(x: number, y: number, width: number, height: number): Quad {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

const rim = upright(150, 100, 480, 339);
const inner = upright(172, 122, 436, 295);
const known = 0.4;

describe('a coloured border around the quad found', () => {
  it('belongs to the sheet when it is of one width and makes a known shape', () => {
    const reduced = { ...paint(800, 600, desk, [[rim, navy], [inner, cream]]), factor: 1 }; // prettier-ignore

    const found = borderAround(reduced, inner, known);

    expect(found && overlap(found, rim)).toBeGreaterThan(0.98);
  });

  it('may be hidden along a third of one side', () => {
    const hand = upright(600, 200, 200, 110);
    const reduced = { ...paint(800, 600, desk, [[rim, navy], [inner, cream], [hand, [200, 150, 120]]]), factor: 1 }; // prettier-ignore

    const found = borderAround(reduced, inner, known);

    expect(found && overlap(found, rim)).toBeGreaterThan(0.98);
  });

  it('is not looked for on a bare desk or beside one wide stripe', () => {
    const bare = { ...paint(800, 600, desk, [[inner, cream]]), factor: 1 };
    const stripe = { ...paint(800, 600, desk, [[upright(100, 80, 600, 60), navy], [inner, cream]]), factor: 1 }; // prettier-ignore

    expect(borderAround(bare, inner, known)).toBeUndefined();
    expect(borderAround(stripe, inner, known)).toBeUndefined();
  });
});
