import { describe, expect, it } from 'vitest';
import type { Grey } from '../raster/raster.ts';
import { glareShare } from './glare.ts';

const width = 800;
const height = 1100;

interface Page {
  /** The level of bare paper, 0–255; what exceeds it is burnt out. */
  readonly paper: number;
  /** Where no print stands: a round place, by its radius in pixels. */
  readonly bare?: number;
  /** A lamp's image of that radius, with a halo as wide again. */
  readonly lamp?: number;
}

/** Lines of strokes on paper, with something in their middle. */
function pageOf({ paper, bare = 0, lamp = 0 }: Page): Grey {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const far = Math.hypot(x - width / 2, y - height / 2);
      const inLine = y > 80 && y < height - 80 && y % 24 < 14 && x > 80 && x < width - 80;
      const stroke = inLine && x % 6 < 3 && x % 70 < 58 && far >= bare;
      const light = lamp > 0 ? 700 * Math.exp(-Math.max(0, far / lamp - 0.6) * 4) : 0;
      data[y * width + x] = Math.min(255, (stroke ? 50 : paper) + light);
    }
  return { width, height, data };
}

describe('glare', () => {
  it('is a lamp mirrored on paper that is not burnt out', () => {
    expect(glareShare(pageOf({ paper: 200, lamp: 70 }))).toBeGreaterThan(0.01);
  });

  it('is told on burnt-out paper by print that grows paler towards it', () => {
    expect(glareShare(pageOf({ paper: 255, lamp: 70 }))).toBeGreaterThan(0.005);
  });

  it('is not a bare place between print that is as black beside it as elsewhere', () => {
    expect(glareShare(pageOf({ paper: 255, bare: 120 }))).toBe(0);
    expect(glareShare(pageOf({ paper: 200, bare: 120 }))).toBe(0);
  });

  it('is not brightly lit paper', () => {
    expect(glareShare(pageOf({ paper: 255 }))).toBe(0);
  });
});
