import type { Recorded } from '../journal/index.ts';
import type { HallEvent } from '../protocol/index.ts';
import {
  lineAt,
  putTicket,
  putWindow,
  ticketOf,
  windowOf,
  type HallState,
  type HallWindow,
  type Order,
} from './state.ts';
import { learnCall, learnVisit, unlearnCall } from './learn.ts';
import { placeNow, putBack } from './standing.ts';
import { Table } from './table.ts';
import { moved, serialOf, settled, without, type Ticket } from './ticket.ts';

/** What single events do to a hall. `evolve.ts` says which event does what. */
export type Of<Type extends HallEvent['type']> = Recorded<Extract<HallEvent, { type: Type }>>;

const callsShown = 12;

export function call(state: HallState, event: Of<'ticket-called'>): HallState {
  const { ticket: id, number, queue, window, times, silent, because } = event.data;
  const ticket = ticketOf(state, id);
  if (ticket === undefined) return state;
  const learnt = learnCall(state, ticket, windowOf(state, window), event.at);
  const next = putTicket(learnt, {
    ...moved(without(settled(ticket), 'startedAt'), 'called', event.at),
    calledAt: event.at,
    window,
    calls: times,
    because,
  });
  const at = windowOf(next, window);
  const called = { ...at.called, [queue]: (at.called[queue] ?? 0) + 1 };
  const shown = { ticket: id, number, queue, window, times };
  return show(
    putWindow(next, { ...at, ticket: serialOf(id), called, since: event.at }),
    event,
    silent === true ? { ...shown, silent } : shown,
  );
}

export function walkUp(state: HallState, event: Of<'ticket-walked-up'>): HallState {
  const { ticket: id, window } = event.data;
  const ticket = ticketOf(state, id);
  if (ticket === undefined) return state;
  const at = event.at;
  const next = putTicket(state, {
    ...moved(ticket, 'serving', at),
    calledAt: at,
    startedAt: at,
    window,
    calls: 1,
  });
  return putWindow(next, { ...windowOf(next, window), ticket: ticket.serial, since: at });
}

export function recall(state: HallState, event: Of<'ticket-recalled'>): HallState {
  const { ticket, number, queue, window, times } = event.data;
  const next = change(state, ticket, { calls: times });
  return show(next, event, { ticket, number, queue, window, times });
}

function show(
  state: HallState,
  event: { readonly at: number },
  call: Omit<HallState['calls'][number], 'at'>,
): HallState {
  const others = state.calls.filter((one) => one.ticket !== call.ticket);
  const calls = [{ ...call, at: new Date(event.at).toISOString() }, ...others];
  return { ...state, calls: calls.slice(0, callsShown) };
}

export function finish(state: HallState, event: Of<'ticket-finished'>): HallState {
  const { ticket: id } = event.data;
  const ticket = ticketOf(state, id);
  if (ticket === undefined) return state;
  const freed = leaveWindow(learnVisit(state, ticket, event.at), id, event.at);
  return putTicket(freed, { ...moved(ticket, 'finished', event.at), finishedAt: event.at });
}

/** To the next queue of the visit: it stands there by its time of issue, before whoever came later. */
export function goOn(state: HallState, event: Of<'ticket-continued'>): HallState {
  const { ticket: id, queue, then } = event.data;
  const ticket = ticketOf(state, id);
  if (ticket === undefined) return state;
  const freed = leaveWindow(learnVisit(state, ticket, event.at), id, event.at);
  const done = (ticket.done ?? 0) + 1;
  const stop = { queue, place: { queue }, then, done, calls: 0, timesMissed: 0 };
  const over = ticket.state === 'called' ? { ...ticket, state: 'serving' as const } : ticket;
  return putTicket(freed, { ...again(over, event.at), ...stop });
}

export function miss(state: HallState, event: Of<'ticket-missed'>): HallState {
  const { ticket: id, back } = event.data;
  const before = ticketOf(state, id);
  if (before === undefined) return state;
  const freed = leaveWindow(learnVisit(state, before, event.at), id, event.at);
  const ticket = { ...before, timesMissed: before.timesMissed + 1 };
  if (back === null) return putTicket(freed, moved(ticket, 'missed', event.at));
  const placed = { ...ticket, ...putBack(freed, ticket, back) };
  return putTicket(freed, { ...again(placed, event.at), calls: 0 });
}

/** Waiting once more: the times of the call before are no longer its own. */
const again = (ticket: Ticket, at: number): Ticket =>
  without(moved(ticket, 'waiting', at), 'calledAt', 'startedAt');

/** Aside, for a while or into a pool; the window is free. */
export function aside(state: HallState, event: Of<'ticket-held'> | Of<'ticket-parked'>): HallState {
  const { ticket: id, reason } = event.data;
  const ticket = ticketOf(state, id);
  if (ticket === undefined) return state;
  const freed = leaveWindow(state, id, event.at);
  if (event.type === 'ticket-parked') {
    const { pool } = event.data;
    return putTicket(freed, { ...moved(ticket, 'parked', event.at), pool, reason });
  }
  const { until } = event.data;
  return putTicket(freed, {
    ...moved(ticket, 'held', event.at),
    reason,
    ...(until === null ? {} : { heldUntil: Date.parse(until) }),
  });
}

/** Back into its line, or into another one, where its time of issue puts it. */
export function wait(
  state: HallState,
  event: { readonly at: number },
  id: string,
  changes: Partial<Ticket> = {},
): HallState {
  const ticket = ticketOf(state, id);
  if (ticket === undefined) return state;
  const freed = leaveWindow(state, id, event.at);
  // What was expected at issue did not foresee this.
  const waits = { ...again(settled(ticket), event.at), ...changes };
  return putTicket(freed, { ...waits, place: placeNow(freed, waits) });
}

/** Restores what the action had changed; `decide` has made sure that nothing came after it. */
export function undo(state: HallState, event: Of<'action-undone'>): HallState {
  const entry = state.undoable.values().find((one) => one.seq === event.data.undone);
  if (entry === undefined) return state;
  let next = state;
  for (const window of entry.windows) {
    const { account } = windowOf(next, window.id);
    next = putWindow(next, window);
    if (window.state === 'closed') next = sendHome(next, window.id, account);
  }
  for (const ticket of entry.tickets) {
    const now = next.tickets.get(ticket.serial);
    const wasCalled = ticket.state === 'waiting' && now?.calledAt === entry.at;
    const restored = now === undefined ? ticket : withOwnLife(ticket, now);
    const place = ticket.state === 'waiting' ? placeNow(next, restored) : restored.place;
    const before = wasCalled ? unlearnCall(next, ticket, entry.at) : next;
    next = putTicket(before, { ...restored, place });
  }
  const waiting = new Set(
    entry.tickets.filter((t) => t.calledAt === undefined).map((t) => t.serial),
  );
  const { queue, pace } = entry.learnt ?? {};
  if (queue !== undefined && pace !== undefined) {
    const queues = { ...next.measures.queues, [queue]: pace };
    next = { ...next, measures: { ...next.measures, queues } };
  }
  return {
    ...next,
    calls: next.calls.filter((call) => !waiting.has(serialOf(call.ticket))),
    undoable: Table.of(next.undoable.values().filter((one) => one.seq !== entry.seq)),
  };
}

/** A clerk's action taken back leaves the paper as it is by now, and whose ticket it is. */
function withOwnLife(ticket: Ticket, now: Ticket): Ticket {
  const { slip, citizen, case: about } = now;
  return {
    ...without(ticket, 'slip', 'citizen', 'case'),
    ...(slip === undefined ? {} : { slip }),
    ...(citizen === undefined ? {} : { citizen }),
    ...(about === undefined ? {} : { case: about }),
  };
}

/** A window closes: whoever it had called, or sent for, waits in the queue again. */
export function close(state: HallState, event: Of<'window-closed'>): HallState {
  const { window } = event.data;
  const { account } = windowOf(state, window);
  const closed = { state: 'closed', account: null, reason: null } as const;
  const ordered = orderOf(state, event, window, 'closed', event.data.reason);
  const next = setWindow(state, window, event.at, { ...closed, ...ordered });
  const home = sendHome(next, window, account);
  return ordered.order === undefined ? home : withoutCalls(home, window);
}

/** Whoever was called here and waits again is not to walk to a window where nobody is. */
export const withoutCalls = (state: HallState, window: string): HallState => ({
  ...state,
  calls: state.calls.filter(
    (call) => call.window !== window || ticketOf(state, call.ticket)?.state !== 'waiting',
  ),
});

/** Done by somebody else than the clerk there: the clerk is told who it was, and why. */
export function orderOf(
  state: HallState,
  { at, by }: { readonly at: number; readonly by: string },
  window: string,
  did: Order['did'],
  reason = '',
  number?: string,
): Pick<HallWindow, 'order'> {
  const { account } = windowOf(state, window);
  // The clock closes what goes with the day.
  const own = account === null || account === by || by === 'clock';
  const said = number === undefined ? {} : { number };
  return own ? {} : { order: { did, by, reason, at, ...said } };
}

/** Whoever was sent to this window or clerk waits in the queue again, unless the clerk sits elsewhere. */
function sendHome(state: HallState, window: string, account: string | null): HallState {
  const lines = [`window ${window}`, ...(account === null ? [] : [`account ${account}`])];
  return lines
    .flatMap((line) => lineAt(state, line))
    .flatMap((serial) => state.tickets.get(serial) ?? [])
    .reduce((now, ticket) => putTicket(now, { ...ticket, place: placeNow(now, ticket) }), state);
}

export function change(state: HallState, id: string, changes: Partial<Ticket>): HallState {
  const ticket = ticketOf(state, id);
  return ticket === undefined ? state : putTicket(state, { ...ticket, ...changes });
}

/** Opened again: what was said to the clerk before is done with. */
export const withoutOrder = (state: HallState, id: string): HallState =>
  putWindow(state, without(windowOf(state, id), 'order'));

export function setWindow(
  state: HallState,
  id: string,
  at: number,
  changes: Partial<HallWindow>,
): HallState {
  return putWindow(state, { ...windowOf(state, id), since: at, ...changes });
}

/** Frees the window a ticket is at. */
export function leaveWindow(state: HallState, id: string, at: number): HallState {
  const ticket = ticketOf(state, id);
  if (ticket === undefined || ticket.window === null) return state;
  const window = windowOf(state, ticket.window);
  return window.ticket === ticket.serial
    ? putWindow(state, { ...window, ticket: null, since: at })
    : state;
}
