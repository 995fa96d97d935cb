import { expect, it } from 'vitest';
import { upsBrain, usualUps, type UpsWorld } from '../../simulators/nut/ups.ts';
import { createBench } from '../../testing/bench.ts';
import { describeDriver } from '../../testing/index.ts';

const proof = {
  driver: 'nut',
  brain: upsBrain,
  checked: false,
  tasks: [
    {
      name: 'read the power',
      run: (device, signal) =>
        device.use('power', (power) => power.reading(), { ...(signal ? { signal } : {}) }),
    },
  ],
} satisfies Parameters<typeof describeDriver<UpsWorld>>[0];

describeDriver<UpsWorld>(proof);

it.each([true, false])('tells mains, battery, low and stale (server lists: %s)', async (lists) => {
  const { clock, device, world } = await createBench(
    { ...proof, brain: (ports) => upsBrain(ports, { ...usualUps, lists }) },
    1,
  );
  const read = () => clock.run(device.use('power', (power) => power.reading()));
  expect(await read()).toEqual({
    ok: true,
    value: {
      source: 'mains',
      low: false,
      chargePercent: 100,
      runtimeSeconds: 1800,
      inputVolts: 229.5,
      flags: ['OL', 'CHRG'],
    },
  });
  world.mains(false);
  world.flag('LB', true);
  world.set('battery.charge', '12');
  expect(await read()).toMatchObject({
    value: { source: 'battery', low: true, chargePercent: 12 },
  });
  expect(await clock.run(device.refresh())).toMatchObject({
    value: {
      condition: 'blocked',
      supplies: [{ name: 'battery', level: 'empty', percent: 12 }],
      advisedAction: 'staff',
    },
  });
  world.stale(true);
  expect(await read()).toMatchObject({ ok: false, failure: { code: 'data-stale' } });
  expect(await clock.run(device.refresh())).toMatchObject({
    value: { condition: 'blocked', reasons: [{ code: 'data-stale' }] },
  });
  expect(device.state.state).toBe('ready');
});
