import { describe, expect, it } from 'vitest';
import { lockCu16Brain, type Cu16World } from '../../simulators/locks/lock-kerong.ts';
import type { LockCu16Settings } from '../../simulators/locks/lock-kerong.ts';
import { createBench } from '../../testing/bench.ts';

const bench = (profile: Readonly<Record<string, unknown>>, settings: Partial<LockCu16Settings>) =>
  createBench<Cu16World>(
    {
      driver: 'lock-kerong-cu16',
      profile,
      brain: (ports) => lockCu16Brain(ports, settings),
      tasks: [],
      checked: true,
    },
    5,
  );

describe('the pulse of a CU16', () => {
  it('is told before the first opening, on that board only', async () => {
    const { clock, device, world } = await bench(
      { boards: [0, 1], pulseMs: 700 },
      { boards: [0, 1] },
    );
    expect(world.pulseMs).toEqual({ 0: 500, 1: 500 });
    const opened = await clock.run(
      device.use('locker', (locker) => locker.unlock({ board: 1, door: 2 })),
    );
    expect(opened.outcome).toBe('succeeded');
    expect(world.pulseMs).toEqual({ 0: 500, 1: 700 });
  });

  it('opens nothing when the board cannot be told', async () => {
    const { clock, device, world, line } = await bench({ pulseMs: 700 }, {});
    line.faults.muted = true;
    const opened = await clock.run(
      device.use('locker', (locker) => locker.unlock({ board: 1, door: 2 })),
    );
    expect(opened).toMatchObject({ outcome: 'failed', because: { sent: false } });
    expect(world.pulses).toEqual([]);
  });
});

it('a board that is busy after an opening is woken, and its door seen', async () => {
  const { clock, device, world } = await bench({}, { busyAfterOpen: true });
  const opened = await clock.run(
    device.use('locker', (locker) => locker.unlock({ board: 1, door: 9 })),
  );
  expect(opened).toEqual({ board: 1, door: 9, outcome: 'succeeded' });
  expect(world.pulses).toEqual([{ board: 1, door: 9 }]);
});
