import fc from 'fast-check';
import { expect, it } from 'vitest';
import { onCommonBeat } from './common-beat.ts';

it('brings heartbeats together on whole seconds, none later and none more than a second early', () => {
  const time = fc.double({ min: 0, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(time, fc.integer({ min: 1_000, max: 60_000 }), (now, ms) => {
      const wait = onCommonBeat(now, ms);
      expect(wait).toBeLessThanOrEqual(ms);
      expect(wait).toBeGreaterThan(ms - 1_000 - 1e-6);
      expect(Math.abs((now + wait) / 1_000 - Math.round((now + wait) / 1_000))).toBeLessThan(1e-6);
    }),
  );
});

it('leaves a second look after a missed heartbeat as short as it is', () => {
  expect(onCommonBeat(123.4, 250)).toBe(250);
});
