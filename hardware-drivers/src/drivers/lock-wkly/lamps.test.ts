import { expect, it } from 'vitest';
import { lockWklyBrain, usualWkly, type WklyWorld } from '../../simulators/locks/lock-wkly.ts';
import { createBench } from '../../testing/bench.ts';

const bench = (lamps: string) =>
  createBench<WklyWorld>(
    {
      driver: 'lock-wkly',
      profile: { polarity: 'open-is-01', lamps },
      brain: (ports) => lockWklyBrain(ports, usualWkly),
      tasks: [],
      checked: true,
    },
    7,
  );

it('a lamp on a channel without a lock is lit, flashed and let go, and no door moves', async () => {
  const { clock, device, world } = await bench('slot:20,door-lamp:21');
  const light = (name: string, state: 'on' | 'off' | 'flash') =>
    clock.run(device.use('indicator', (indicator) => indicator.light(name, state)));
  expect(await light('slot', 'flash')).toEqual({ outcome: 'succeeded' });
  expect(await light('door-lamp', 'on')).toEqual({ outcome: 'succeeded' });
  expect(world.lit).toEqual({ '1/20': 'flash', '1/21': 'on' });
  const lamps = await clock.run(device.use('indicator', (indicator) => indicator.lamps()));
  expect(lamps.ok && lamps.value).toMatchObject([
    { name: 'slot', state: 'flash' },
    { name: 'door-lamp', state: 'on' },
  ]);
  expect(world.pulses).toEqual([]);
});

it('a lamp of a board that stays silent is unknown', async () => {
  const { clock, device, line } = await bench('slot:20');
  line.faults.muted = true;
  const lit = await clock.run(device.use('indicator', (lamps) => lamps.light('slot', 'on')));
  expect(lit).toMatchObject({ outcome: 'unknown' });
  const lamps = await clock.run(device.use('indicator', (indicator) => indicator.lamps()));
  expect(lamps.ok && lamps.value).toMatchObject([{ state: 'unknown' }]);
});

it('a door is never a lamp', async () => {
  await expect(bench('slot:3')).rejects.toThrow('/profile/lamps channel 3 (slot) is a door');
});
