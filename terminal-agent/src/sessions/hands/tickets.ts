import { IssuedTicket } from '@banshi/queue-server/protocol';
import { Compile } from 'typebox/compile';
import type { ServerAnswer } from '../../sync/server.ts';
import { checkInRefusal } from '../check-in.ts';
import type { Session, TicketTaken } from '../session.ts';
import type { Task } from '../task.ts';
import type { Reach, Tell } from './index.ts';

const issued = Compile(IssuedTicket);
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
  const { holder } = session;
  const visit = about === null ? {} : { case: about };
  // The hall makes one digest of it for all terminals; the number itself it keeps no more than we do.
  const who = holder === null ? {} : { contact: holder.card.number };
  const attempt = `ticket-${rng.uuid()}`;
  const request = {
    method: 'POST',
    path,
    key: attempt,
    json: { queue, channel: 'terminal', print: true, attempt, ...visit, ...who },
    timeoutMs: patienceMs,
  } as const;
  let answer = await server.request(request);
  // Only the answer may have been lost: the same key asks for the same ticket, not for a second one.
  if (answer.kind === 'silence' && answer.because === 'timeout') {
    answer = await server.request(request);
  }
  const ticket = ticketIn(answer, issuedAt);
  if (ticket !== null) return tell({ type: 'ticket-taken', ticket });
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
    // What the hall may have given without our hearing of it is void from now on.
    instead: attempt,
    ...visit,
    // This lies in the outbox for a while: no number of a card, only its digest.
    ...(holder === null || holder.digest === null ? {} : { citizen: holder.digest }),
  });
  if (!given.ok || given.answer === null)
    return tell({ type: 'ticket-refused', code: 'no-numbers' });
  tell({ type: 'ticket-taken', ticket: { ...ofOurOwn, number: given.answer, queue, issuedAt } });
}

/** Somebody who booked has come: a ticket at the booked place, by code or by the card. */
export async function checkIn(
  { server, clock, rng, terminal, world }: Reach,
  { by }: Extract<Task, { type: 'check-in' }>,
  tell: Tell,
): Promise<void> {
  const answer = await server.request({
    method: 'POST',
    path: `/api/halls/${terminal.hall}/check-in`,
    key: `check-in-${rng.uuid()}`,
    json: { ...by, channel: 'terminal', print: true },
    timeoutMs: 2 * patienceMs,
  });
  const now = new Date(clock.now()).toISOString();
  const ticket = ticketIn(answer, now);
  if (ticket !== null) return tell({ type: 'ticket-taken', ticket });
  if ('contact' in by && answer.kind === 'refused' && answer.code === 'booking-unknown') {
    const lost = ticketIn(
      await server.request({
        method: 'POST',
        path: `/api/halls/${terminal.hall}/find-ticket`,
        key: `find-${rng.uuid()}`,
        json: by,
        timeoutMs: patienceMs,
      }),
      now,
    );
    // No booking, but a ticket whose slip is lost: a new sheet under the same number.
    const sheet = lost?.sheet ?? null;
    if (lost !== null) {
      const again = { ...lost, sheet: sheet === null ? null : sheet + 1 };
      return tell({ type: 'ticket-taken', ticket: again });
    }
  }
  const error = checkInRefusal(answer, world().terminal.timeZone);
  tell({ type: 'check-in-refused', error });
}

/** What a number of the terminal's own lacks. */
const ofOurOwn = { id: null, ahead: null, wait: null, statusUrl: null, sheet: null } as const;

function ticketIn(answer: ServerAnswer, issuedAt: string): TicketTaken | null {
  if (answer.kind !== 'answer' || !issued.Check(answer.json)) return null;
  const { id, number, queue, ahead, wait, statusUrl, slip } = answer.json;
  return { id, number, queue, ahead, wait, statusUrl, issuedAt, sheet: slip?.serial ?? null };
}

/** The hall's day ends at four in the morning, local time (setting of domain.md). */
export const businessDay = (now: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(now - 4 * 3_600_000));
