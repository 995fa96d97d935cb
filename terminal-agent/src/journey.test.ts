import { expect, it } from 'vitest';
import { ticketText } from '@banshi/hardware-drivers/simulators';
import { standingOf } from './custody/index.ts';
import { applies, citizen, deposits } from './testing/citizen.ts';
import { rig } from './testing/rig.ts';

/** Whoever stands there puts the papers in when a door opens, and closes it. */
const putsPapersIn = (world: Awaited<ReturnType<typeof rig>>) =>
  world.doors.onChange((door) => {
    if (!door.open) return;
    world.clock.after(2_000, () => world.doors.put(door));
    world.clock.after(4_000, () => world.doors.close(door));
  });

it('applies, scans, submits, deposits the original and prints the slip, without any server', async () => {
  const world = await rig();
  const { agent } = world.boot();
  await world.clock.run(agent.start());
  putsPapersIn(world);
  const person = citizen(world, agent);
  await applies(world, person);
  expect(person.screen('submitted')).toMatchObject({
    case: expect.stringMatching(/^419901202603210070001$/) as string,
    password: expect.stringMatching(/^\d{6}$/) as string,
    delivered: false,
    expectedBy: '2026-03-25',
  });
  await deposits(person);
  const custody = agent.ledger?.cabinet?.compartments.get('a2');
  expect(custody && standingOf(custody)).toBe('deposit');
  expect(person.screen('deposited').slip.state).toBe('printed');
  const text = world.printer.tickets.map(ticketText).join('\n');
  expect(text).toContain('存件凭证');
  expect(text).toContain('非受理凭证');
  person.do({ type: 'leave' });
  await person.on('attract');
  await agent.close();
});
