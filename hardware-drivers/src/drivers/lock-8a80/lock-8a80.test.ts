import { describe, expect, it } from 'vitest';
import type { DeviceEvent } from '../../supervisor/device.ts';
import {
  lock8a80Brain,
  usual8a80,
  type Lock8a80Settings,
} from '../../simulators/locks/lock-8a80.ts';
import { createBench } from '../../testing/bench.ts';
import { concat, hex } from '../../framing/framing.ts';
import { checkDevice } from '../../supervisor/open.ts';
import { openFrame } from './codec.ts';

const bench = (settings: Partial<Lock8a80Settings> = {}, profile: Record<string, unknown> = {}) => {
  const all = { ...usual8a80, ...settings };
  return createBench(
    {
      driver: 'lock-8a80',
      profile: {
        polarity: all.polarity,
        byteOrder: all.byteOrder,
        statusBytes: all.statusBytes,
        pushReports: all.pushReports,
        boards: all.boards,
        ...profile,
      },
      brain: (ports) => lock8a80Brain(ports, all),
      tasks: [],
      checked: true,
    },
    7,
  );
};

describe('an 8A/80 cabinet', () => {
  it('opens the door it was told to and no other, for every door of every kind of board', async () => {
    for (const [statusBytes, doors] of [
      [3, 24],
      [4, 32],
      [7, 50],
    ] as const) {
      for (const byteOrder of ['lowest-last', 'lowest-first'] as const) {
        const { clock, device, world } = await bench({ statusBytes, doors, byteOrder });
        for (let door = 1; door <= doors; door += 1) {
          const result = await clock.run(
            device.use('locker', (locker) => locker.unlock({ board: 1, door })),
          );
          expect(result).toEqual({ board: 1, door, outcome: 'succeeded' });
          const seen = await clock.run(device.use('locker', (locker) => locker.doors()));
          if (!seen.ok) throw new Error(seen.failure.message);
          expect(seen.value).toHaveLength(doors);
          expect(seen.value.filter(({ state }) => state === 'open')).toEqual([
            { board: 1, door, state: 'open' },
          ]);
          world.close({ board: 1, door });
        }
      }
    }
  });

  it('says that a jammed door failed, and that a silent board is unknown', async () => {
    const { clock, device, world, line } = await bench();
    world.jam({ board: 1, door: 4 });
    const jammed = await clock.run(
      device.use('locker', (locker) => locker.unlock({ board: 1, door: 4 })),
    );
    expect(jammed).toMatchObject({ outcome: 'failed', because: { code: 'door-did-not-open' } });
    line.faults.muted = true;
    const silent = await clock.run(
      device.use('locker', (locker) => locker.unlock({ board: 1, door: 5 })),
    );
    expect(silent).toMatchObject({
      outcome: 'unknown',
      because: { code: 'door-not-seen', sent: true },
    });
  });

  it('trusts the door, not the answer: a board that never answers "open" still succeeds', async () => {
    const { clock, device } = await bench({ answersOpen: false });
    const result = await clock.run(
      device.use('locker', (locker) => locker.unlock({ board: 1, door: 2 })),
    );
    expect(result.outcome).toBe('succeeded');
  });

  it('does not take a late answer about a door for the next one', async () => {
    const { clock, device, world, line } = await bench();
    const door = { board: 1, door: 9 };
    world.openByHand(door);
    line.faults.late = { answers: 2, lateMs: 900 };
    const lost = await clock.run(device.use('locker', (locker) => locker.door(door)));
    expect(lost.ok).toBe(false);
    world.close(door);
    const now = await clock.run(device.use('locker', (locker) => locker.door(door)));
    expect(now).toEqual({ ok: true, value: { ...door, state: 'closed' } });
  });

  it('keeps a line of several boards usable when one of them is silent', async () => {
    const { clock, device } = await bench({ boards: [1, 3] }, { boards: [1, 2, 3] });
    expect(device.status).toMatchObject({
      condition: 'attention',
      reasons: [{ code: 'board-silent', unit: 'board 2' }],
      units: [
        { id: 'board 1', condition: 'ok' },
        { id: 'board 2', condition: 'unknown' },
        { id: 'board 3', condition: 'ok' },
      ],
    });
    const doors = await clock.run(device.use('locker', (locker) => locker.doors()));
    if (!doors.ok) throw new Error(doors.failure.message);
    expect(
      doors.value.filter(({ board }) => board === 2).every(({ state }) => state === 'unknown'),
    ).toBe(true);
    const opened = await clock.run(
      device.use('locker', (locker) => locker.unlock({ board: 3, door: 1 })),
    );
    expect(opened.outcome).toBe('succeeded');
  });

  it('asks a board that was silent once and not twice at the next look, and hears it when it is back', async () => {
    const boards = [1, 2];
    const { clock, device } = await bench({ boards });
    // Its power is gone: nobody answers for it any more.
    boards.pop();
    const look = async () => {
      const before = clock.monotonic();
      const doors = await clock.run(device.use('locker', (locker) => locker.doors()));
      if (!doors.ok) throw new Error(doors.failure.message);
      return { ms: clock.monotonic() - before, last: doors.value.at(-1) };
    };
    const first = await look();
    const second = await look();
    expect(second.last).toEqual({ board: 2, door: 24, state: 'unknown' });
    expect(second.ms).toBeLessThan(first.ms * 0.75);
    boards.push(2);
    expect((await look()).last).toEqual({ board: 2, door: 24, state: 'closed' });
  });

  it('does not let half a frame grow together with the next answer', async () => {
    // `80 01` twice is right by XOR: with the answer's own head it would pass for a frame.
    const tail = Uint8Array.of(0x80, 0x01);
    const { clock, device } = await createBench(
      {
        driver: 'lock-8a80',
        profile: {
          polarity: 'open-is-11',
          byteOrder: 'lowest-last',
          statusBytes: 3,
          pushReports: false,
        },
        brain(ports) {
          const board = lock8a80Brain(ports, usual8a80);
          return { ...board, onSend: (to) => board.onSend((bytes) => to(concat([bytes, tail]))) };
        },
        tasks: [],
        checked: true,
      },
      7,
    );
    for (let look = 0; look < 3; look += 1) {
      const before = clock.monotonic();
      const doors = await clock.run(device.use('locker', (locker) => locker.doors()));
      expect(doors.ok).toBe(true);
      expect(clock.monotonic() - before).toBeLessThan(100);
    }
  });

  it('tells about a door the board reports by itself', async () => {
    const { clock, device, world } = await bench({ pushReports: true });
    const events: DeviceEvent[] = [];
    device.subscribe((event) => events.push(event));
    world.openByHand({ board: 1, door: 6 });
    await clock.pass(10);
    expect(events).toContainEqual(
      expect.objectContaining({
        kind: 'observation',
        observation: { kind: 'door', reading: { board: 1, door: 6, state: 'open' } },
      }),
    );
  });

  it('refuses doors and boards that are not there without sending anything', async () => {
    const { clock, device, world } = await bench();
    for (const where of [
      { board: 1, door: 25 },
      { board: 1, door: 0 },
      { board: 2, door: 1 },
    ]) {
      const result = await clock.run(device.use('locker', (locker) => locker.unlock(where)));
      expect(result).toMatchObject({
        outcome: 'failed',
        because: { code: 'no-such-door', sent: false },
      });
    }
    expect(world.pulses).toEqual([]);
  });

  it('sends the pulse length where the site sets one', () => {
    expect(hex(openFrame(1, 3, 5))).toBe('8a010311059c');
  });
});

describe('its profile', () => {
  const entry = (profile: Record<string, unknown>) => ({
    id: 'c',
    driver: 'lock-8a80',
    address: 'serial:/dev/ttyS1',
    profile,
  });
  it('names everything that is missing, wrong or unknown at once', () => {
    const problems = checkDevice(
      entry({ polarity: 'guess', statusBytes: 5, colour: 'red', pushReports: true }),
    );
    expect(problems.map(({ path }) => path)).toEqual([
      '/profile/polarity',
      '/profile/byteOrder',
      '/profile/statusBytes',
      '/profile/colour',
    ]);
    expect(problems[0]).toMatchObject({ allowed: ['open-is-00', 'open-is-11'] });
  });
  it('refuses more doors than the status bytes carry', () => {
    const full = {
      polarity: 'open-is-00',
      byteOrder: 'lowest-last',
      statusBytes: 3,
      pushReports: false,
    };
    expect(checkDevice(entry({ ...full, doors: 30 }))).toEqual([
      { path: '/profile/doors', message: '30 locks need more than 3 status bytes' },
    ]);
    expect(checkDevice(entry(full))).toEqual([]);
  });
});
