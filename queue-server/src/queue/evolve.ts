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
  type Undoable,
} from './state.ts';
import { Table } from './table.ts';
import { isAlive, serialOf, type Place, type Ticket } from './ticket.ts';

type Of<Type extends HallEvent['type']> = Recorded<Extract<HallEvent, { type: Type }>>;

const callsShown = 12;
/** Older actions are past taking back under any setting. */
const undoKept = 10 * 60 * 1_000;
/** How much a new visit moves the measured mean once there are enough of them. */
const learning = 0.05;

/** The clerks' actions that can be taken back. */
const reversible: ReadonlySet<HallEvent['type']> = new Set([
  'window-opened',
  'window-paused',
  'window-closed',
  'ticket-called',
  'ticket-started',
  'ticket-finished',
  'ticket-missed',
  'ticket-held',
  'ticket-resumed',
  'ticket-transferred',
  'ticket-cancelled',
]);

export function evolveHall(state: HallState, event: Recorded<HallEvent>): HallState {
  const next = apply(state, event);
  return reversible.has(event.type) ? remember(state, next, event) : next;
}

/** Keeps what the action changed, as it was before, for as long as it may be taken back. */
function remember(before: HallState, after: HallState, event: Recorded<HallEvent>): HallState {
  const { data, seq, at, by } = event;
  const touched = {
    ticket: 'ticket' in data ? ticketOf(before, data.ticket) : undefined,
    window: 'window' in data ? windowOf(before, data.window) : undefined,
  };
  // A transfer or a cancelled call also frees the window the ticket was at.
  const left = touched.ticket?.window ?? null;
  const windows = [touched.window, left === null ? undefined : windowOf(before, left)].filter(
    (one, index, all) => one !== undefined && all.findIndex((o) => o?.id === one.id) === index,
  );
  const entry: Undoable = {
    seq,
    at,
    by,
    tickets: touched.ticket === undefined ? [] : [touched.ticket],
    windows: windows.filter((one) => one !== undefined),
  };
  const kept = after.undoable.filter((one) => at - one.at < undoKept);
  return { ...after, undoable: [...kept, entry] };
}

function apply(state: HallState, event: Recorded<HallEvent>): HallState {
  switch (event.type) {
    case 'day-started':
      return startDay(state, event);
    case 'ticket-issued':
      return issue(state, event);
    case 'ticket-bound':
      return bind(state, event);
    case 'ticket-called':
      return call(state, event);
    case 'ticket-recalled':
      return recall(state, event);
    case 'ticket-started':
      return change(state, event.data.ticket, { state: 'serving', startedAt: event.at });
    case 'ticket-finished':
      return finish(state, event);
    case 'ticket-missed':
      return miss(state, event);
    case 'ticket-held': {
      const { ticket, until } = event.data;
      const freed = leaveWindow(state, ticket);
      return change(freed, ticket, {
        state: 'held',
        ...(until === null ? {} : { heldUntil: Date.parse(until) }),
      });
    }
    case 'ticket-resumed':
      return change(leaveWindow(state, event.data.ticket), event.data.ticket, { state: 'waiting' });
    case 'ticket-transferred': {
      const { ticket } = event.data;
      // Only transfers decided here are recorded, and those name a place.
      const place = event.data.to as Place;
      const queue = 'queue' in place ? { queue: place.queue } : {};
      return change(leaveWindow(state, ticket), ticket, { state: 'waiting', place, ...queue });
    }
    case 'ticket-cancelled': {
      const { ticket } = event.data;
      return change(leaveWindow(state, ticket), ticket, {
        state: 'cancelled',
        finishedAt: event.at,
      });
    }
    case 'more-time-asked': {
      const ticket = ticketOf(state, event.data.ticket);
      if (ticket === undefined) return state;
      const rank = rankBehind(state, ticket, event.data.back ?? 0);
      return putTicket(state, { ...ticket, rank, moreTimeUsed: true });
    }
    case 'window-opened': {
      const { window, account } = event.data;
      return setWindow(state, window, { state: 'open', account, reason: null });
    }
    case 'window-paused':
      return setWindow(state, event.data.window, { state: 'paused', reason: event.data.reason });
    case 'window-closed':
      return setWindow(state, event.data.window, { state: 'closed', account: null, reason: null });
    case 'action-undone':
      return undo(state, event);
    case 'range-leased': {
      const { range, queue, terminal, from, to } = event.data;
      const leased = { ...state.leased, [queue]: to };
      const ranges = [...state.ranges, { id: range, queue, terminal, from, to, used: [] }];
      return { ...state, leased, ranges };
    }
    case 'numbers-skipped': {
      const { queue, to } = event.data;
      // Only a gap in the counter itself moves it; gaps in leased ranges lie elsewhere.
      return event.data.range === 'counter'
        ? { ...state, numbers: { ...state.numbers, [queue]: to } }
        : state;
    }
  }
}

function startDay(state: HallState, event: Of<'day-started'>): HallState {
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

function issue(state: HallState, event: Of<'ticket-issued'>): HallState {
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

function bind(state: HallState, event: Of<'ticket-bound'>): HallState {
  const { ticket, citizen, case: about } = event.data;
  return change(state, ticket, {
    ...(citizen === undefined ? {} : { citizen }),
    ...(about === undefined ? {} : { case: about }),
  });
}

function call(state: HallState, event: Of<'ticket-called'>): HallState {
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

function recall(state: HallState, event: Of<'ticket-recalled'>): HallState {
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

function finish(state: HallState, event: Of<'ticket-finished'>): HallState {
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

function miss(state: HallState, event: Of<'ticket-missed'>): HallState {
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
function undo(state: HallState, event: Of<'action-undone'>): HallState {
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

function change(state: HallState, id: string, changes: Partial<Ticket>): HallState {
  const ticket = ticketOf(state, id);
  return ticket === undefined ? state : putTicket(state, { ...ticket, ...changes });
}

function setWindow(state: HallState, id: string, changes: Partial<HallWindow>): HallState {
  return putWindow(state, { ...windowOf(state, id), ...changes });
}

/** Frees the window a ticket is at. */
function leaveWindow(state: HallState, id: string): HallState {
  const ticket = ticketOf(state, id);
  if (ticket === undefined || ticket.window === null) return state;
  const window = windowOf(state, ticket.window);
  return window.ticket === ticket.serial ? putWindow(state, { ...window, ticket: null }) : state;
}
