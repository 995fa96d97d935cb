import { describe, expect, it } from 'vitest';
import { standingOf } from './custody/index.ts';
import { applies, citizen, deposits, labels } from './testing/citizen.ts';
import { rig } from './testing/rig.ts';

async function terminal() {
  const world = await rig();
  const { agent } = world.boot();
  await world.clock.run(agent.start());
  const person = citizen(world, agent);
  await person.sees(
    ({ screen }) =>
      screen.step === 'attract' &&
      screen.services.some(({ service, offered }) => service === 'drop-off' && offered),
  );
  const standing = (id: string) => {
    const custody = agent.ledger?.cabinet?.compartments.get(id);
    return custody === undefined ? undefined : standingOf(custody);
  };
  const dutyCalls = async (): Promise<readonly string[]> => {
    const feed = agent.ledger?.feed ?? '';
    const events = (await agent.ledger?.journal.read({ feed, after: 0 }, 5_000)) ?? [];
    return events
      .filter(({ type }) => type === 'duty-called')
      .map(({ data }) => (data as { because: string }).because);
  };
  const closesDoors = (afterMs = 2_000) =>
    world.doors.onChange((door) => {
      if (door.open) world.clock.after(afterMs, () => world.doors.close(door));
    });
  const identifies = () => {
    person.do({ type: 'begin', service: 'apply' });
    person.do({ type: 'accept-notice' });
  };
  return { world, agent, person, standing, dutyCalls, closesDoors, identifies };
}

describe('the card reader', () => {
  it('is unplugged and replugged: the citizen is told, then just goes on', async () => {
    const { world, person, identifies } = await terminal();
    identifies();
    world.lines.reader.unplug();
    await person.sees(({ trouble }) => trouble?.code === 'reader-away');
    world.lines.reader.replug();
    await person.sees(({ trouble }) => trouble === null, 120_000);
    world.layCard();
    await person.on('choose-item');
    expect(person.view.holder).toMatchObject({ maskedName: '林*夏', expired: false });
  });

  it('loses the card in mid-read: "leave it there", and the next try succeeds', async () => {
    const { world, person, identifies } = await terminal();
    world.takeCardDuringRead();
    identifies();
    world.layCard();
    await person.sees(({ trouble }) => trouble?.code === 'card-removed');
    expect(person.view.action?.kind).toBe('keep-card-still');
    world.layCard();
    await person.on('choose-item');
  });

  it('sends a corrupted frame: nobody notices', async () => {
    const { world, person, identifies } = await terminal();
    identifies();
    world.lines.reader.faults.garble = 1;
    world.layCard();
    await person.on('choose-item');
  });

  it('keeps a forgotten card: the screen asks for it until it is taken', async () => {
    const { world, person, identifies } = await terminal();
    identifies();
    world.layCard();
    await person.on('choose-item');
    person.do({ type: 'leave' });
    await person.sees(({ screen }) => screen.step === 'farewell' && screen.cardLeft);
    expect(person.view.action?.kind).toBe('remove-card');
    expect(person.view.holder).toBeNull();
    world.takeCard();
    await person.on('attract');
  });
});

describe('a door', () => {
  it('that does not open is blocked at once, and the next one opens', async () => {
    const { world, person, standing, closesDoors, dutyCalls } = await terminal();
    world.doors.jam({ board: 1, door: 2 });
    closesDoors();
    await applies(world, person);
    await deposits(person);
    expect(standing('a2')).toBe('blocked');
    expect(standing('a1')).toBe('deposit');
    expect(await dutyCalls()).toContain('door-did-not-open');
  });

  it('that is not closed is asked for, warned about, paged about, and inspected', async () => {
    const { world, person, standing, dutyCalls } = await terminal();
    await applies(world, person);
    await labels(person);
    person.do({ type: 'choose-compartment', size: 'S', low: false });
    for (const urgency of [0, 1, 2, 3]) {
      await person.sees(
        ({ action }) => action?.urgency === urgency && action.kind !== 'wait',
        90_000,
      );
    }
    expect(await dutyCalls()).toContain('door-left-open');
    expect(person.touch({ type: 'leave' }).ok).toBe(true);
    expect(person.view.trouble?.code).toBe('close-the-door');
    await person.on('attract', 300_000);
    expect(standing('a2')).toBe('inspect');
    world.doors.close({ board: 1, door: 2 });
    await world.clock.pass(10_000);
    expect(standing('a2')).toBe('inspect');
  });

  it('whose board falls silent during the unlock is settled by looking', async () => {
    const { world, person, standing, closesDoors } = await terminal();
    await applies(world, person);
    closesDoors(20_000);
    world.lines.locks.faults.muted = true;
    world.doors.onChange((door) => {
      if (door.open) world.lines.locks.faults.muted = false;
    });
    await deposits(person);
    expect(standing('a2')).toBe('deposit');
  });

  it('whose board stays silent is inspected, and its reservation is nobody else’s', async () => {
    const { world, person, standing } = await terminal();
    await applies(world, person);
    await labels(person);
    world.lines.locks.faults.muted = true;
    person.do({ type: 'choose-compartment', size: 'S', low: false });
    await person.sees(
      ({ trouble }) => trouble !== null && trouble.code !== 'door-failed-next',
      180_000,
    );
    expect(standing('a2')).toBe('inspect');
  });

  it('that opens without a command is frozen and reported', async () => {
    const { world, standing, dutyCalls } = await terminal();
    world.doors.openByHand({ board: 1, door: 3 });
    await world.clock.pass(30_000);
    expect(standing('b1')).toBe('inspect');
    expect(await dutyCalls()).toContain('stray');
  });

  it('of a deposit can be opened again, and the deposit taken back', async () => {
    const { world, person, standing, closesDoors } = await terminal();
    closesDoors();
    await applies(world, person);
    await deposits(person);
    person.do({ type: 'reopen' });
    await person.on('confirm-deposit');
    person.do({ type: 'confirm-deposit', complete: true });
    await person.on('deposited');
    expect(standing('a2')).toBe('deposit');
    person.do({ type: 'cancel-deposit' });
    await person.on('submitted');
    expect(standing('a2')).toBe('free');
  });

  it('that fails to reopen keeps the papers, which may still be confirmed', async () => {
    const { world, person, standing, closesDoors } = await terminal();
    closesDoors();
    await applies(world, person);
    await labels(person);
    person.do({ type: 'choose-compartment', size: 'S', low: false });
    await person.on('confirm-deposit');
    world.doors.jam({ board: 1, door: 2 });
    person.do({ type: 'confirm-deposit', complete: false });
    await person.sees(
      ({ screen, trouble }) => screen.step === 'confirm-deposit' && trouble?.code === 'door-failed',
    );
    person.do({ type: 'confirm-deposit', complete: true });
    await person.on('deposited');
    expect(standing('a2')).toBe('blocked');
    expect(person.screen('deposited').compartment.id).toBe('a2');
  });

  it('closed by someone who then walks away is inspected', async () => {
    const { world, person, standing, closesDoors } = await terminal();
    closesDoors();
    await applies(world, person);
    await labels(person);
    person.do({ type: 'choose-compartment', size: 'S', low: false });
    await person.on('confirm-deposit');
    await person.on('attract', 300_000);
    expect(standing('a2')).toBe('inspect');
  });
});

describe('the printer', () => {
  it('out of paper: the deposit goes on only if the screen is enough for the citizen', async () => {
    const { world, person, standing, closesDoors } = await terminal();
    closesDoors();
    world.printer.set({ paperOut: true });
    await applies(world, person);
    await world.clock.pass(20_000);
    await labels(person);
    expect(person.screen('choose-compartment').screenOnly).toBe(true);
    person.do({ type: 'choose-compartment', size: 'S', low: false });
    expect(person.view.trouble?.code).toBe('accept-screen-only');
    person.do({ type: 'choose-compartment', size: 'S', low: false, acceptScreenOnly: true });
    await person.on('confirm-deposit');
    person.do({ type: 'confirm-deposit', complete: true });
    await person.sees(
      ({ screen }) => screen.step === 'deposited' && screen.slip.state === 'failed',
    );
    const { slip } = person.screen('deposited');
    expect(slip.state).toBe('failed');
    expect(slip.lines.map(({ zh }) => zh)).toContain('非受理凭证');
    expect(standing('a2')).toBe('deposit');
    world.printer.set({ paperOut: false });
    await world.clock.pass(20_000);
    person.do({ type: 'reprint' });
    await person.sees(
      ({ screen }) => screen.step === 'deposited' && screen.slip.state === 'printed',
    );
    expect(person.screen('deposited').slip.serial).not.toBe(slip.serial);
  });
});

describe('somebody who stops touching', () => {
  it('is warned, may ask for more time, and is wiped', async () => {
    const { world, person, identifies } = await terminal();
    identifies();
    world.layCard();
    await person.on('choose-item');
    world.takeCard();
    await person.sees(({ idle }) => idle?.warning === true, 100_000);
    person.do({ type: 'more-time' });
    expect(person.view.idle?.warning).toBe(false);
    await person.sees(({ session }) => session === null, 200_000);
    expect(JSON.stringify(person.view)).not.toContain('林');
  });
});
