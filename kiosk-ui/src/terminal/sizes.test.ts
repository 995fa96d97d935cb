import { expect, test } from 'vitest';
import { sizes } from './sizes.ts';

const standing = { pixelsPerMillimetre: 2.71, orientation: 'portrait' } as const;
const plain = { elder: false, low: false };

test('a standing 32-inch screen gets 32 px text and targets between 88 and 120 px', () => {
  const { rem } = sizes(standing, plain, 1920);
  expect(Math.round(rem)).toBe(32);
  expect(rem * 2.75).toBeGreaterThanOrEqual(87.5);
  expect(rem * 2.75).toBeLessThanOrEqual(120);
});

test('a target is at least 20 mm and a capital at least 5 mm on any screen', () => {
  for (const orientation of ['portrait', 'landscape'] as const) {
    for (const pixelsPerMillimetre of [1.9, 2.71, 3.61, 5]) {
      const { rem } = sizes({ pixelsPerMillimetre, orientation }, plain, 1080);
      expect((rem * 2.75) / pixelsPerMillimetre).toBeGreaterThanOrEqual(20);
      // Noto Sans SC: capitals are 0.733 em; small text is 0.875 rem.
      expect((rem * 0.875 * 0.733) / pixelsPerMillimetre).toBeGreaterThanOrEqual(5);
    }
  }
});

test('elder mode enlarges text by half and low position keeps targets in the lowest 1,000 px', () => {
  expect(sizes(standing, { elder: true, low: true }, 1920)).toMatchObject({
    textScale: 1.5,
    clearTop: 920,
  });
  expect(sizes(standing, { elder: false, low: true }, 900).clearTop).toBe(0);
});
