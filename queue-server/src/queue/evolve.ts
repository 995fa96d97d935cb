import type { Recorded } from '../journal/index.ts';
import type { HallEvent } from '../protocol/index.ts';
import { bind, issue, startDay } from './arrivals.ts';
import {
  aside,
  call,
  change,
  close,
  finish,
  goOn,
  leaveWindow,
  miss,
  orderOf,
  recall,
  setWindow,
  undo,
  wait,
  walkUp,
  withoutCalls,
  withoutOrder,
} from './effects.ts';
import { learnReturn, learntBefore } from './learn.ts';
import {
  putTicket,
  putWindow,
  ticketOf,
  windowOf,
  type HallState,
  type Undoable,
} from './state.ts';
import { putBack } from './standing.ts';
import { settingsAfter } from './settings-in-force.ts';
import { Table } from './table.ts';
import { moved, serialOf, without, type Place } from './ticket.ts';

/** No hall lets an action be taken back after longer than this; milliseconds. */
const undoKept = 3_600_000;
/** More actions than a hall's windows make in the minutes in which they may be taken back. */
const undoAtLeast = 300;
const undoAtMost = 400;
/** The clerks' actions that can be taken back. */
const reversible: ReadonlySet<HallEvent['type']> = new Set([
  'window-opened',
  'window-paused',
  'window-closed',
  'ticket-called',
  'ticket-recalled',
  'ticket-started',
  'ticket-walked-up',
  'ticket-finished',
  'ticket-continued',
  'ticket-missed',
  'ticket-held',
  'ticket-parked',
  'ticket-resumed',
  'ticket-transferred',
]);

export function evolveHall(state: HallState, event: Recorded<HallEvent>): HallState {
  const next = apply(state, event);
  return isReversible(event) ? remember(state, next, event) : next;
}

function isReversible(event: HallEvent): boolean {
  switch (event.type) {
    case 'ticket-issued':
      return event.data.channel === 'clerk';
    case 'ticket-cancelled':
      // A day's end and an undone issue are nobody's action; a citizen's leave overtakes a clerk's.
      return event.data.by === 'clerk' || event.data.by === 'citizen';
    // Nor can a clerk's action be taken back over what the citizen did since.
    case 'more-time-asked':
      return true;
    default:
      return reversible.has(event.type);
  }
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
    learnt: touched.ticket === undefined ? null : learntBefore(before, touched.ticket.queue),
    within: 'within' in data && data.within === true,
    ...madeBy(event),
  };
  const { undoable } = after;
  return {
    ...after,
    undoable: (undoable.size < undoAtMost ? undoable : kept(undoable, at)).append(entry),
  };
}

function madeBy({ type, data }: HallEvent): Pick<Undoable, 'made'> {
  return type === 'ticket-issued' || type === 'ticket-walked-up'
    ? { made: serialOf(data.ticket) }
    : {};
}

/** Rarely called, because every action would otherwise copy the list several times over. */
const kept = (undoable: Table<Undoable>, now: number): Table<Undoable> =>
  Table.of([...undoable.values()].slice(-undoAtLeast).filter((one) => now - one.at < undoKept));

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
    case 'ticket-walked-up':
      return walkUp(state, event);
    case 'ticket-recalled':
      return recall(state, event);
    case 'ticket-started': {
      const ticket = ticketOf(state, event.data.ticket);
      if (ticket === undefined) return state;
      return putTicket(state, { ...moved(ticket, 'serving', event.at), startedAt: event.at });
    }
    case 'ticket-finished':
      return finish(state, event);
    case 'ticket-continued':
      return goOn(state, event);
    case 'ticket-missed':
      return miss(state, event);
    case 'ticket-held':
    case 'ticket-parked':
      return aside(state, event);
    case 'ticket-resumed':
      return wait(state, event, event.data.ticket);
    case 'ticket-transferred': {
      // Only transfers decided here are recorded, and those name a place.
      const place = event.data.to as Place;
      const queue = 'queue' in place ? { queue: place.queue } : {};
      const sent = wait(state, event, event.data.ticket, { place, ...queue });
      const { from, reason } = event.data;
      const number = ticketOf(state, event.data.ticket)?.number;
      return from === null || reason === undefined
        ? sent
        : withoutCalls(
            putWindow(sent, {
              ...windowOf(sent, from),
              ...orderOf(state, event, from, 'gave-back', reason, number),
            }),
            from,
          );
    }
    case 'ticket-cancelled': {
      const ticket = ticketOf(state, event.data.ticket);
      if (ticket === undefined) return state;
      return putTicket(leaveWindow(state, event.data.ticket, event.at), {
        ...moved(without(ticket, 'expected'), 'cancelled', event.at),
        finishedAt: event.at,
      });
    }
    case 'more-time-asked': {
      const ticket = ticketOf(state, event.data.ticket);
      if (ticket === undefined) return state;
      const back = putBack(state, ticket, event.data.back ?? 0);
      return putTicket(state, { ...without(back, 'expected'), moreTimeUsed: true });
    }
    case 'slip-changed': {
      const { ticket, serial, state: slip } = event.data;
      return change(state, ticket, { slip: { serial, state: slip } });
    }
    case 'window-opened': {
      const { window: id, account } = event.data;
      const learnt = learnReturn(state, windowOf(state, id), event.at);
      const open = { state: 'open', account, reason: null, opened: true } as const;
      return setWindow(withoutOrder(learnt, id), id, event.at, open);
    }
    case 'window-paused': {
      const { window, reason } = event.data;
      const ordered = orderOf(state, event, window, 'paused', reason);
      return setWindow(state, window, event.at, { state: 'paused', reason, ...ordered });
    }
    case 'window-closed':
      return close(state, event);
    case 'action-undone':
      return undo(state, event);
    case 'issue-stopped': {
      const { queue, reason } = event.data;
      return { ...state, stopped: { ...state.stopped, [queue ?? '*']: reason } };
    }
    case 'issue-allowed': {
      return { ...state, stopped: without(state.stopped, event.data.queue ?? '*') };
    }
    case 'settings-changed': {
      return { ...state, settings: settingsAfter(state.settings, event.data) };
    }
    case 'range-leased': {
      const { range, queue, terminal, from, to, day } = event.data;
      const leased = { ...state.leased, [queue]: to };
      const lent = { id: range, queue, terminal, from, to, used: [], day, leasedAt: event.at };
      return { ...state, leased, ranges: [...state.ranges, lent] };
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
