import { describe, expect, it } from 'vitest';
import { compose, fromRectangle, invert, project } from './homography.ts';
import { overlap } from './overlap.ts';
import { arrange, mapQuad, rotateCorners, type Quad } from './point.ts';
import { nameShape, slant, trueAspect } from './shape.ts';

const square: Quad = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 10 },
  { x: 0, y: 10 },
];

describe('quads', () => {
  it('overlap wholly with themselves, by a third when half shifted, not at all when apart', () => {
    const moved = (by: number): Quad => mapQuad(square, ({ x, y }) => ({ x: x + by, y }));

    expect(overlap(square, square)).toBeCloseTo(1, 9);
    expect(overlap(square, moved(5))).toBeCloseTo(1 / 3, 9);
    expect(overlap(square, moved(20))).toBe(0);
  });

  it('are listed clockwise from the corner nearest the top left, however they came', () => {
    expect(arrange(rotateCorners(square, 2))).toEqual(square);
    expect(arrange([square[3], square[2], square[1], square[0]])).toEqual(square);
  });
});

describe('homographies', () => {
  const quad: Quad = [
    { x: 120, y: 80 },
    { x: 900, y: 140 },
    { x: 860, y: 700 },
    { x: 60, y: 610 },
  ];

  it('take the corners of the page onto the corners of the quad, and back', () => {
    const map = fromRectangle(210, 297, quad);
    const corner = project(map, 210, 297);
    const back = project(compose(invert(map), map), 33, 44);

    expect(corner.x).toBeCloseTo(860, 6);
    expect(corner.y).toBeCloseTo(700, 6);
    expect(back.x).toBeCloseTo(33, 6);
    expect(back.y).toBeCloseTo(44, 6);
  });
});

describe('true proportions', () => {
  it('come out of a tilted view of an A4 sheet', () => {
    // A pinhole camera of focal length 1000 looks down on the sheet, leaning 25 degrees.
    const lean = (25 * Math.PI) / 180;
    const seen = (
      [
        [-105, -148.5],
        [105, -148.5],
        [105, 148.5],
        [-105, 148.5],
      ] as const
    ).map(([x, y]) => {
      const depth = 500 + y * Math.sin(lean);
      return { x: 611.5 + (1000 * x) / depth, y: 458.5 + (1000 * y * Math.cos(lean)) / depth };
    });
    const [a, b, c, d] = seen;
    if (!a || !b || !c || !d) throw new Error('four corners');

    const aspect = trueAspect([a, b, c, d], 1224, 918);

    expect(Math.abs(aspect / (210 / 297) - 1)).toBeLessThan(0.04);
    expect(nameShape(aspect)).toBe('a4');
    expect(nameShape(85.6 / 53.98)).toBe('id-1');
    expect(nameShape(aspect, 212)).toBe('a5');
    expect(nameShape(aspect, 295)).toBe('a4');
    expect(nameShape(279.4 / 215.9)).toBe('other');
    expect(slant([a, b, c, d], 1224, 918)).toBeLessThan(0.5);
  });

  it('belong to a rectangle from any side, but not to the rims of two sheets taken for one', () => {
    const [a, b, c, d] = square.map(({ x, y }) => ({ x: 300 + x * 40, y: 200 + y * 50 }));
    if (!a || !b || !c || !d) throw new Error('four corners');

    expect(slant([a, b, c, d], 1224, 918)).toBeLessThan(0.1);
    expect(slant([a, b, { x: c.x + 70, y: c.y + 20 }, d], 1224, 918)).toBeGreaterThan(3.5);
  });
});
