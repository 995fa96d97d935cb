import { gm65Brain, seeded, simulatedLine, ticketText } from '@banshi/hardware-drivers/simulators';
import { describe, expect, it } from 'vitest';
import { readDraftCode } from './applications/index.ts';
import { loadIdentity } from './sync/identity.ts';
import { citizen, type Citizen } from './testing/citizen.ts';
import { postOffice } from './testing/post-office.ts';
import { rig, rigConfig, type Rig } from './testing/rig.ts';

/** One terminal whose line can be cut; the next session stands for another terminal of the same hall. */
async function terminal() {
  const world = await rig();
  const identity = await loadIdentity(world.ports.files, world.ports.rng);
  const office = postOffice(identity.publicKey);
  const ports = { clock: world.clock, chance: seeded(3) };
  const scanner = gm65Brain(ports);
  world.plug('codes', simulatedLine(scanner, ports, false));
  const codes = {
    id: 'codes',
    role: 'code-scanner',
    driver: 'gm65',
    address: 'sim:codes',
  } as const;
  const config = { ...rigConfig, devices: [...rigConfig.devices, codes] };
  const { agent } = world.boot({}, config, office.net);
  await world.clock.run(agent.start());
  return { world, office, agent, person: citizen(world, agent), scanner: scanner.world };
}

async function atItems(world: Rig, person: Citizen): Promise<void> {
  await person.sees(
    ({ screen }) =>
      screen.step === 'attract' &&
      screen.services.some(({ service, offered }) => service === 'apply' && offered),
  );
  person.do({ type: 'begin', service: 'apply' });
  person.do({ type: 'accept-notice' });
  world.layCard();
  await person.on('choose-item');
  world.takeCard();
}

/** An answer and a scanned page; then the phone rings. Answers the code on the slip. */
async function keepsADraft(world: Rig, person: Citizen): Promise<string> {
  await atItems(world, person);
  person.do({ type: 'choose-item', item: 'pension-enrolment' });
  person.do({ type: 'continue' });
  person.do({ type: 'choose-situation', value: 'yes' });
  person.do({ type: 'fill', values: { level: '500' } });
  person.do({ type: 'continue' });
  person.do({ type: 'provide-material', material: 'application-form', how: 'scan' });
  world.placePaper();
  person.do({ type: 'scan-page' });
  await person.sees(({ screen }) => screen.step === 'scan' && screen.phase === 'judged');
  person.do({ type: 'continue' });
  person.do({ type: 'pause' });
  person.do({ type: 'keep-draft' });
  await person.sees(
    ({ screen }) => screen.step === 'draft-kept' && screen.slip.state === 'printed',
  );
  const { code } = person.screen('draft-kept');
  person.do({ type: 'continue' });
  await person.on('attract');
  return code;
}

async function takesUp(world: Rig, person: Citizen, code: string): Promise<void> {
  await atItems(world, person);
  person.do({ type: 'resume' });
  person.do({ type: 'resume-code', code });
  await person.sees(({ screen }) => screen.step !== 'resume-draft' || screen.error !== null);
}

describe('a draft', () => {
  it('leaves the terminal sealed, and comes back from the hall with answers and pages', async () => {
    const { world, office, agent, person } = await terminal();
    office.mend();
    const code = await keepsADraft(world, person);
    await world.clock.pass(90_000);
    expect(agent.health.outbox).toBe(0);
    expect(await world.ports.files.list('papers')).toEqual([]);
    const [kept] = office.effects.filter(({ path }) => path.startsWith('/api/drafts/'));
    const id = kept?.path.split('/').at(-1) ?? '';
    office.answer(`/api/terminals/t1/drafts/${id}`, () => ({
      sealed: Buffer.from(kept?.bytes ?? []).toString('base64'),
      until: '2099-01-01T00:00:00.000Z',
    }));
    await takesUp(world, person, code);
    const { materials } = person.screen('materials');
    expect(materials.find((one) => one.id === 'application-form')?.how).toBe('scanned');
    const page = materials.flatMap(({ pages }) => pages)[0];
    expect(agent.page(page?.id ?? '')?.bytes.length).toBeGreaterThan(0);
    person.do({ type: 'back' });
    expect(person.screen('form').fields.find(({ id: field }) => field === 'level')?.value).toBe(
      '500',
    );
  });

  it('is taken up here while the line is cut, and its slip says code and deadline, not who', async () => {
    const { world, person } = await terminal();
    const code = await keepsADraft(world, person);
    const slip = world.printer.tickets.map(ticketText).join('\n');
    expect(slip).toContain('尚未提交');
    expect(slip).toContain(`banshi-draft:${readDraftCode(code) ?? 'no code'}`);
    expect(slip).toContain(code);
    expect(slip).not.toContain('林知夏');
    await takesUp(world, person, code);
    expect(person.view.screen.step).toBe('materials');
  });

  it('is taken up by holding its slip before the code reader, the right one after a wrong one', async () => {
    const { world, person, scanner } = await terminal();
    const code = await keepsADraft(world, person);
    await atItems(world, person);
    person.do({ type: 'resume' });
    await person.sees(({ action }) => action?.kind === 'scan-code');
    scanner.show('http://somewhere.example/else');
    await person.sees(({ screen }) => screen.step === 'resume-draft' && screen.error !== null);
    scanner.show(`banshi-draft:${readDraftCode(code) ?? ''}`);
    await person.on('materials');
    await world.clock.pass(20_000);
    expect(scanner.lit).toBe(false);
  });

  it('leaves nothing on the terminal that opens without slip and card', async () => {
    const { world, agent, person } = await terminal();
    const code = await keepsADraft(world, person);
    const feed = agent.ledger?.feed ?? '';
    const events = JSON.stringify(await agent.ledger?.journal.read({ feed, after: 0 }, 1_000));
    for (const secret of ['林知夏', '419902199304121424', readDraftCode(code) ?? '-'])
      expect(events).not.toContain(secret);
    for (const name of await world.ports.files.list('papers')) {
      const bytes = Buffer.from((await world.ports.files.read(`papers/${name}`)) ?? []);
      expect(bytes.includes('500')).toBe(false);
    }
  });

  it('is not found under a code that nobody has, nor while the line is cut', async () => {
    const { world, office, person } = await terminal();
    await takesUp(world, person, '0'.repeat(24));
    expect(person.screen('resume-draft').error?.en).toContain('line is down');
    office.mend();
    person.do({ type: 'resume-code', code: '0'.repeat(24) });
    await person.sees(
      ({ screen }) =>
        screen.step === 'resume-draft' && screen.error?.en.includes('No such') === true,
    );
  });
});

it('a sheet whose reservation breaks off is missing, not "being printed" for ever', async () => {
  const world = await rig();
  let broken = true;
  const { agent } = world.boot({
    at: (name) => {
      if (broken && name === 'terminal.reserve-print.before-commit') throw new Error('disk full');
    },
  });
  await world.clock.run(agent.start());
  const person = citizen(world, agent);
  await atItems(world, person);
  person.do({ type: 'choose-item', item: 'pension-enrolment' });
  person.do({ type: 'continue' });
  person.do({ type: 'choose-situation', value: 'yes' });
  person.do({ type: 'fill', values: { level: '500' } });
  person.do({ type: 'continue' });
  person.do({ type: 'print-notice' });
  await person.sees(({ trouble }) => trouble?.code === 'notice-not-printed');
  expect(person.screen('materials').notice).toMatchObject({ state: 'failed', serial: '' });
  expect(world.printer.tickets).toEqual([]);
  broken = false;
  person.do({ type: 'reprint' });
  await person.sees(
    ({ screen }) => screen.step === 'materials' && screen.notice?.state === 'printed',
  );
  expect(world.printer.tickets).toHaveLength(1);
});
