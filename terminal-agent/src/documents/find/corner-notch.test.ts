import { describe, expect, it } from 'vitest';
import type { Point, Quad } from '../geometry/point.ts';
import { areBetweenSheets, notchesOf } from './corner-notch.ts';
import { paint } from '../testing/painted.ts';

const desk = [120, 90, 70] as const;
const paper = [230, 228, 220] as const;
const sheet: Quad = [
  { x: 60, y: 40 },
  { x: 342, y: 40 },
  { x: 342, y: 240 },
  { x: 60, y: 240 },
];

function isJoined(...holes: readonly (readonly Point[])[]): boolean {
  const scene = paint(400, 300, desk, [[sheet, paper], ...holes.map((hole) => [hole, desk] as const)]); // prettier-ignore
  const notches = notchesOf({ ...scene, printed: scene.green, noise: 1, bright: 230 }, sheet);
  return areBetweenSheets(notches, 0.5);
}

const box = (x: number, y: number, width: number, height: number): readonly Point[] => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
];

describe('desk inside a corner of the quad', () => {
  it('is none on a whole sheet', () => {
    expect(isJoined()).toBe(false);
  });

  it('tells that the rims of two sheets lying askew were joined', () => {
    expect(isJoined(box(60, 40, 24, 17))).toBe(true);
    expect(isJoined(box(312, 216, 30, 24))).toBe(true);
  });

  it('tells so at two corners where one alone would be too small', () => {
    expect(isJoined(box(60, 40, 17, 10))).toBe(false);
    expect(isJoined(box(60, 40, 17, 10), box(325, 230, 17, 10))).toBe(true);
  });

  it('is no second sheet where a corner is folded', () => {
    const folded = [sheet[0], { x: 78, y: 40 }, { x: 60, y: 58 }];

    expect(isJoined(folded)).toBe(false);
  });

  it('is no second sheet where a side is bowed', () => {
    expect(isJoined(box(60, 40, 140, 5))).toBe(false);
  });

  it('counts only at a corner: a dark picture in the middle is print', () => {
    expect(isJoined(box(150, 90, 60, 60))).toBe(false);
  });
});
