import { describe, expect, it } from 'vitest';
import { lay } from '../lay.ts';
import { toFrame } from '../raster/raster.ts';
import { drawFrame, type Fault } from '../testing/drawn/frame.ts';
import type { Reason } from './reasons.ts';

const nobody = (): void => undefined;

const small = { width: 1224, height: 918 };
/** Blur is a matter of a few pixels of the frame: a small one has too few. */
const large = { width: 1632, height: 1224 };

function reasonsFor(seed: number, fault: Fault, size = small): readonly Reason[] {
  const { image } = drawFrame(seed, { ...size, fault, backdrop: 'wood', sheet: 'letter-zh' }); // prettier-ignore
  return lay(toFrame(image), nobody).reasons();
}

describe('judging a frame', () => {
  it.each([501, 502])('takes a good frame (%i) as it is', (seed) => {
    expect(reasonsFor(seed, 'none')).toEqual([]);
  });

  it.each([
    [511, 'cut', 'page-cut'],
    [512, 'dark', 'too-dark'],
    [513, 'glare', 'glare'],
    [514, 'empty', 'nothing-there'],
    [517, 'second-same', 'more-than-one-sheet'],
  ] as const)('frame %i: when the fault is %s it says %s', (seed, fault, reason) => {
    expect(reasonsFor(seed, fault)).toContain(reason);
  });

  it.each([
    [521, 'defocus'],
    [522, 'motion'],
  ] as const)('frame %i: wants a sharper picture when there is %s', (seed, fault) => {
    const reasons = reasonsFor(seed, fault, large);

    expect(reasons.includes('out-of-focus') || reasons.includes('moved')).toBe(true);
  });
});
