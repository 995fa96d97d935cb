import { describe, expect, it } from 'vitest';
import { overlap } from '../geometry/overlap.ts';
import { drawFrame } from '../testing/drawn/frame.ts';
import { find } from './find.ts';

describe('finding the sheet', () => {
  it.each([
    [1001, 'wood', 'letter-zh'],
    [1002, 'cloth', 'table'],
    [1003, 'dark-mat', 'card-front'],
  ] as const)('frame %i: on %s it finds the corners of a %s', (seed, backdrop, sheet) => {
    const frame = drawFrame(seed, { width: 1224, height: 918, backdrop, sheet });

    const sighting = find(frame.image);

    expect(sighting && frame.corners && overlap(sighting.corners, frame.corners)).toBeGreaterThan(
      0.99,
    );
  });
});
