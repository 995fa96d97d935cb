import { describe, expect, it } from 'vitest';
import type { CabinetWorld } from '../../simulators/locks/cabinet.ts';
import { lockCu16Brain, lockCu48bBrain } from '../../simulators/locks/lock-kerong.ts';
import { lockModbusBrain, usualModbusLocks } from '../../simulators/locks/lock-modbus.ts';
import { lockWinnsenBrain, usualWinnsen } from '../../simulators/locks/lock-winnsen.ts';
import { lockWklyBrain, usualWkly } from '../../simulators/locks/lock-wkly.ts';
import { createBench, type Proof } from '../../testing/bench.ts';

type Make = Pick<Proof<CabinetWorld>, 'driver' | 'profile' | 'brain'>;
const bench = (make: Make) => createBench({ ...make, tasks: [], checked: true }, 11);
const modbus = { polarity: 'open-is-1', pulse: 'board' } as const;

const makes: readonly (Make & { readonly doors: number })[] = [
  {
    driver: 'lock-wkly',
    profile: { polarity: 'open-is-01' },
    brain: (ports) => lockWklyBrain(ports, { ...usualWkly, answersOpen: false }),
    doors: 12,
  },
  {
    driver: 'lock-wkly',
    profile: { polarity: 'open-is-00' },
    brain: (ports) =>
      lockWklyBrain(ports, { ...usualWkly, polarity: 'open-is-00', queryAll: false }),
    doors: 12,
  },
  { driver: 'lock-kerong-cu16', brain: (ports) => lockCu16Brain(ports), doors: 16 },
  { driver: 'lock-kerong-cu48b', brain: (ports) => lockCu48bBrain(ports), doors: 48 },
  {
    driver: 'lock-winnsen',
    brain: (ports) => lockWinnsenBrain(ports, usualWinnsen),
    doors: 16,
  },
  { driver: 'lock-modbus', profile: modbus, brain: (ports) => lockModbusBrain(ports), doors: 8 },
  {
    driver: 'lock-modbus',
    profile: { ...modbus, envelope: 'tcp', pulse: 'momentary' },
    brain: (ports) => lockModbusBrain(ports, { ...usualModbusLocks, envelope: 'tcp' }),
    doors: 8,
  },
];

describe.each(makes)('a cabinet of $driver boards, $profile', ({ doors, ...make }) => {
  it('opens the door it was told to and no other, for every door', async () => {
    const { clock, device, world } = await bench(make);
    for (let door = 1; door <= doors; door += 1) {
      const address = { board: 1, door };
      const result = await clock.run(device.use('locker', (locker) => locker.unlock(address)));
      expect(result).toEqual({ ...address, outcome: 'succeeded' });
      const seen = await clock.run(device.use('locker', (locker) => locker.doors()));
      if (!seen.ok) throw new Error(seen.failure.message);
      expect(seen.value).toHaveLength(doors);
      expect(seen.value.filter(({ state }) => state === 'open')).toMatchObject([address]);
      world.close(address);
    }
    expect(world.pulses).toEqual(
      Array.from({ length: doors }, (_, i) => ({ board: 1, door: i + 1 })),
    );
  });

  it('says that a jammed door failed, and that a silent board is unknown', async () => {
    const { clock, device, world, line } = await bench(make);
    world.jam({ board: 1, door: 4 });
    const unlock = (door: number) =>
      clock.run(device.use('locker', (locker) => locker.unlock({ board: 1, door })));
    expect(await unlock(4)).toMatchObject({
      outcome: 'failed',
      because: { code: 'door-did-not-open' },
    });
    line.faults.muted = true;
    expect(await unlock(5)).toMatchObject({ outcome: 'unknown', because: { sent: true } });
  });
});

it('a board that does not know the question about all doors is asked it once', async () => {
  const { clock, device } = await bench({
    driver: 'lock-wkly',
    profile: { polarity: 'open-is-01' },
    brain: (ports) => lockWklyBrain(ports, { ...usualWkly, queryAll: false }),
  });
  const look = () => clock.run(device.use('locker', (locker) => locker.doors()));
  const before = clock.monotonic();
  expect((await look()).ok).toBe(true);
  // Twelve questions with their pauses; the unanswered thirteenth alone would take longer.
  expect(clock.monotonic() - before).toBeLessThan(500);
});

describe('occupancy sensors', () => {
  const sensing: readonly Make[] = [
    { driver: 'lock-kerong-cu16', brain: (ports) => lockCu16Brain(ports) },
    { driver: 'lock-kerong-cu48b', brain: (ports) => lockCu48bBrain(ports) },
    {
      driver: 'lock-modbus',
      profile: { ...modbus, firstOccupiedInput: 8 },
      brain: (ports) => lockModbusBrain(ports, { ...usualModbusLocks, firstOccupiedInput: 8 }),
    },
  ];
  it.each(sensing)('are told with the doors by $driver', async (make) => {
    const { clock, device, world } = await bench(make);
    world.put({ board: 1, door: 6 });
    const seen = await clock.run(device.use('locker', (locker) => locker.doors()));
    if (!seen.ok) throw new Error(seen.failure.message);
    expect(seen.value.filter(({ occupied }) => occupied)).toEqual([
      { board: 1, door: 6, state: 'closed', occupied: true },
    ]);
    expect(seen.value[0]).toEqual({ board: 1, door: 1, state: 'closed', occupied: false });
  });

  it('are not invented where there are none', async () => {
    const { clock, device } = await bench({
      driver: 'lock-kerong-cu16',
      profile: { occupancy: false },
      brain: (ports) => lockCu16Brain(ports),
    });
    const seen = await clock.run(device.use('locker', (locker) => locker.doors()));
    expect(seen.ok && seen.value[0]).toEqual({ board: 1, door: 1, state: 'closed' });
  });
});

describe('a relay whose pulse the driver ends', () => {
  const make = {
    driver: 'lock-modbus',
    profile: { ...modbus, pulse: 'driver' },
    brain: lockModbusBrain,
    tasks: [],
    checked: true,
  };
  it('is never left under voltage, whenever the caller gives up', async () => {
    const { clock, device, world } = await createBench(make, 3);
    for (const moment of [0, 1, 5, 100, 499, 500, 510, 700]) {
      const cancel = new AbortController();
      const pending = device.use('locker', (locker) => locker.unlock({ board: 1, door: 2 }), {
        signal: cancel.signal,
      });
      await clock.pass(moment);
      cancel.abort();
      await clock.run(pending);
      await clock.pass(3_000);
      expect(world.energised, `given up after ${moment} ms`).toEqual([]);
      world.close({ board: 1, door: 2 });
    }
    expect(world.pulses.length).toBeGreaterThan(3);
  });

  it('is told again when an answer got lost', async () => {
    const { clock, device, world, line } = await createBench(make, 3);
    line.faults.dropEvery = 2;
    await clock.run(device.use('locker', (locker) => locker.unlock({ board: 1, door: 2 })));
    expect(world.energised).toEqual([]);
  });
});
