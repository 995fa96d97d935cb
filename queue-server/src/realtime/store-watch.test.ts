import { expect, it } from 'vitest';
import type { Clock } from '../ports/index.ts';
import { watchStore } from './store-watch.ts';

/** Time goes on when told to; a store answers when told to. */
function world() {
  const due: { at: number; run: () => void }[] = [];
  let now = 0;
  const after: Clock['after'] = (ms, run) => {
    const one = { at: now + ms, run };
    due.push(one);
    return () => void (due.includes(one) && due.splice(due.indexOf(one), 1));
  };
  const asked: { answer: () => void; fail: () => void }[] = [];
  const told: boolean[] = [];
  const watch = watchStore({
    clock: { now: () => now, monotonic: () => now, after },
    store: {
      read: () =>
        new Promise((resolve, reject) => {
          asked.push({
            // Nobody looks at what was read.
            answer: () => resolve(undefined as never),
            fail: () => reject(new Error('away')),
          });
        }),
    },
    patienceMs: 1_000,
    tell: ({ reachable }) => told.push(reachable),
  });
  return {
    asked,
    told,
    watch,
    async pass(ms: number) {
      now += ms;
      for (const one of due.filter(({ at }) => at <= now)) {
        due.splice(due.indexOf(one), 1);
        one.run();
      }
      await new Promise((done) => setImmediate(done));
    },
  };
}

it('says once that the store is away, whether it fails or hangs, and once that it is back', async () => {
  const { asked, told, watch, pass } = world();
  await pass(200);
  asked[0]?.fail();
  await pass(0);
  await pass(200);
  asked[1]?.fail();
  await pass(0);
  expect(told).toEqual([false]);
  await pass(200);
  asked[2]?.answer();
  await pass(0);
  expect(told).toEqual([false, true]);

  await pass(200);
  await pass(500);
  expect(told).toEqual([false, true, false]);
  await pass(10_000);
  expect(asked).toHaveLength(4);
  asked[3]?.answer();
  await pass(0);
  expect(told).toEqual([false, true, false, true]);
  expect(watch.news()).toEqual({ reachable: true });
});

it('says nothing more once it is stopped', async () => {
  const { asked, told, watch, pass } = world();
  await pass(200);
  watch.stop();
  asked[0]?.fail();
  await pass(10_000);
  expect(told).toEqual([]);
  expect(asked).toHaveLength(1);
});
