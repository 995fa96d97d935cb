import { describe, expect, it } from 'vitest';
import type { Point, Quad } from '../geometry/point.ts';
import { paint } from '../testing/painted.ts';
import { isCard, isPage, printBeside, type PrintBeside } from './print-beside.ts';

const desk = [170, 170, 168] as const;
const paper = [230, 228, 220] as const;
const sheet: Quad = [
  { x: 40, y: 40 },
  { x: 220, y: 40 },
  { x: 220, y: 260 },
  { x: 40, y: 260 },
];

/** What is found on a desk with a sheet on it, and print (every third row, broken into words) in a box. */
function beside(x: number, y: number, width: number, height: number, own = sheet): PrintBeside {
  const box: readonly Point[] = [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
  const scene = paint(400, 300, desk, [[own, paper]]);
  const printed = scene.green.slice();
  const [a, , c] = box;
  if (!a || !c) throw new Error('a box has four corners');
  for (let v = a.y; v < c.y; v += 3)
    for (let u = a.x; u < c.x; u++) if (u % 13 < 10) printed[v * 400 + u] = 90;
  return printBeside({ ...scene, printed, noise: 1, bright: 230 }, own);
}

function hasPage(x: number, y: number, width: number, height: number): boolean {
  return isPage(beside(x, y, width, height));
}

describe('print beside the sheet', () => {
  it("is another page's when it lies in one piece on a bare desk", () => {
    expect(hasPage(260, 60, 90, 120)).toBe(true);
  });

  it("is the sheet's own where it lies on the sheet", () => {
    expect(hasPage(60, 60, 140, 180)).toBe(false);
  });

  it('is no page when it is as thin as a pen, or a few marks', () => {
    expect(hasPage(260, 60, 8, 200)).toBe(false);
    expect(hasPage(260, 60, 30, 18)).toBe(false);
  });

  it('is the figure of the desk when it is all over', () => {
    expect(hasPage(0, 0, 400, 300)).toBe(false);
  });

  it("is another card's when it takes as much room as a card beside a card", () => {
    const card: Quad = [
      { x: 40, y: 40 },
      { x: 125, y: 40 },
      { x: 125, y: 94 },
      { x: 40, y: 94 },
    ];

    expect(isCard(beside(160, 48, 40, 36, card))).toBe(true);
    expect(isCard(beside(160, 48, 18, 12, card))).toBe(false);
  });
});
