import { expect, it } from 'vitest';
import { restWhenQuiet } from './rest.ts';

/** A process whose minutes pass when told to, each as busy as told. */
function body() {
  let run: (() => void) | undefined;
  let activity = 0;
  const world = { resident: 160e6, collected: 0 };
  const stop = restWhenQuiet({
    clock: {
      now: () => 0,
      monotonic: () => 0,
      after(_, callback) {
        run = callback;
        return () => void (run = undefined);
      },
    },
    activity: () => activity,
    resident: () => world.resident,
    async collect() {
      world.collected++;
      world.resident = 140e6;
    },
  });
  async function minutes(...busy: readonly number[]): Promise<void> {
    for (activity of busy) {
      run?.();
      await new Promise((done) => setImmediate(done));
    }
  }
  return { world, stop, minutes };
}
const quiet = Array.from({ length: 15 }, (_, i) => i / 1_000);

it('gives memory back after a quiet quarter of an hour, and not before', async () => {
  const { world, minutes } = body();
  await minutes(0.3, ...quiet.slice(1), 0.02, ...quiet.slice(1));
  expect(world.collected).toBe(0);
  await minutes(0);
  expect(world.collected).toBe(1);
});

it('does it again only when there is something to give back', async () => {
  const { world, minutes, stop } = body();
  await minutes(...quiet, ...quiet, ...quiet);
  expect(world.collected).toBe(1);
  world.resident = 170e6;
  await minutes(...quiet);
  expect(world.collected).toBe(2);
  world.resident = 170e6;
  stop();
  await minutes(...quiet);
  expect(world.collected).toBe(2);
});
