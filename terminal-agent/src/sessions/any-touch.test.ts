import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accepts, always, type Command } from '../protocol/index.ts';
import { compartments, noon } from '../testing/cabinet.ts';
import { evolve, newCabinet, type Cabinet, type CustodyCommand } from '../custody/index.ts';
import { decide } from '../custody/decide.ts';
import {
  atCheck,
  atForm,
  atSubmitted,
  lin,
  machine,
  well,
  type Machine,
} from '../testing/world.ts';
import type { Input } from './input.ts';
import type { Task } from './task.ts';

/** Touches with the words that occur here, right ones and wrong ones. */
const pool: readonly Command[] = [
  ...(
    [
      'accept-notice',
      'decline-notice',
      'continue',
      'back',
      'scan-page',
      'keep-page',
      'submit',
      'start-deposit',
      'reopen',
      'cancel-deposit',
      'reprint',
      'sheet-there',
      'by-hand',
      'pause',
      'keep-draft',
      'resume',
      'print-help',
      'print-notice',
      'skip',
      'help',
      'more-time',
      'leave',
      'staff',
    ] as const
  ).map((type) => ({ type })),
  ...(['apply', 'drop-off', 'pick-up', 'ticket', 'progress'] as const).flatMap(
    (service): Command[] => [
      { type: 'begin', service },
      { type: 'choose-service', service },
    ],
  ),
  { type: 'identify-with', way: 'card' },
  { type: 'identify-with', way: 'code' },
  { type: 'choose-item', item: 'pension-enrolment' },
  { type: 'choose-item', item: 'nothing' },
  { type: 'choose-situation', value: 'yes' },
  { type: 'choose-situation', value: 'nothing' },
  { type: 'fill', values: { level: '200' } },
  { type: 'fill', values: { level: 7, other: true } },
  { type: 'fill', values: { name: '' } },
  ...(['household-book', 'application-form'] as const).flatMap((material): Command[] =>
    (['scan', 'locker', 'later', 'certificate'] as const).map((how) => ({
      type: 'provide-material',
      material,
      how,
    })),
  ),
  { type: 'contact', kind: 'none' },
  { type: 'contact', kind: 'own', phone: '13800000000' },
  { type: 'contact', kind: 'own', phone: '1' },
  { type: 'change', section: 'materials' },
  { type: 'change', section: 'form:person' },
  { type: 'change', section: 'nothing' },
  { type: 'choose-compartment', size: 'S', low: false },
  { type: 'choose-compartment', size: 'L', low: true },
  { type: 'confirm-deposit', complete: true },
  { type: 'confirm-deposit', complete: false },
  { type: 'pick-up-code', slip: '1', code: '2' },
  { type: 'progress-code', number: '1', password: '2' },
  { type: 'take-ticket', queue: 'pension' },
  { type: 'booked' },
  { type: 'check-in', code: '12345678' },
  { type: 'resume-code', code: '482913067415926535897931' },
  { type: 'resume-code', code: '12' },
  { type: 'rate', level: 5 },
];

/** Few people turn back or leave; those who do are as random as the rest. */
const rare: ReadonlySet<Command['type']> = new Set([
  'decline-notice',
  'leave',
  'back',
  'staff',
  'pause',
  'resume',
  'help',
]);

function pick(one: Machine, n: number, luck: number): Command {
  const step = one.session?.at.step ?? 'attract';
  const offered = pool.filter(
    ({ type }) => [...accepts[step], ...always].includes(type) && (luck === 9 || !rare.has(type)),
  );
  const from = luck === 8 || offered.length === 0 ? pool : offered;
  const picked = from[n % from.length];
  if (picked === undefined) throw new Error('the pool is empty');
  return picked;
}

/** What a task comes back with, one way or the other; a cabinet that really keeps custody. */
function answer(task: Task, well: boolean, cabinet: Cabinet): readonly [Input | null, Cabinet] {
  const carry = (list: readonly CustodyCommand[]): readonly [boolean, Cabinet] => {
    let next = cabinet;
    for (const one of list) {
      const decision = decide(next, one, noon);
      if ('refused' in decision) return [false, next];
      for (const event of decision.events) next = evolve(next, { ...event, at: noon });
    }
    return [true, next];
  };
  switch (task.type) {
    case 'read-card':
      return [
        well
          ? { type: 'card-read', card: lin, digest: 'digest-of-lin', expired: false }
          : { type: 'card-failed', code: 'card-removed' },
        cabinet,
      ];
    case 'scan':
      return [
        well
          ? {
              type: 'page-scanned',
              page: {
                id: 'p1',
                sha256: 'a'.repeat(64),
                mediaType: 'image/jpeg',
                bytes: 9,
                verdict: 'ok',
                reasons: [],
                fingerprints: [],
                card: false,
              },
            }
          : { type: 'scan-failed', code: 'no-page' },
        cabinet,
      ];
    case 'submit':
      return [
        well
          ? {
              type: 'submitted',
              filed: {
                case: '419901202603210070001',
                password: '123456',
                submittedAt: new Date(noon).toISOString(),
                deadline: null,
              },
            }
          : { type: 'submit-failed', code: 'disk' },
        cabinet,
      ];
    case 'open-door': {
      const { compartment, purpose, holder, reserve } = task;
      const effect = 'e1';
      const [opened, next] = carry([
        ...(reserve === null
          ? []
          : [
              {
                type: 'reserve',
                compartment,
                purpose: 'deposit',
                reference: reserve,
                holder,
              } as const,
            ]),
        { type: 'intend-unlock', effect, compartment, purpose, holder },
        {
          type: 'settle-unlock',
          effect,
          compartment,
          outcome: well ? 'succeeded' : 'failed',
          ...(well ? {} : { because: { code: 'door-did-not-open', sent: true } }),
        },
      ]);
      return [
        {
          type: 'door-answered',
          compartment,
          answer: !opened ? 'refused' : well ? 'open' : 'failed',
          because: null,
        },
        next,
      ];
    }
    case 'conclude': {
      const [taken, next] = carry([task.command]);
      return [{ type: 'concluded', what: task.what, refused: taken ? null : 'refused' }, next];
    }
    case 'print': {
      const { kind } = task.slip;
      const sheet = { what: { zh: '凭条', en: 'Slip' }, serial: 'S1', lines: [] };
      const state = well ? 'printed' : 'unknown';
      return [{ type: 'print', slip: kind, print: { ...sheet, state } }, cabinet];
    }
    case 'keep-draft':
      return [
        well
          ? { type: 'draft-saved', kept: { id: 'a', code: '1', until: '2026-03-24T00:00:00.000Z' } }
          : { type: 'draft-not-saved' },
        cabinet,
      ];
    case 'open-draft':
      return [{ type: 'draft-refused', error: well ? 'other-card' : 'offline' }, cabinet];
    case 'take-ticket':
      return [{ type: 'ticket-refused', code: 'no-numbers' }, cabinet];
    case 'check-in':
      return [{ type: 'check-in-refused', error: { zh: '无', en: 'none' } }, cabinet];
    case 'check-code':
      return [
        { type: 'code-checked', result: { ok: false, code: 'wrong', attemptsLeft: 4 } },
        cabinet,
      ];
    case 'ask-progress':
      return [{ type: 'progress-failed', code: 'offline' }, cabinet];
    default:
      return [null, cabinet];
  }
}

/** Doors that stand open for somebody fall shut. */
function close(one: Machine, cabinet: Cabinet): Cabinet {
  let next = cabinet;
  for (const { compartment, visit } of cabinet.compartments.values()) {
    if (visit?.phase !== 'open') continue;
    const shut = {
      type: 'close',
      compartment: compartment.id,
      occupied: null,
      watched: true,
    } as const;
    const decision = decide(next, shut, noon);
    if ('refused' in decision) continue;
    for (const event of decision.events) next = evolve(next, { ...event, at: noon });
    one.change({ cabinet: next });
    const { id: door } = compartment;
    one.feed({ type: 'door-closed', compartment: door, occupied: null, watched: true });
  }
  return next;
}

/** Every task has its answer, and what that leads to as well. */
function carriedOut(one: Machine, well: boolean, before: Cabinet): Cabinet {
  let cabinet = before;
  for (let tasks = one.tasks(); tasks.length > 0; tasks = one.tasks()) {
    for (const task of tasks) {
      const [input, next] = answer(task, well, cabinet);
      cabinet = next;
      one.change({ cabinet });
      if (input !== null) one.feed(input);
    }
  }
  return cabinet;
}

it('whatever is touched in whatever order: every view is a view, and a goodbye forgets everything', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom(machine, atForm, atCheck, atSubmitted),
      fc.array(fc.tuple(fc.nat(9_999), fc.integer({ min: 0, max: 9 })), {
        minLength: 30,
        maxLength: 80,
      }),
      (from, touches) => {
        let cabinet = newCabinet(compartments);
        const one = from({ ...well, cabinet });
        one.tasks();
        for (const [n, luck] of touches) {
          one.touch(pick(one, n, luck));
          cabinet = carriedOut(one, luck !== 0, cabinet);
          // A door that fell shut may end what was taken back through it.
          if (luck > 1) cabinet = carriedOut(one, true, close(one, cabinet));
          reached.add(one.step());
          const { session } = one;
          expect(session?.busy ?? false).toBe(false);
          if (session === null || session.at.step === 'farewell')
            expect(JSON.stringify(one.stage)).not.toContain('林知夏');
        }
      },
    ),
    { numRuns: 120, seed: 20260321 },
  );
  for (const step of [
    'form',
    'scan',
    'check-answers',
    'draft-kept',
    'confirm-deposit',
    'deposited',
    'help',
  ])
    expect(reached).toContain(step);
});
