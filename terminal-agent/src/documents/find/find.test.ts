import { describe, expect, it } from 'vitest';
import { overlap } from '../geometry/overlap.ts';
import { toFrame } from '../raster/raster.ts';
import { drawFrame, type FrameWish } from '../testing/drawn/frame.ts';
import { find } from './find.ts';

function overlapOn(seed: number, wish: Partial<FrameWish>): number {
  const { image, corners } = drawFrame(seed, { width: 1224, height: 918, ...wish });
  const sighting = find(toFrame(image));
  return sighting && corners ? overlap(sighting.corners, corners) : 0;
}

describe('finding the sheet', () => {
  it.each([
    [1001, 'wood', 'letter-zh'],
    [1002, 'cloth', 'table'],
    [1003, 'dark-mat', 'card-front'],
    [1004, 'clutter', 'illustrated'],
    [1005, 'tiles', 'certificate'],
  ] as const)('frame %i: on %s it finds the rim of a %s to a pixel', (seed, backdrop, sheet) => {
    expect(overlapOn(seed, { backdrop, sheet })).toBeGreaterThan(0.99);
  });

  it('finds a sheet turned by up to 45 degrees and begins its corners at the top left', () => {
    const { image, corners } = drawFrame(1031, { width: 1224, height: 918, backdrop: 'plain', sheet: 'form' }); // prettier-ignore

    const found = find(toFrame(image))?.corners;

    expect(found && corners && overlap(found, corners)).toBeGreaterThan(0.99);
    const fromOrigin = (found ?? []).map(({ x, y }) => Math.hypot(x, y));
    expect(fromOrigin.indexOf(Math.min(...fromOrigin))).toBe(0);
  });

  it('is not sure of anything on an empty desk', () => {
    const { image } = drawFrame(1041, { width: 1224, height: 918, backdrop: 'wood', fault: 'empty' }); // prettier-ignore

    expect(find(toFrame(image))?.confidence ?? 0).toBeLessThan(0.5);
  });
});
