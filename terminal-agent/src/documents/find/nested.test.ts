import { expect, it } from 'vitest';
import type { Quad } from '../geometry/point.ts';
import type { Evidence } from './evidence.ts';
import type { Scored } from './find.ts';
import { likelier, outermost } from './nested.ts';
import type { Support } from './sides.ts';

const clear: Support = { fine: 0.99, coarse: 0.99, leastFine: 0.97, leastCoarse: 0.97, beyond: 0.1, mostBeyond: 0.1, split: 0, cut: 0 }; // prettier-ignore

function box(x: number, y: number, width: number, height: number): Quad {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

function scored(
  corners: Quad,
  known: number,
  score: number,
  support: Partial<Support> = {},
): Scored {
  // prettier-ignore
  const area = ((corners[1].x - corners[0].x) * (corners[2].y - corners[1].y)) / 480_000;
  const evidence: Evidence = { step: 1, weakestStep: 1, brighter: 1, evenInside: 1, evenOutside: 1, white: 1, colourless: 1, area }; // prettier-ignore
  return { corners, known, slant: 0, worth: 4, score, evidence, support: { ...clear, ...support } };
}

const half = scored(box(100, 100, 200, 283), 1, 17.7, { fine: 0.92, leastFine: 0.66 });

it('a sheet once folded is the whole sheet, not the half on one side of its crease', () => {
  const whole = scored(box(100, 100, 400, 283), 0.99, 16.8, { split: 0.9 });

  expect(likelier([half, whole])).toBe(whole);
});

it('a sheet beside another that is not exactly its other half stays by itself', () => {
  const longer = scored(box(100, 100, 440, 283), 0.5, 16.8, { split: 0.9 });
  const shifted = scored(box(100, 130, 400, 283), 0.99, 16.8, { split: 0.9 });

  expect(likelier([half, longer, shifted])).toBeUndefined();
});

it('of two quads as good as one another the one with a known sheet’s proportions and four clear sides is it', () => {
  const sleeve = scored(box(80, 80, 330, 430), 0.2, 19.3);
  const sheet = scored(box(100, 100, 283, 400), 1, 19.2);
  const dim = scored(box(100, 100, 283, 400), 1, 19.2, { leastFine: 0.6 });

  expect(likelier([sleeve, sheet])).toBe(sheet);
  expect(likelier([sleeve, dim])).toBeUndefined();
});

it('of several quads around the print of a border the likeliest is the sheet’s rim', () => {
  const print = scored(box(140, 140, 200, 300), 0.2, 16.2);
  const ornament = scored(box(120, 120, 240, 340), 0.99, 13);
  const rim = scored(box(110, 110, 260, 368), 0.96, 16);

  expect(outermost([print, rim, ornament])).toBe(rim);
});

it('a border looks uneven around an ornament; its rim must then show all the better', () => {
  const print = scored(box(140, 140, 220, 320), 1, 16.7);
  const rim = (leastFine: number) => scored(box(110, 126, 264, 350), 1, 13.9, { leastFine });
  const clearest = rim(0.99);

  expect(outermost([print, clearest])).toBe(clearest);
  expect(outermost([print, rim(0.9)])).toBe(print);
});
