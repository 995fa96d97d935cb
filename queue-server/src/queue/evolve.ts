import type { Recorded } from '../journal/index.ts';
import type { HallEvent } from '../protocol/index.ts';
import {
  bind,
  call,
  change,
  finish,
  issue,
  leaveWindow,
  miss,
  recall,
  setWindow,
  startDay,
  undo,
} from './effects.ts';
import {
  putTicket,
  rankBehind,
  ticketOf,
  windowOf,
  type HallState,
  type Undoable,
} from './state.ts';
import type { Place } from './ticket.ts';

/** More actions than a hall's windows make in the minutes in which they may be taken back. */
const undoKept = 500;
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
  return { ...after, undoable: [...after.undoable.slice(1 - undoKept), entry] };
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
