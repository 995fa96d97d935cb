import {
  CaseProgress,
  IssuedTicket,
  MyCases,
  StaffIdentified,
  type Rate,
} from '@banshi/queue-server/protocol';
import { Compile } from 'typebox/compile';
import type { Letter } from '../../store/terminal-state.ts';
import type { Session } from '../session.ts';
import type { Task } from '../task.ts';
import type { Reach, Tell } from './index.ts';

const checks = {
  ticket: Compile(IssuedTicket),
  progress: Compile(CaseProgress),
  mine: Compile(MyCases),
  staff: Compile(StaffIdentified),
};
/** A citizen waits in front of the screen: after this the terminal helps itself, in ms. */
const patienceMs = 4_000;

/** A number from the hall, or from the leased range when the hall does not answer. */
export async function takeTicket(
  reach: Reach,
  task: Extract<Task, { type: 'take-ticket' }>,
  session: Session,
  tell: Tell,
): Promise<void> {
  const { server, ledger, clock, rng, terminal } = reach;
  const { queue, case: about } = task;
  if (terminal.hall === null) return tell({ type: 'ticket-refused', code: 'no-hall' });
  const path = `/api/halls/${terminal.hall}/tickets`;
  const issuedAt = new Date(clock.now()).toISOString();
  const digest = session.holder?.digest ?? null;
  const who = {
    ...(digest === null ? {} : { citizen: digest }),
    ...(about === null ? {} : { case: about }),
  };
  const request = {
    method: 'POST',
    path,
    key: `ticket-${rng.uuid()}`,
    json: { queue, channel: 'terminal', ...who },
    timeoutMs: patienceMs,
  } as const;
  let answer = await server.request(request);
  // Only the answer may have been lost: the same key asks for the same ticket, not for a second one.
  if (answer.kind === 'silence' && answer.because === 'timeout') {
    answer = await server.request(request);
  }
  if (answer.kind === 'answer' && checks.ticket.Check(answer.json)) {
    const { id, number, ahead, wait, statusUrl } = answer.json;
    return tell({
      type: 'ticket-taken',
      ticket: { id, number, queue, ahead, wait, statusUrl, issuedAt },
    });
  }
  if (answer.kind === 'refused' && answer.status < 500) {
    return tell({ type: 'ticket-refused', code: answer.code });
  }
  const given = await ledger.record({
    type: 'give-ticket-offline',
    queue,
    businessDay: businessDay(clock.now(), reach.world().terminal.timeZone),
    letterId: `ticket-${rng.uuid()}`,
    path,
    at: issuedAt,
    ...who,
  });
  if (!given.ok || given.answer === null)
    return tell({ type: 'ticket-refused', code: 'no-numbers' });
  const number = given.answer;
  tell({
    type: 'ticket-taken',
    ticket: { id: null, number, queue, ahead: null, wait: null, statusUrl: null, issuedAt },
  });
}

/** The hall's day ends at four in the morning, local time (setting of domain.md). */
export const businessDay = (now: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(now - 4 * 3_600_000));

export async function askProgress(
  { server, terminal }: Reach,
  by: Extract<Task, { type: 'ask-progress' }>['by'],
  session: Session,
  tell: Tell,
): Promise<void> {
  const { holder } = session;
  const card = holder === null ? null : holder.card;
  const request =
    by.kind === 'number'
      ? { path: '/api/progress', json: { number: by.number, password: by.password } }
      : {
          path: `/api/terminals/${terminal.id}/my-cases`,
          json: {
            applicant: { name: card?.name, idNumber: card?.number, card: card?.card },
          },
        };
  const key = `ask-${session.id}-${session.touchedAt}`;
  const answer = await server.request({ method: 'POST', ...request, key, timeoutMs: 8_000 });
  if (answer.kind === 'silence') return tell({ type: 'progress-failed', code: 'offline' });
  if (answer.kind === 'refused') return tell({ type: 'progress-failed', code: answer.code });
  const { json } = answer;
  if (checks.progress.Check(json)) return tell({ type: 'progress-found', cases: [json] });
  if (checks.mine.Check(json)) return tell({ type: 'progress-found', cases: json.cases });
  tell({ type: 'progress-failed', code: 'answer-not-understood' });
}

/** Roles that may open doors here. */
const keepers: ReadonlySet<string> = new Set(['lockers', 'manager', 'administrator']);

export async function signInStaff(
  { server, ledger, terminal, rng }: Reach,
  account: string,
  code: string,
  tell: Tell,
): Promise<void> {
  const answer = await server.request({
    method: 'POST',
    path: `/api/terminals/${terminal.id}/staff`,
    key: `staff-${rng.uuid()}`,
    json: { account, code },
    timeoutMs: 8_000,
  });
  if (answer.kind === 'silence') return tell({ type: 'staff-refused', code: 'offline' });
  if (answer.kind === 'refused') return tell({ type: 'staff-refused', code: answer.code });
  if (!checks.staff.Check(answer.json) || !answer.json.roles.some((role) => keepers.has(role)))
    return tell({ type: 'staff-refused', code: 'not-allowed' });
  await ledger.record({ type: 'sign-in-staff', account: answer.json.account });
  tell({ type: 'staff-signed-in', account: answer.json.account });
}

export async function rate(
  { ledger, rng, terminal }: Reach,
  { level, about }: Extract<Task, { type: 'rate' }>,
): Promise<void> {
  const service: Rate['service'] =
    about.kind === 'application'
      ? { kind: 'application', case: about.case }
      : { kind: 'visit', hall: terminal.hall ?? '', ticket: about.ticket };
  const json: Rate = { service, channel: 'terminal', level };
  const letter: Letter = {
    id: `rating-${rng.uuid()}`,
    kind: 'rating',
    method: 'POST',
    path: '/api/ratings',
    mediaType: 'application/json',
    body: { json },
    about: null,
  };
  await ledger.record({ type: 'queue-letters', letters: [letter] });
}
