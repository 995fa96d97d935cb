import type { CabinetEvent, Compartment } from '@banshi/queue-server/protocol';
import {
  decide,
  evolve,
  newCabinet,
  type Cabinet,
  type CustodyCommand,
  type CustodyDecision,
  type Grant,
  type Person,
} from '../custody/index.ts';

export const compartments: readonly Compartment[] = [
  { id: 'a1', label: 'A1', size: 'S', band: 'low', board: 1, door: 1 },
  { id: 'a2', label: 'A2', size: 'S', band: 'middle', board: 1, door: 2 },
  { id: 'b1', label: 'B1', size: 'M', band: 'middle', board: 1, door: 3 },
  { id: 'c1', label: 'C1', size: 'L', band: 'high', board: 1, door: 4 },
];

export const lin: Person = { kind: 'citizen', digest: 'digest-of-lin' };
export const zhao: Person = { kind: 'citizen', digest: 'digest-of-zhao' };
export const lockers1: Person = { kind: 'staff', account: 'lockers1' };

export const grant: Grant = {
  grant: 'g1',
  case: '419901202603210010001',
  item: 'pension',
  holders: ['digest-of-lin'],
  codeDigest: 'digest-of-code',
  slip: 'P1',
  size: 'S',
  assurance: 'A',
  until: '2026-03-28T00:00:00.000Z',
  revoked: false,
};

export const noon = Date.parse('2026-03-21T04:00:00.000Z');

/** A cabinet that has seen these events, a minute apart. */
export const given = (...events: readonly CabinetEvent[]): Cabinet =>
  events.reduce<Cabinet>(
    (cabinet, event, i) => evolve(cabinet, { ...event, at: noon + i * 60_000 }),
    newCabinet(compartments),
  );

/** What the cabinet answers: its events, or the refusal's code. */
export function when(cabinet: Cabinet, command: CustodyCommand): readonly CabinetEvent[] | string {
  const decision: CustodyDecision = decide(cabinet, command, noon);
  return 'refused' in decision ? decision.refused : decision.events;
}

/** The cabinet after commands that must not be refused. */
export function after(cabinet: Cabinet, ...commands: readonly CustodyCommand[]): Cabinet {
  return commands.reduce((state, command) => {
    const answer = when(state, command);
    if (typeof answer === 'string') throw new Error(`${command.type} was refused: ${answer}`);
    return answer.reduce((next, event) => evolve(next, { ...event, at: noon }), state);
  }, cabinet);
}

const effect = 'e1';
export const reserve = (compartment = 'a1'): CustodyCommand => ({
  type: 'reserve',
  compartment,
  purpose: 'deposit',
  reference: 'd1',
  holder: lin,
});
export const intend = (
  purpose: 'deposit' | 'reopen' | 'collect' | 'load' | 'inspect' | 'pick-up',
  holder: Person,
  extra: Partial<Extract<CustodyCommand, { type: 'intend-unlock' }>> = {},
): CustodyCommand => ({
  type: 'intend-unlock',
  effect,
  compartment: 'a1',
  purpose,
  holder,
  ...extra,
});
export const settle = (
  outcome: 'succeeded' | 'failed' | 'unknown',
  because?: { readonly code: string; readonly sent: boolean },
): CustodyCommand => ({
  type: 'settle-unlock',
  effect,
  compartment: 'a1',
  outcome,
  ...(because ? { because } : {}),
});
export const close = (occupied: boolean | null = null, watched = true): CustodyCommand => ({
  type: 'close',
  compartment: 'a1',
  occupied,
  watched,
});
export const place: CustodyCommand = {
  type: 'place',
  compartment: 'a1',
  deposit: 'd1',
  case: '419901202603210010001',
  slip: 'D1',
  contents: [{ material: 'household-book', copies: 1 }],
};

/** Lin's deposit lies in a1. */
export const deposited = (): Cabinet =>
  after(given(), reserve(), intend('deposit', lin), settle('succeeded'), close(), place);

/** Lin's result waits in a1. */
export const loaded = (): Cabinet =>
  after(
    given(),
    { type: 'reserve', compartment: 'a1', purpose: 'load', reference: 'g1', holder: lockers1 },
    intend('load', lockers1),
    settle('succeeded'),
    close(),
    { type: 'load', compartment: 'a1', case: grant.case, account: 'lockers1' },
  );
