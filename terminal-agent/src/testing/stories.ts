import { withCheckDigit } from '@banshi/queue-server/rules';
import type { Agent } from '../agent.ts';
import type { CustodyCommand } from '../custody/index.ts';
import { digestOf } from '../sessions/hands/codes.ts';
import type { Ledger } from '../store/ledger.ts';
import { applies, deposits, type Citizen } from './citizen.ts';
import { enrolment } from './item.ts';
import type { postOffice } from './post-office.ts';
import { linsCard, type Rig } from './rig.ts';

/** What really lies behind the doors, by board and door. */
export type Behind = ReadonlyMap<string, 'papers' | 'result'>;

/** The hand of whoever stands there: what it does to the first door that opens, come what may. */
export interface Hand {
  readonly behind: Behind;
  /** Next time: put something in, or take out what is there. */
  next(act: 'put papers' | 'put result' | 'take'): void;
  /** Something was left here earlier. */
  left(door: { readonly board: number; readonly door: number }, what: 'papers' | 'result'): void;
}

export function handOf(world: Rig): Hand {
  const behind = new Map<string, 'papers' | 'result'>();
  let act: Parameters<Hand['next']>[0] | null = null;
  world.doors.onChange((door) => {
    if (!door.open || act === null) return;
    const now = act;
    act = null;
    const key = `${door.board}/${door.door}`;
    world.clock.after(2_000, () => {
      if (now === 'take') behind.delete(key);
      else behind.set(key, now === 'put papers' ? 'papers' : 'result');
    });
    world.clock.after(4_000, () => world.doors.close(door));
  });
  return {
    behind,
    next: (what) => void (act = what),
    left: ({ board, door }, what) => void behind.set(`${board}/${door}`, what),
  };
}

type Hall = ReturnType<typeof postOffice>;

export type StoryName = 'deposit' | 'collect' | 'result';

interface Story {
  /** What the hall answers, where the story needs one. */
  readonly hall?: (hall: Hall, world: Rig) => void;
  /** What happened in an earlier life, undisturbed. */
  readonly before?: (world: Rig, hand: Hand) => Promise<void>;
  readonly tell: (world: Rig, agent: Agent, person: Citizen, hand: Hand) => Promise<void>;
}

const code = withCheckDigit('12345678');
const key = Buffer.from(enrolment.cabinet?.key ?? '', 'base64');

const withStaff = (hall: Hall, world: Rig): void => {
  hall.mend();
  hall.answer('/api/terminals/t1/staff', () => ({
    account: 'lockers1',
    name: '柜管员',
    roles: ['lockers'],
    until: new Date(world.clock.now() + 600_000).toISOString(),
  }));
};

const inService = (person: Citizen): Promise<void> =>
  person.sees(
    ({ screen }) =>
      screen.step === 'attract' &&
      screen.services.some(({ service, offered }) => service === 'pick-up' && offered),
  );

async function staffSignIn(person: Citizen): Promise<void> {
  person.do({ type: 'staff' });
  person.do({ type: 'staff-sign-in', account: 'lockers1', code: '12345678' });
  await person.on('staff');
}

async function leaves(person: Citizen): Promise<void> {
  person.do({ type: 'leave' });
  await person.on('attract');
}

const ledgerOf = (agent: Agent): Ledger => {
  if (agent.ledger === null) throw new Error('the terminal is not enrolled');
  return agent.ledger;
};

export const stories: Readonly<Record<StoryName, Story>> = {
  /** Lin applies and leaves her papers. */
  deposit: {
    async tell(world, _agent, person, hand) {
      await applies(world, person);
      hand.next('put papers');
      await deposits(person);
      await leaves(person);
    },
  },
  /** Staff collect what Lin left the day before. */
  collect: {
    hall: withStaff,
    async before(world, hand) {
      const { agent } = world.boot();
      await world.clock.run(agent.start());
      // Its doors come to rest first, as they would for a citizen.
      await world.clock.pass(10_000);
      const { custody } = ledgerOf(agent);
      const compartment = 'a2';
      const holder = { kind: 'citizen', digest: digestOf(key, linsCard.number) } as const;
      const yesterday: readonly CustodyCommand[] = [
        { type: 'reserve', compartment, purpose: 'deposit', reference: 'd1', holder },
        { type: 'intend-unlock', effect: 'e0', compartment, purpose: 'deposit', holder },
        { type: 'settle-unlock', effect: 'e0', compartment, outcome: 'succeeded' },
        { type: 'close', compartment, occupied: null, watched: true },
        {
          type: 'place',
          compartment,
          deposit: 'd1',
          case: '419901202603200070001',
          slip: 'D1',
          contents: [{ material: 'household-book', copies: 1 }],
        },
      ];
      for (const command of yesterday) await world.clock.run(custody(command));
      hand.left({ board: 1, door: 2 }, 'papers');
      await world.clock.run(agent.close());
    },
    async tell(_world, _agent, person, hand) {
      await inService(person);
      await staffSignIn(person);
      hand.next('take');
      person.do({ type: 'collect', deposit: 'd1' });
      await person.on('door');
      await person.on('staff');
      await leaves(person);
    },
  },
  /** Staff load a result, and Lin picks it up with slip and code. */
  result: {
    hall: withStaff,
    async tell(world, agent, person, hand) {
      await inService(person);
      const granted = {
        grant: 'g1',
        case: '419901202603210070001',
        item: 'pension-enrolment',
        holders: [digestOf(key, linsCard.number)],
        codeDigest: digestOf(key, `826969:${code}`),
        slip: '826969',
        size: 'S',
        assurance: 'A',
        until: '2026-03-28T00:00:00.000Z',
      } as const;
      const data = { ...granted, holders: [...granted.holders] };
      await world.clock.run(
        ledgerOf(agent).learn({
          type: 'learn',
          events: [{ seq: 1, event: { type: 'grant-issued', data } }],
        }),
      );
      await staffSignIn(person);
      hand.next('put result');
      person.do({ type: 'load', grant: 'g1' });
      await person.on('door');
      await person.on('staff');
      await leaves(person);
      person.do({ type: 'begin', service: 'pick-up' });
      person.do({ type: 'accept-notice' });
      person.do({ type: 'identify-with', way: 'code' });
      person.do({ type: 'pick-up-code', slip: '826969', code });
      await person.on('pick-up-list');
      hand.next('take');
      person.do({ type: 'open-parcel', grant: 'g1' });
      await person.on('confirm-pick-up');
      person.do({ type: 'confirm-pick-up', answer: 'complete' });
      await person.sees(
        ({ screen }) => screen.step === 'picked-up' && screen.slip?.state === 'printed',
      );
      await leaves(person);
    },
  },
};
