import { describe, expect, it } from 'vitest';
import { distance, type Point, type Quad } from '../geometry/point.ts';
import { toFrame, type Frame } from '../raster/raster.ts';
import { refine } from './refine.ts';

const width = 1000;
const height = 760;
const corners: Quad = [
  { x: 120, y: 90 },
  { x: 860, y: 110 },
  { x: 840, y: 650 },
  { x: 110, y: 640 },
];
const desk = [96, 74, 60] as const;
const paper = [226, 224, 216] as const;
const sleeve = [30, 40, 90] as const;

/** A sheet whose upper and lower side bow by so many pixels, and what lies upon it. */
function frame(bow: number, covered: (x: number, y: number) => boolean = () => false): Frame {
  const data = new Uint8Array(width * height * 3);
  const [a, b, c, d] = corners;
  const between = (p: Point, q: Point, x: number, by: number): number => {
    const t = (x - p.x) / (q.x - p.x);
    return p.y + (q.y - p.y) * t + by * Math.sin(Math.PI * t);
  };
  const beside = (p: Point, q: Point, y: number): number => p.x + ((q.x - p.x) * (y - p.y)) / (q.y - p.y); // prettier-ignore
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const on = x > beside(a, d, y) && x < beside(b, c, y) && y > between(a, b, x, bow) && y < between(d, c, x, bow); // prettier-ignore
      data.set(covered(x, y) ? sleeve : on ? paper : desk, at);
    }
  }
  return toFrame({ width, height, data });
}

function worst(found: Quad): number {
  return Math.max(...found.map((corner, at) => distance(corner, corners[at] ?? corner)));
}

const reach = { first: 6, second: 4 };

describe('the corners of a sheet', () => {
  it('are the paper’s own where its sides bow, although the sides’ lines meet elsewhere', () => {
    // The best straight lines along the bowed sides lie some 15 pixels beside the corners.
    const rough: Quad = [
      { x: 120, y: 105 },
      { x: 860, y: 125 },
      { x: 840, y: 665 },
      { x: 110, y: 655 },
    ];

    expect(worst(refine(frame(20), rough, reach))).toBeLessThan(3);
  });

  it('are where the sides’ lines meet when something lies upon one, however clear its edge', () => {
    const sleeveOver = (x: number, y: number): boolean => x - 860 > -150 - 0.15 * (y - 110) && y < 330; // prettier-ignore

    expect(worst(refine(frame(0, sleeveOver), corners, reach))).toBeLessThan(1.5);
  });

  it('stay as exact as the lines where the sides are straight', () => {
    expect(worst(refine(frame(0), corners, reach))).toBeLessThan(0.5);
  });
});
