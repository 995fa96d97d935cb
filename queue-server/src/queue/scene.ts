import type { Hall } from '../halls/hall.ts';
import type { Decision, DecisionContext } from '../journal/index.ts';
import type { HallEvent, ProblemCode, TicketView } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { HallAnswer } from './commands.ts';
import { evolveHall } from './evolve.ts';
import { reasonOf } from './reasons.ts';
import { aheadOf, ticketOf, windowOf, type HallState, type HallWindow } from './state.ts';
import { idOf, isAlive, isAtWindow, serialOf, type Ticket } from './ticket.ts';
import { waitOf } from './wait.ts';

export type HallDecision = Decision<HallEvent, HallAnswer>;

/** What one decision sees: the hall as it is now, after what was due has happened. */
export interface Scene {
  readonly hall: Hall;
  readonly state: HallState;
  readonly context: DecisionContext;
  /** What was due before the command; it precedes the command's own events. */
  readonly due: readonly HallEvent[];
}

/** The hall after some events of this decision. */
export function after(scene: Scene, events: readonly HallEvent[]): HallState {
  const { nextSeq, now, by } = scene.context;
  const first = nextSeq + scene.due.length;
  return events.reduce(
    (state, event, index) => evolveHall(state, { ...event, seq: first + index, at: now, by }),
    scene.state,
  );
}

/** The number the last of these events will bear: what `undo` takes. */
export const seqOf = (scene: Scene, events: readonly HallEvent[]): number =>
  scene.context.nextSeq + scene.due.length + events.length - 1;

export const done = (
  scene: Scene,
  events: readonly HallEvent[],
  answer: HallAnswer,
  leadsTo?: HallState,
): HallDecision => ({ events: [...scene.due, ...events], answer, leadsTo });

/** Answers with the ticket as the events leave it. */
export function doneWith(scene: Scene, id: string, events: readonly HallEvent[]): HallDecision {
  const state = after(scene, events);
  const ticket = ticketOf(state, id);
  if (ticket === undefined) return refusal('ticket-unknown');
  const view = viewOf(scene, state, ticket);
  return done(scene, events, { kind: 'ticket', ticket: view, seq: seqOf(scene, events) }, state);
}

const iso = (at: number): string => new Date(at).toISOString();

const seconds = (ms: number): number => Math.round(ms / 1_000);

/** A ticket as the edge shows it. */
export function viewOf(
  { hall, context: { now } }: { readonly hall: Hall; readonly context: { readonly now: number } },
  state: HallState,
  ticket: Ticket,
): TicketView {
  const { spent, then = [], needs, appointment, pool, heldUntil, slip } = ticket;
  const ahead = aheadOf(state, ticket);
  const queue = hall.queues.get(ticket.queue);
  const waits = ticket.state === 'waiting' && queue !== undefined;
  const because = isAtWindow(ticket) ? reasonOf(hall, ticket) : undefined;
  return {
    id: idOf(ticket.serial),
    number: ticket.number,
    queue: ticket.queue,
    state: ticket.state,
    channel: ticket.channel,
    priority: ticket.priority,
    window: ticket.window,
    ...(ticket.case === undefined ? {} : { case: ticket.case }),
    issuedAt: iso(ticket.issuedAt),
    ...(ticket.calledAt === undefined ? {} : { calledAt: iso(ticket.calledAt) }),
    ...(ticket.startedAt === undefined ? {} : { startedAt: iso(ticket.startedAt) }),
    ...(ticket.finishedAt === undefined ? {} : { finishedAt: iso(ticket.finishedAt) }),
    calls: ticket.calls,
    ahead,
    wait: waits ? waitOf(hall, state, queue, now, ticket) : { low: 0, high: 0 },
    spent: {
      waiting: seconds(spent.waiting),
      walking: seconds(spent.walking),
      handling: seconds(spent.handling),
    },
    ...(then.length === 0 ? {} : { then: [...then] }),
    ...(needs === undefined ? {} : { needs: [...needs] }),
    ...(appointment === undefined ? {} : { appointment }),
    ...(pool === undefined ? {} : { pool }),
    ...(heldUntil === undefined ? {} : { heldUntil: iso(heldUntil) }),
    ...(slip === undefined ? {} : { slip }),
    ...(because === undefined ? {} : { because }),
  };
}

export type Found<T> = { readonly found: T } | { readonly refused: { readonly code: string } };

export function findTicket(scene: Scene, id: string): Found<Ticket> {
  const ticket = Number.isNaN(serialOf(id)) ? undefined : ticketOf(scene.state, id);
  return ticket === undefined ? refusal('ticket-unknown') : { found: ticket };
}

const stateCodes = {
  waiting: 'ticket-waiting',
  called: 'ticket-called',
  serving: 'ticket-serving',
  held: 'ticket-held',
  parked: 'ticket-held',
  finished: 'ticket-over',
  missed: 'ticket-over',
  cancelled: 'ticket-over',
} as const satisfies Record<Ticket['state'], ProblemCode>;

/** Why a ticket in this state cannot take the command. */
export const wrongState = (ticket: Ticket) => refusal(stateCodes[ticket.state]);

/** A ticket that is at the window of the clerk who acts on it. */
export function findMine(scene: Scene, id: string): Found<Ticket> {
  const found = findTicket(scene, id);
  if ('refused' in found) return found;
  const ticket = found.found;
  if (!isAtWindow(ticket) || ticket.window === null) return wrongState(ticket);
  const { account } = windowOf(scene.state, ticket.window);
  return account === scene.context.by ? found : refusal('not-your-ticket');
}

/** A living ticket that no other clerk is busy with. */
export function findFree(scene: Scene, id: string): Found<Ticket> {
  const found = findTicket(scene, id);
  if ('refused' in found) return found;
  if (!isAlive(found.found)) return wrongState(found.found);
  return isAtWindow(found.found) ? findMine(scene, id) : found;
}

/** A window of this hall that nobody else works at; `anybodys`: or whoever does. */
export function findWindow(scene: Scene, id: string, anybodys = false): Found<HallWindow> {
  if (!scene.hall.windows.has(id)) return refusal('window-unknown');
  const window = windowOf(scene.state, id);
  const mine = anybodys || window.account === null || window.account === scene.context.by;
  return mine ? { found: window } : refusal('window-taken');
}
