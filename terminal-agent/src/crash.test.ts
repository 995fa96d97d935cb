import { describe, expect, it } from 'vitest';
import { crashPoints, crashRun } from './testing/crash.ts';
import { bytesFirst } from './testing/planted.ts';

const seed = 20260321;

// Hundreds of lives: seconds on a quiet machine, more on a busy one.
const deadline = { timeout: 120_000 };

describe('one deposit, with the power cut at every named place', deadline, () => {
  it('never leaves custody wrong: right, or flagged for inspection', async () => {
    const points = await crashPoints(seed);
    expect(points.length).toBeGreaterThan(30);
    const wrong: string[] = [];
    const stands: string[] = [];
    for (const point of points) {
      const { violations, standings } = await crashRun(seed, { point });
      wrong.push(...violations.map((violation) => `${point.name}#${point.nth}: ${violation}`));
      stands.push(`${point.name} → ${standings['a2'] ?? 'free'}`);
    }
    expect(wrong).toEqual([]);
    // Not more is flagged than must be: only from the durable intent until the citizen confirmed.
    const between = stands.slice(
      stands.indexOf('cabinet.intend-unlock.after-commit → inspect'),
      stands.indexOf('cabinet.place.after-commit → deposit'),
    );
    expect(between.length).toBeGreaterThan(5);
    expect(stands.filter((stand) => stand.endsWith('inspect'))).toEqual(between);
  });

  it('nor when the power is cut the moment a lock or a printer has heard its bytes', async () => {
    const wrong: string[] = [];
    for (const device of ['sim:locks', 'sim:printer']) {
      const { sends } = await crashRun(seed, {});
      const count = sends.filter((address) => address === device).length;
      expect(count).toBeGreaterThan(0);
      // A door is polled while it stands open: cuts spread over all of its conversation.
      const step = Math.max(1, Math.floor(count / 8));
      for (let nth = 1; nth <= count; nth += step) {
        const { violations } = await crashRun(seed, { send: { device, nth } });
        wrong.push(...violations.map((violation) => `${device}#${nth}: ${violation}`));
      }
    }
    expect(wrong).toEqual([]);
  });

  it('finds the planted bug: the command before its intent', async () => {
    const all = await crashPoints(seed, { perform: bytesFirst });
    const points = all.filter(({ name }) => /^(unlock|cabinet)\./.test(name));
    const found: string[] = [];
    for (const point of points) {
      const { violations } = await crashRun(seed, { point, perform: bytesFirst });
      if (violations.length > 0) found.push(`${point.name}#${point.nth}`);
    }
    expect(found).toContain('unlock.after-bytes#1');
  });
});

describe.each(['collect', 'result'] as const)(
  '%s, with the power cut at every named place',
  deadline,
  (story) => {
    it('never leaves custody wrong: right, or flagged for inspection', async () => {
      const points = await crashPoints(seed, { story });
      expect(points.length).toBeGreaterThan(15);
      const wrong: string[] = [];
      for (const point of points) {
        const { violations } = await crashRun(seed, { point, story });
        wrong.push(...violations.map((violation) => `${point.name}#${point.nth}: ${violation}`));
      }
      expect(wrong).toEqual([]);
    });
  },
);
