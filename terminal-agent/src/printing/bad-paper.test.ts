import { ticketText } from '@banshi/hardware-drivers/simulators';
import { expect, describe, it } from 'vitest';
import type { Words } from '../protocol/index.ts';
import { applies, citizen, labels } from '../testing/citizen.ts';
import { enrolment } from '../testing/item.ts';
import { rig } from '../testing/rig.ts';

/** Somebody who has submitted and closes the door on the originals: the deposit slip is due. */
async function beforeTheSlip(site: Words = enrolment.site.name) {
  const world = await rig();
  const known = { ...enrolment, site: { ...enrolment.site, name: site } };
  await world.ports.files.write('keys/enrolment', Buffer.from(JSON.stringify(known)));
  const { agent } = world.boot();
  await world.clock.run(agent.start());
  world.doors.onChange((door) => {
    if (door.open) world.clock.after(2_000, () => world.doors.close(door));
  });
  const person = citizen(world, agent);
  await applies(world, person);
  await labels(person);
  const labelled = world.printer.tickets.length;
  person.do({ type: 'choose-compartment', size: 'S', low: false, acceptScreenOnly: true });
  await person.on('confirm-deposit');
  const confirm = () => person.do({ type: 'confirm-deposit', complete: true });
  /** The slip, once it is settled; another one than `before`. */
  const settled = async (before = '') => {
    await person.sees(
      ({ screen }) =>
        screen.step === 'deposited' &&
        screen.slip.serial !== before &&
        !['reserved', 'sent'].includes(screen.slip.state),
      300_000,
    );
    return person.screen('deposited').slip;
  };
  const paper = () => world.printer.tickets.slice(labelled).map(ticketText).join('\n');
  return { world, agent, person, confirm, settled, paper };
}

describe('a slip that goes wrong', () => {
  it('is never called printed when the paper ends in the middle of it, and its reprint says which serial is void', async () => {
    const { world, person, confirm, settled, paper } = await beforeTheSlip();
    world.printer.paperEndsAfter(6);
    confirm();
    const first = await settled();
    expect(['failed', 'unknown']).toContain(first.state);
    expect(first.lines.map(({ zh }) => zh)).toContain('非受理凭证');
    world.printer.paperEndsAfter(null);
    world.printer.set({ paperOut: false });
    await world.clock.pass(20_000);
    person.do({ type: 'reprint' });
    const second = await settled(first.serial);
    expect(second.state).toBe('printed');
    expect(paper().replaceAll('\n', '')).toContain(`原流水号 ${first.serial} 作废`);
  });

  for (const fault of [{ coverOpen: true }, { cutterFault: true }, { fatal: true }] as const)
    it(`fails without a sheet while the printer says ${Object.keys(fault).join()}`, async () => {
      const { world, confirm, settled, paper } = await beforeTheSlip();
      world.printer.set(fault);
      await world.clock.pass(20_000);
      confirm();
      expect((await settled()).state).toBe('failed');
      expect(paper()).toBe('');
    });

  it('is unknown when the printer falls silent under it, and is not repeated by itself', async () => {
    const { world, confirm, settled, paper } = await beforeTheSlip();
    world.printer.onPaper(() => {
      world.lines.printer.faults.muted = true;
    });
    confirm();
    const slip = await settled();
    expect(slip.state).toBe('unknown');
    world.lines.printer.faults.muted = false;
    await world.clock.pass(120_000);
    expect(paper().split('非受理凭证').length - 1).toBeLessThanOrEqual(1);
  });

  it('whose printer is unplugged in the middle is in doubt, settled by looking, and never repeated by itself', async () => {
    const { world, person, confirm, settled } = await beforeTheSlip();
    const before = world.printer.tickets.length;
    world.printer.onPaper(() => world.lines.printer.unplug());
    confirm();
    const slip = await settled();
    expect(slip.state).toBe('unknown');
    expect(person.view.trouble).toMatchObject({
      code: 'slip-doubtful',
      ways: ['sheet-there', 'reprint', 'help'],
    });
    world.printer.onPaper(() => undefined);
    world.lines.printer.replug();
    await world.clock.pass(60_000);
    expect(world.printer.tickets.length - before).toBeLessThanOrEqual(1);
    person.do({ type: 'sheet-there' });
    expect(person.screen('deposited').slip).toMatchObject({
      state: 'printed',
      serial: slip.serial,
    });
    expect(person.view.trouble).toBeNull();
  });

  it('comes out with a rare character that the printer does not have, drawn', async () => {
    const { world, confirm, settled } = await beforeTheSlip({ zh: '𬱖溪市𡚸里', en: 'Rare town' });
    confirm();
    expect((await settled()).state).toBe('printed');
    const drawn = world.printer.tickets.flatMap(({ printed }) =>
      printed.filter(({ kind }) => kind === 'raster'),
    );
    expect(drawn.length).toBeGreaterThan(0);
  });
});

describe("an envelope's label", () => {
  it('comes out with the number that the deposit slip carries afterwards', async () => {
    const { world, confirm, settled } = await beforeTheSlip();
    const [label] = world.printer.tickets.map(ticketText);
    const number = label?.match(/\[code128 (D\d+)\]/)?.[1] ?? 'no number';
    confirm();
    const { lines } = await settled();
    expect(lines.map(({ zh }) => zh).join('\n')).toContain(number);
  });

  it('that has no paper is settled as failed, and the door opens once its number is written by hand', async () => {
    const world = await rig();
    const { agent } = world.boot();
    await world.clock.run(agent.start());
    const person = citizen(world, agent);
    await applies(world, person);
    world.printer.set({ paperOut: true });
    await world.clock.pass(20_000);
    await labels(person);
    const { envelope } = person.screen('choose-compartment');
    expect(envelope.label?.state ?? 'not tried').toMatch(/failed|not tried/);
    expect(envelope.number).toMatch(/^D\d+$/);
    expect(envelope.ready).toBe(true);
    person.do({ type: 'choose-compartment', size: 'S', low: false, acceptScreenOnly: true });
    await person.on('door');
  });
});
