import type { Recorded } from '../journal/index.ts';
import type { HallEvent } from '../protocol/index.ts';
import {
  emptyHall,
  putTicket,
  putWindow,
  rankBehind,
  ticketOf,
  windowOf,
  type HallState,
  type HallWindow,
} from './state.ts';
import { Table } from './table.ts';
import { isAlive, serialOf, type Ticket } from './ticket.ts';

/** What single events do to a hall. `evolve.ts` says which event does what. */
type Of<Type extends HallEvent['type']> = Recorded<Extract<HallEvent, { type: Type }>>;

const callsShown = 12;
/** How much a new visit moves the measured mean once there are enough of them. */
const learning = 0.05;

export function startDay(state: HallState, event: Of<'day-started'>): HallState {
  const expired = new Set(event.data.expired.map(serialOf));
  let next: HallState = {
    ...emptyHall,
    day: event.data.day,
    lastSerial: state.lastSerial,
    measured: state.measured,
    tickets: Table.empty(),
    windows: new Map(
      [...state.windows].map(([id, window]) => [id, { ...window, called: {} } as HallWindow]),
    ),
  };
  for (const ticket of state.tickets.values()) {
    if (isAlive(ticket) && !expired.has(ticket.serial)) next = putTicket(next, ticket);
  }
  return next;
}

export function issue(state: HallState, event: Of<'ticket-issued'>): HallState {
  const { ticket: id, number, queue, channel, priority, offline } = event.data;
  const serial = serialOf(id);
  const issuedAt = offline === undefined ? event.at : Date.parse(offline.issuedAt);
  const ticket: Ticket = {
    serial,
    number,
    queue,
    channel,
    priority,
    state: 'waiting',
    place: { queue },
    rank: issuedAt,
    issuedAt,
    window: null,
    calls: 0,
    timesMissed: 0,
    moreTimeUsed: false,
  };
  const issued = { ...state.issued, [queue]: (state.issued[queue] ?? 0) + 1 };
  const next = putTicket({ ...state, lastSerial: serial, issued }, ticket);
  const given = Number(number.replace(/^\D+/, ''));
  if (offline === undefined) return { ...next, numbers: { ...next.numbers, [queue]: given } };
  const ranges = next.ranges.map((range) =>
    range.id === offline.range ? { ...range, used: [...range.used, given] } : range,
  );
  return { ...next, ranges };
}

export function bind(state: HallState, event: Of<'ticket-bound'>): HallState {
  const { ticket, citizen, case: about } = event.data;
  return change(state, ticket, {
    ...(citizen === undefined ? {} : { citizen }),
    ...(about === undefined ? {} : { case: about }),
  });
}

export function call(state: HallState, event: Of<'ticket-called'>): HallState {
  const { ticket, number, queue, window, times } = event.data;
  const next = change(state, ticket, {
    state: 'called',
    calledAt: event.at,
    window,
    calls: times,
  });
  const at = windowOf(next, window);
  const called = { ...at.called, [queue]: (at.called[queue] ?? 0) + 1 };
  return show(putWindow(next, { ...at, ticket: serialOf(ticket), called }), event, {
    ticket,
    number,
    queue,
    window,
    times,
  });
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
  const ticket = ticketOf(state, event.data.ticket);
  if (ticket === undefined) return state;
  const next = change(leaveWindow(state, event.data.ticket), event.data.ticket, {
    state: 'finished',
    finishedAt: event.at,
  });
  const from = ticket.startedAt ?? ticket.calledAt;
  if (from === undefined) return next;
  const known = state.measured[ticket.queue] ?? { count: 0, mean: 0 };
  const weight = Math.max(learning, 1 / (known.count + 1));
  const mean = known.mean + (event.at - from - known.mean) * weight;
  const measured = { ...next.measured, [ticket.queue]: { count: known.count + 1, mean } };
  return { ...next, measured };
}

export function miss(state: HallState, event: Of<'ticket-missed'>): HallState {
  const { ticket: id, back } = event.data;
  const freed = leaveWindow(state, id);
  const ticket = ticketOf(freed, id);
  if (ticket === undefined) return freed;
  const timesMissed = ticket.timesMissed + 1;
  if (back === null) return change(freed, id, { state: 'missed', timesMissed });
  const rank = rankBehind(freed, ticket, back);
  return change(freed, id, { state: 'waiting', timesMissed, rank, calls: 0 });
}

/** Restores what the action had changed; `decide` has made sure that nothing came after it. */
export function undo(state: HallState, event: Of<'action-undone'>): HallState {
  const entry = state.undoable.find((one) => one.seq === event.data.undone);
  if (entry === undefined) return state;
  let next = state;
  for (const ticket of entry.tickets) next = putTicket(next, ticket);
  for (const window of entry.windows) next = putWindow(next, window);
  const waiting = new Set(
    entry.tickets.filter((t) => t.calledAt === undefined).map((t) => t.serial),
  );
  return {
    ...next,
    calls: next.calls.filter((call) => !waiting.has(serialOf(call.ticket))),
    undoable: next.undoable.filter((one) => one.seq !== entry.seq),
  };
}

export function change(state: HallState, id: string, changes: Partial<Ticket>): HallState {
  const ticket = ticketOf(state, id);
  return ticket === undefined ? state : putTicket(state, { ...ticket, ...changes });
}

export function setWindow(state: HallState, id: string, changes: Partial<HallWindow>): HallState {
  return putWindow(state, { ...windowOf(state, id), ...changes });
}

/** Frees the window a ticket is at. */
export function leaveWindow(state: HallState, id: string): HallState {
  const ticket = ticketOf(state, id);
  if (ticket === undefined || ticket.window === null) return state;
  const window = windowOf(state, ticket.window);
  return window.ticket === ticket.serial ? putWindow(state, { ...window, ticket: null }) : state;
}
