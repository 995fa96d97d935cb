import { expect, it } from 'vitest';
import { ioModuleBrain, type IoWorld } from '../../simulators/modbus/io-module.ts';
import { createBench, type Proof } from '../../testing/bench.ts';
import { describeDriver } from '../../testing/index.ts';

const proof: Proof<IoWorld> = {
  driver: 'modbus-io',
  profile: {
    contacts: 'cabinet-door:0,presence:!1,tamper:9',
    outputs: ['lamp:0', 'fan:3'],
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
