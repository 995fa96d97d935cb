import { describe, expect, it } from 'vitest';
import { withCheckDigit } from '@banshi/queue-server/rules';
import { standingOf } from './custody/index.ts';
import { digestOf } from './sessions/hands/codes.ts';
import { loadIdentity } from './sync/identity.ts';
import { applies, citizen, deposits, type Citizen } from './testing/citizen.ts';
import { enrolment } from './testing/item.ts';
import { postOffice } from './testing/post-office.ts';
import { linsCard, rig, rigConfig } from './testing/rig.ts';

const key = Buffer.from(enrolment.cabinet?.key ?? '', 'base64');
const code = withCheckDigit('12345678');
const wrongCode = withCheckDigit('87654321');

/** A terminal with a line to a hall that knows one member of staff, and one result granted to Lin. */
async function terminal(assurance: 'A' | 'B' = 'A', until = '2026-03-28T00:00:00.000Z') {
  const world = await rig();
  const identity = await loadIdentity(world.ports.files, world.ports.rng);
  const office = postOffice(identity.publicKey);
  office.mend();
  office.answer('/api/terminals/t1/staff', () => ({
    account: 'lockers1',
    name: '柜管员',
    roles: ['lockers'],
    until: new Date(world.clock.now() + 600_000).toISOString(),
  }));
  const { agent } = world.boot({}, rigConfig, office.net);
  await world.clock.run(agent.start());
  const person = citizen(world, agent);
  await person.sees(
    ({ screen }) =>
      screen.step === 'attract' &&
      screen.services.some(({ service, offered }) => service === 'drop-off' && offered),
  );
  world.doors.onChange((door) => {
    if (door.open) world.clock.after(3_000, () => world.doors.close(door));
  });
  const grants = async (): Promise<void> => {
    await world.clock.run(
      agent.ledger?.learn({
        type: 'learn',
        events: [
          {
            seq: 1,
            event: {
              type: 'grant-issued',
              data: {
                grant: 'g1',
                case: '419901202603210070001',
                item: 'pension-enrolment',
                holders: [digestOf(key, linsCard.number)],
                codeDigest: digestOf(key, `826969:${code}`),
                slip: '826969',
                size: 'S',
                assurance,
                until,
              },
            },
          },
        ],
      }) ?? Promise.reject(new Error('no ledger')),
    );
  };
  const standing = (id: string) => {
    const custody = agent.ledger?.cabinet?.compartments.get(id);
    return custody === undefined ? undefined : standingOf(custody);
  };
  const staff = async (): Promise<void> => {
    person.do({ type: 'staff' });
    person.do({ type: 'staff-sign-in', account: 'lockers1', code: '12345678' });
    await person.on('staff');
  };
  const leaves = async (): Promise<void> => {
    person.do({ type: 'leave' });
    await person.on('attract');
  };
  const loads = async (): Promise<void> => {
    await grants();
    await staff();
    person.do({ type: 'load', grant: 'g1' });
    await person.on('door');
    await person.on('staff');
    await leaves();
  };
  return { world, agent, person, standing, staff, leaves, loads };
}

async function comesWithCode(person: Citizen, typed: string): Promise<void> {
  person.do({ type: 'begin', service: 'pick-up' });
  person.do({ type: 'accept-notice' });
  person.do({ type: 'identify-with', way: 'code' });
  person.do({ type: 'pick-up-code', slip: '826969', code: typed });
  await person.sees(({ action }) => action?.kind !== 'wait');
}

describe('staff at the terminal', () => {
  it('collect a deposit: from then on its citizen cannot reopen it', async () => {
    const { world, person, standing, staff, leaves } = await terminal();
    await applies(world, person);
    await deposits(person);
    await leaves();
    expect(standing('a2')).toBe('deposit');
    await staff();
    const [deposit] = person.screen('staff').deposits;
    expect(deposit).toMatchObject({ due: '2026-03-25', item: { zh: '城乡居民养老参保' } });
    person.do({ type: 'collect', deposit: deposit?.deposit ?? '' });
    await person.on('door');
    await person.on('staff');
    expect(standing('a2')).toBe('free');
    expect(person.screen('staff').deposits).toEqual([]);
  });

  it('take back a result that nobody came for in time', async () => {
    const soon = '2026-03-21T01:10:00.000Z';
    const { world, person, standing, loads, staff } = await terminal('A', soon);
    await loads();
    await world.clock.pass(10 * 60_000);
    await staff();
    expect(person.screen('staff').deposits).toMatchObject([{ deposit: 'g1', due: '2026-03-21' }]);
    person.do({ type: 'collect', deposit: 'g1' });
    await person.on('door');
    await person.on('staff');
    expect(standing('a2')).toBe('free');
  });

  it('load a result, which then waits for its holder', async () => {
    const { person, standing, loads, staff } = await terminal();
    await loads();
    expect(standing('a2')).toBe('parcel');
    await staff();
    expect(person.screen('staff').parcels).toEqual([]);
  });

  it('look into what is flagged and say what they found', async () => {
    const { world, person, standing, staff } = await terminal();
    world.doors.openByHand({ board: 1, door: 3 });
    await world.clock.pass(30_000);
    await staff();
    expect(person.screen('staff').flagged).toMatchObject([{ compartment: { id: 'b1' } }]);
    person.do({ type: 'inspect', compartment: 'b1' });
    await person.on('staff-found');
    person.do({ type: 'found', what: 'empty', note: '' });
    await person.on('staff');
    expect(standing('b1')).toBe('free');
  });
});

describe('a pick-up', () => {
  it('with the card: list, door, "I have it", delivered, receipt', async () => {
    const { world, person, standing, loads } = await terminal();
    await loads();
    person.do({ type: 'begin', service: 'pick-up' });
    person.do({ type: 'accept-notice' });
    world.layCard();
    await person.on('pick-up-list');
    world.takeCard();
    person.do({ type: 'open-parcel', grant: 'g1' });
    await person.on('confirm-pick-up');
    expect(standing('a2')).toBe('parcel');
    person.do({ type: 'confirm-pick-up', answer: 'complete' });
    await person.sees(
      ({ screen }) => screen.step === 'picked-up' && screen.slip?.state === 'printed',
    );
    expect(person.screen('picked-up').confirmed).toBe(true);
    expect(standing('a2')).toBe('free');
  });

  it('with slip and code, once', async () => {
    const { person, loads, leaves } = await terminal();
    await loads();
    await comesWithCode(person, code);
    person.do({ type: 'open-parcel', grant: 'g1' });
    await person.on('confirm-pick-up');
    person.do({ type: 'confirm-pick-up', answer: 'complete' });
    await person.on('picked-up');
    await leaves();
    await comesWithCode(person, code);
    expect(person.screen('pick-up-code').error).not.toBeNull();
  });

  it('locks the code after five wrong ones, a typo costs nothing, and the card still opens', async () => {
    const { world, person, loads } = await terminal();
    await loads();
    await comesWithCode(person, '123456789');
    expect(person.screen('pick-up-code').attemptsLeft).toBe(5);
    for (let left = 4; left >= 0; left -= 1) {
      person.do({ type: 'pick-up-code', slip: '826969', code: wrongCode });
      await person.sees(({ action }) => action?.kind !== 'wait');
      expect(person.screen('pick-up-code').attemptsLeft).toBe(left);
    }
    person.do({ type: 'pick-up-code', slip: '826969', code });
    await person.sees(({ action }) => action?.kind !== 'wait');
    expect(person.screen('pick-up-code').error?.en).toMatch(/locked/);
    person.do({ type: 'identify-with', way: 'card' });
    world.layCard();
    await person.on('pick-up-list');
    expect(person.screen('pick-up-list').parcels).toHaveLength(1);
  });

  it('of a result that takes two proofs asks for the code after the card', async () => {
    const { world, person, loads } = await terminal('B');
    await loads();
    person.do({ type: 'begin', service: 'pick-up' });
    person.do({ type: 'accept-notice' });
    world.layCard();
    await person.on('pick-up-list');
    person.do({ type: 'open-parcel', grant: 'g1' });
    expect(person.view.trouble?.code).toBe('code-needed');
    person.do({ type: 'pick-up-code', slip: '826969', code });
    await person.on('pick-up-list');
    person.do({ type: 'open-parcel', grant: 'g1' });
    await person.on('confirm-pick-up');
  });

  it('disputed is frozen and not delivered', async () => {
    const { person, standing, loads } = await terminal();
    await loads();
    await comesWithCode(person, code);
    person.do({ type: 'open-parcel', grant: 'g1' });
    await person.on('confirm-pick-up');
    person.do({ type: 'confirm-pick-up', answer: 'wrong' });
    await person.on('picked-up');
    expect(person.screen('picked-up').confirmed).toBe(false);
    expect(standing('a2')).toBe('inspect');
  });

  it('without an answer is reviewed by staff, never delivered', async () => {
    const { person, standing, loads } = await terminal();
    await loads();
    await comesWithCode(person, code);
    person.do({ type: 'open-parcel', grant: 'g1' });
    await person.on('confirm-pick-up');
    await person.on('attract', 300_000);
    expect(standing('a2')).toBe('inspect');
  });
});
