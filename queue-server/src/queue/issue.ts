import { queueEver, type QueueSettings } from '../halls/settings.ts';
import type { HallEvent } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import { newcomer } from './expected-wait/estimate.ts';
import type { Act } from './commands.ts';
import { ghostOf, offlineBlock, reconciled } from './lease.ts';
import { after, done, seqOf, type HallDecision, type Scene } from './scene.ts';
import { standingOf } from '../appointments/standing.ts';
import { aheadOf, ticketOf } from './state.ts';
import { idOf, isAlive } from './ticket.ts';
import { expectation } from './wait.ts';

const digits = (value: number): string => String(value).padStart(3, '0');

/** Gives a ticket: its number, its place in the line. */
export function issue(scene: Scene, command: Act<'issue'>): HallDecision {
  const { hall } = scene;
  const made = ticketEvents(scene, command);
  if ('refused' in made) return made;
  const { id, number, events } = made;
  const issued = after(scene, events);
  const ticket = ticketOf(issued, id);
  const ahead = ticket === undefined ? 0 : aheadOf(issued, ticket);
  const expected = made.expected ?? { low: 0, high: 0 };
  const slip = ticket?.slip === undefined ? {} : { slip: ticket.slip };
  const wait = { low: expected.low, high: expected.high };
  const { queue } = command.ticket;
  const ticketed = { id, number, queue, ahead, wait, ...slip };
  const at = events.findIndex(({ type }) => type === 'ticket-issued');
  const seq = seqOf(scene, events.slice(0, at + 1));
  const answered = done(scene, events, { kind: 'issued', ticket: ticketed, seq }, issued);
  const { booked } = command;
  if (booked === undefined || 'refused' in answered) return answered;
  // The booking is used up in the same transaction, or the ticket is not given.
  const stream = `bookings/${hall.settings.id}`;
  const arrive = { do: 'arrive', booking: booked.appointment, late: made.late === true };
  return { ...answered, also: [{ stream, command: arrive }] };
}

interface Made {
  readonly id: string;
  readonly number: string;
  readonly events: readonly HallEvent[];
  readonly expected: Expected | undefined;
  /** Came after the booked time was kept for it. */
  readonly late?: boolean;
}
type Issued = Extract<HallEvent, { type: 'ticket-issued' }>['data'];
type Expected = NonNullable<Issued['expected']>;

/** The events that make a ticket, or why there is none. */
export function ticketEvents(
  scene: Scene,
  command: Omit<Act<'issue'>, 'do'>,
): Made | ReturnType<typeof refusal> {
  const { hall, state } = scene;
  const { ticket: wanted, booked } = command;
  // A number given out at a terminal is a fact, also of a queue that has gone since.
  const queue =
    wanted.offline === undefined
      ? hall.queues.get(wanted.queue)
      : queueEver(hall.settings, wanted.queue);
  if (queue === undefined) return refusal('queue-unknown');
  const { then = [], needs = [] } = wanted;
  if (then.some((one) => !hall.queues.has(one))) return refusal('queue-unknown');
  const id = idOf(state.lastSerial + 1);
  const { citizen, case: about, channel, priority = 'normal' } = wanted;
  const plain = {
    ticket: id,
    queue: queue.id,
    channel,
    priority,
    ...(then.length === 0 ? {} : { then }),
    ...(needs.length === 0 ? {} : { needs }),
    ...(wanted.print === true ? { print: true } : {}),
    ...(wanted.attempt === undefined ? {} : { attempt: wanted.attempt }),
  };
  const bound: HallEvent[] = [];
  if (citizen !== undefined || about !== undefined) {
    const data = {
      ticket: id,
      ...(citizen === undefined ? {} : { citizen }),
      ...(about === undefined ? {} : { case: about }),
    };
    bound.push({ type: 'ticket-bound', data });
  }
  if (wanted.offline !== undefined) {
    const found = reconciled(scene, wanted, command.terminal);
    if ('refused' in found) return found;
    const { range, issuedAt } = found;
    const { instead } = wanted.offline;
    const number = `${queue.prefix}${digits(found.number)}`;
    const offline = {
      range: range.id,
      issuedAt: new Date(issuedAt).toISOString(),
      ...(instead === undefined ? {} : { instead }),
    };
    const data: Issued = { ...plain, number, day: range.day, offline };
    const events: HallEvent[] = [
      { type: 'ticket-issued', data },
      ...bound,
      ...ghostOf(state, instead),
    ];
    // Of a day gone by: on record, and over.
    const over = !hall.settings.rules.carryOver || !hall.queues.has(queue.id);
    if (range.day !== state.day && over) {
      events.push({ type: 'ticket-cancelled', data: { ticket: id, by: 'day-over' } });
    }
    return { id, number, events, expected: undefined };
  }
  if (wanted.attempt !== undefined && state.replaced.includes(wanted.attempt)) {
    return refusal('attempt-replaced');
  }
  const standing = standingOf(queue, booked, scene.context.now);
  if ('refused' in standing) return standing;
  const { rank, late } = standing;
  const refused = turnedAway(scene, command);
  if (refused !== undefined) return refused;
  const { number: given, skipped } = nextNumber(scene, queue);
  const number = `${queue.prefix}${digits(given)}`;
  const expected = whatToExpect(scene, command, rank);
  const data: Issued = {
    ...plain,
    number,
    day: state.day,
    ...(booked === undefined
      ? {}
      : { booked: { appointment: booked.appointment, rank: new Date(rank).toISOString() } }),
    expected,
  };
  return {
    id,
    number,
    expected,
    late,
    events: [...skipped, { type: 'ticket-issued', data }, ...bound],
  };
}

/** Why no ticket is given now; a number given out at a terminal is a fact and not asked. */
function turnedAway(scene: Scene, command: Omit<Act<'issue'>, 'do'>) {
  const { hall, state, context } = scene;
  const { queue: id, citizen } = command.ticket;
  // The channel is only what the sender says; what a clerk may do hangs on who sent it.
  const bySomebodyElse = context.by === 'anyone' || context.by.startsWith('terminal/');
  const byClerk = command.ticket.channel === 'clerk' && !bySomebodyElse;
  const queue = hall.queues.get(id);
  const { realName = false, ticketsPerCitizen = null } = hall.settings.rules;
  const stopped = state.stopped[id] ?? state.stopped['*'];
  if (stopped !== undefined) return refusal('issue-stopped');
  const opening = hall.issuing(context.now, id);
  // A clerk who is still here may serve somebody who walks up.
  if (!opening.open && !byClerk) return refusal('queue-closed', { because: opening.because });
  const quota = queue?.quota ?? null;
  // Whoever booked has a place of their own.
  const counts = command.booked === undefined;
  if (counts && quota !== null && (state.issued[id] ?? 0) >= quota) {
    return refusal('quota-full', { quota });
  }
  if (realName && counts && !byClerk && (citizen === undefined || command.identified !== true)) {
    return refusal('citizen-needed');
  }
  if (citizen === undefined) return undefined;
  let taken = 0;
  for (const ticket of state.tickets.values()) {
    if (ticket.citizen !== citizen) continue;
    // A number of yesterday that was carried over was counted then.
    if (!state.carried.includes(ticket.number)) taken++;
    const holds = ticket.queue === id && isAlive(ticket);
    if (holds && hall.settings.rules.oneTicketPerCitizen) return refusal('ticket-held-already');
  }
  return ticketsPerCitizen !== null && taken >= ticketsPerCitizen
    ? refusal('ticket-limit', { limit: ticketsPerCitizen })
    : undefined;
}

function nextNumber(
  { state }: Scene,
  { id: queue, prefix, numbersFrom = 1 }: Pick<QueueSettings, 'id' | 'prefix' | 'numbersFrom'>,
): { readonly number: number; readonly skipped: readonly HallEvent[] } {
  const skipped: HallEvent[] = [];
  const skip = (from: number, to: number, because: string): number => {
    const data = { range: 'counter', queue, from, to, because };
    skipped.push({ type: 'numbers-skipped', data });
    return to + 1;
  };
  let number = (state.numbers[queue] ?? numbersFrom - 1) + 1;
  if (number === offlineBlock.from) number = skip(number, offlineBlock.to, 'offline-block');
  // Two people with one number would both come when it is called.
  while (state.carried.includes(`${prefix}${digits(number)}`)) {
    number = skip(number, number, 'carried-over');
  }
  return { number, skipped };
}

/** The wait this ticket is told, in whole seconds; kept to be compared with what happens. */
function whatToExpect(
  { hall, state, context }: Scene,
  { ticket }: Omit<Act<'issue'>, 'do'>,
  rank: number,
): Expected {
  const queue = hall.queues.get(ticket.queue);
  if (queue === undefined) throw new Error(`no queue "${ticket.queue}"`);
  const { priority = 'normal', needs } = ticket;
  const asker = { ...newcomer(rank), priority, ...(needs === undefined ? {} : { needs }) };
  const place = { queue: queue.id };
  const ahead = aheadOf(state, { ...asker, state: 'waiting', place });
  const found = expectation(hall, state, queue, ahead, context.now, asker);
  const seconds = (ms: number) => Math.round(ms / 1_000);
  return {
    low: seconds(found.low),
    mid: seconds(found.mid),
    high: Math.ceil(found.high / 1_000),
    constant: seconds(found.constant),
    last: seconds(found.last),
  };
}
