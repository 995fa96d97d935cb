import { expect, test } from 'vitest';
import { shapeOf, sizes } from './sizes.ts';

const standing = { width: 1080, height: 1920 };
const seated = { width: 1920, height: 1080 };
const plain = { elder: false, low: false };

test('a standing 32-inch screen gets 32 px text and targets between 88 and 120 px', () => {
  const { rem } = sizes({ pixelsPerMillimetre: 2.71 }, plain, standing);
  expect(Math.round(rem)).toBe(32);
  expect(rem * 2.75).toBeGreaterThanOrEqual(87.5);
  expect(rem * 2.75).toBeLessThanOrEqual(120);
});

test('a target is at least 20 mm and a capital at least 5 mm on any screen and in any window', () => {
  for (const viewport of [standing, seated, { width: 1280, height: 640 }]) {
    for (const pixelsPerMillimetre of [1.9, 2.71, 3.61, 5]) {
      const { rem } = sizes({ pixelsPerMillimetre }, plain, viewport);
      expect((rem * 2.75) / pixelsPerMillimetre).toBeGreaterThanOrEqual(20);
      // Noto Sans SC: capitals are 0.733 em; small text is 0.875 rem.
      expect((rem * 0.875 * 0.733) / pixelsPerMillimetre).toBeGreaterThanOrEqual(5);
    }
  }
});

test('a window smaller than the terminal shows the same, smaller', () => {
  const density = { pixelsPerMillimetre: 2.71 };
  expect(shapeOf({ width: 1440, height: 800 })).toBe('landscape');
  expect(sizes(density, plain, { width: 1440, height: 800 }).rem).toBeCloseTo(22.2, 1);
  expect(sizes(density, plain, { width: 1440, height: 500 }).rem).toBeCloseTo(21.3, 1);
});

test('elder mode enlarges text by half and low position keeps targets in the lowest 1,000 px', () => {
  const density = { pixelsPerMillimetre: 2.71 };
  expect(sizes(density, { elder: true, low: true }, standing)).toMatchObject({
    textScale: 1.5,
    clearTop: 920,
  });
  expect(sizes(density, { elder: false, low: true }, { width: 700, height: 900 }).clearTop).toBe(0);
});
