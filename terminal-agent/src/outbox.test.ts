import { expect, it } from 'vitest';
import { memoryFiles } from './ports/files.ts';
import { loadIdentity } from './sync/identity.ts';
import { applies, citizen, deposits } from './testing/citizen.ts';
import { postOffice } from './testing/post-office.ts';
import { rig, rigConfig } from './testing/rig.ts';

async function terminalWithLine() {
  const world = await rig();
  const identity = await loadIdentity(world.ports.files, world.ports.rng);
  const office = postOffice(identity.publicKey);
  const start = async () => {
    const { agent, life } = world.boot({}, rigConfig, office.net);
    await world.clock.run(agent.start());
    return { agent, life, person: citizen(world, agent) };
  };
  world.doors.onChange((door) => {
    if (door.open) world.clock.after(2_000, () => world.doors.close(door));
  });
  return { world, office, start };
}

it('keeps an application safe while the line is cut, and delivers it once when it is back', async () => {
  const { world, office, start } = await terminalWithLine();
  const { agent, person } = await start();
  await applies(world, person);
  await deposits(person);
  expect(office.effects).toEqual([]);
  office.mend();
  await world.clock.pass(90_000);
  expect(office.effects.map(({ path }) => path)).toEqual([
    expect.stringMatching(/^\/api\/files\/[0-9a-f]{64}$/),
    '/api/cases',
  ]);
  expect(JSON.parse(office.effects[1]?.body ?? '{}')).toMatchObject({
    number: person.screen('deposited').case,
    applicant: { name: '林知夏' },
    answers: { name: '林知夏', level: '200' },
    materials: [
      { material: 'application-form', how: 'scanned' },
      { material: 'household-book', how: 'locker', pages: [] },
    ],
  });
  expect(office.faults).toEqual([]);
  expect(agent.health.outbox).toBe(0);
  expect(await world.ports.files.list('papers')).toEqual([]);
});

it('has one effect although answers are lost and the agent is killed in between', async () => {
  const { world, office, start } = await terminalWithLine();
  const first = await start();
  office.mend();
  office.loseAnswers(2);
  await applies(world, first.person);
  await world.clock.pass(500);
  first.life.kill();
  const second = await start();
  await world.clock.pass(90_000);
  expect(office.effects.map(({ path }) => path)).toHaveLength(2);
  expect(office.faults).toEqual([]);
  expect(second.agent.health.outbox).toBe(0);
});

it('sets aside what the hall refuses for good, keeps its paper, and calls duty', async () => {
  const { world, office, start } = await terminalWithLine();
  const { agent, person } = await start();
  office.refuseAll(422, 'case-unknown-item');
  office.mend();
  await applies(world, person);
  await world.clock.pass(30_000);
  expect(agent.health.outbox).toBe(0);
  const aside = agent.ledger?.terminal.setAside ?? new Map<string, unknown>();
  expect([...aside.values()]).toContainEqual({ status: 422, code: 'case-unknown-item' });
  expect(await world.ports.files.list('papers')).not.toEqual([]);
});

it('leaves no readable trace of a person on the disk', async () => {
  const { world, start } = await terminalWithLine();
  const { agent, person } = await start();
  await applies(world, person);
  for (const name of await world.ports.files.list('papers')) {
    const bytes = Buffer.from((await world.ports.files.read(`papers/${name}`)) ?? []);
    expect(bytes.includes('419902199304121424')).toBe(false);
  }
  const feed = agent.ledger?.feed ?? '';
  const events = await agent.ledger?.journal.read({ feed, after: 0 }, 1_000);
  const text = JSON.stringify(events);
  for (const secret of ['林知夏', '419902199304121424', '13800000000']) {
    expect(text).not.toContain(secret);
  }
});

it('makes its key once', async () => {
  const files = memoryFiles();
  const { ports } = await rig();
  const first = await loadIdentity(files, ports.rng);
  expect((await loadIdentity(files, ports.rng)).publicKey).toBe(first.publicKey);
});
