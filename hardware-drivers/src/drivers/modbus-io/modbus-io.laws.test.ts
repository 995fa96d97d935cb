import { expect, it } from 'vitest';
import { ioModuleBrain, type IoWorld } from '../../simulators/modbus/io-module.ts';
import { createBench, type Proof } from '../../testing/bench.ts';
import { describeDriver } from '../../testing/index.ts';

const proof: Proof<IoWorld> = {
  driver: 'modbus-io',
  profile: {
    contacts: 'cabinet-door:0,presence:!1,tamper:9',
    outputs: ['heater:0', 'fan:3'],
    lamps: 'slot:5,strip:!6',
    values: 'temperature:0/10:°C',
  },
  brain: ioModuleBrain,
  checked: true,
  tasks: [
    {
      name: 'read contacts and temperature',
      prepare: (world) => world.register(0, -35),
      run: (device, signal) =>
        device.use('sensors', (sensors) => sensors.readings(), { ...(signal ? { signal } : {}) }),
    },
    {
      name: 'light a lamp',
      prepare: (world) => world.switch(5, false),
      run: (device, signal) =>
        device.use('indicator', (lamps) => lamps.light('slot', 'on'), {
          ...(signal ? { signal } : {}),
        }),
      happened: (world) => world.coil(5),
      forbidden: (world) => world.coil(0) || world.coil(3),
    },
  ],
};
describeDriver<IoWorld>(proof);

it('names contacts and values, and tells when one changes', async () => {
  const { clock, device, world } = await createBench(proof, 1);
  const told: unknown[] = [];
  device.subscribe((event) => event.kind === 'observation' && told.push(event.observation));
  world.register(0, 235);
  world.input(9, true);
  expect(await clock.run(device.use('sensors', (sensors) => sensors.readings()))).toEqual({
    ok: true,
    value: [
      { name: 'cabinet-door', kind: 'contact', on: false },
      { name: 'presence', kind: 'contact', on: true },
      { name: 'tamper', kind: 'contact', on: true },
      { name: 'temperature', kind: 'value', value: 23.5, unit: '°C' },
    ],
  });
  expect(told).toEqual([
    { kind: 'sensor', reading: { name: 'tamper', kind: 'contact', on: true } },
  ]);
});

it('switches an output and looks whether it followed', async () => {
  const { clock, device, world, line } = await createBench(proof, 1);
  const set = (name: string, on: boolean) =>
    clock.run(device.use('sensors', (sensors) => sensors.set(name, on)));
  expect(await set('fan', true)).toEqual({ outcome: 'succeeded' });
  expect(world.coil(3)).toBe(true);
  expect(await set('pump', true)).toMatchObject({
    outcome: 'failed',
    because: { code: 'invalid-request', sent: false },
  });
  world.stick(true);
  expect(await set('fan', false)).toMatchObject({ outcome: 'failed' });
  line.faults.muted = true;
  expect(await set('fan', false)).toMatchObject({ outcome: 'unknown' });
});

it('refuses channels it cannot read', async () => {
  await expect(createBench({ ...proof, profile: { contacts: 'door' } }, 1)).rejects.toThrow(
    '/profile/contacts',
  );
});

it('tells a lamp that does not follow in its status, until it follows again', async () => {
  const { clock, device, world } = await createBench(proof, 1);
  const light = (state: 'on' | 'off' | 'flash') =>
    clock.run(device.use('indicator', (lamps) => lamps.light('strip', state)));
  const lamps = () => clock.run(device.use('indicator', (all) => all.lamps()));
  expect(await lamps()).toMatchObject({
    value: [
      { name: 'slot', state: 'off' },
      { name: 'strip', state: 'on' },
    ],
  });
  expect(await light('flash')).toMatchObject({ outcome: 'failed', because: { sent: false } });
  world.stick(true);
  expect(await light('off')).toMatchObject({ outcome: 'failed' });
  const status = await clock.run(device.refresh());
  expect(status).toMatchObject({
    value: { reasons: [{ code: 'lamp-does-not-follow', unit: 'lamp strip' }] },
  });
  world.stick(false);
  expect(await light('off')).toEqual({ outcome: 'succeeded' });
  expect(await clock.run(device.refresh())).toMatchObject({ value: { reasons: [] } });
});

it('has no indicator when no lamps are named', async () => {
  const { clock, device } = await createBench({ ...proof, profile: {}, tasks: [] }, 1);
  const lamps = await clock.run(device.use('indicator', (all) => all.lamps()));
  expect(lamps).toMatchObject({ ok: false, failure: { code: 'not-supported' } });
});
