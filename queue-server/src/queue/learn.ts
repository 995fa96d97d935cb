import type { HallEvent } from '../protocol/index.ts';
import { withWait } from './expected-wait/over-day.ts';
import { addErrors, noError, withError } from './expected-wait/error.ts';
import {
  learnAttendance,
  learnGap,
  learnOccupancy,
  learnPause,
  learnWait,
  paceOf,
} from './expected-wait/measures.ts';
import type { HallState, HallWindow, Learnt } from './state.ts';
import type { Expectation, Ticket } from './ticket.ts';

type Expected = NonNullable<Extract<HallEvent, { type: 'ticket-issued' }>['data']['expected']>;

/** Seconds of the event as the ticket keeps them, in milliseconds. */
export const expectedKept = ({ low, mid, high, constant, last }: Expected): Expectation => ({
  low: low * 1_000,
  mid: mid * 1_000,
  high: high * 1_000,
  constant: constant * 1_000,
  last: last * 1_000,
});

/** A gap longer than this was no gap: the clerk did something else. */
const longestGap = 300_000;

/** A ticket is called: how right was what it was told, and how long did the window stand free? */
export function learnCall(
  state: HallState,
  ticket: Ticket,
  window: HallWindow,
  at: number,
): HallState {
  let { measures, errors, waits } = state;
  const free = at - window.since;
  const hadWaited = ticket.state === 'waiting' && ticket.since <= window.since;
  if (window.state === 'open' && window.ticket === null && hadWaited && free < longestGap) {
    measures = learnGap(measures, free);
  }
  const { expected, queue } = ticket;
  if (expected !== undefined && ticket.state === 'waiting') {
    const actual = at - ticket.issuedAt;
    measures = learnWait(measures, queue, actual, expected);
    const error = withError(errors.today[queue] ?? noError, actual, expected);
    errors = { ...errors, today: { ...errors.today, [queue]: error } };
    waits = withWait(waits, ticket.issuedAt, actual, expected);
  }
  return { ...state, measures, errors, waits };
}

/** A visit ends: so long was the window taken. */
export function learnVisit(state: HallState, ticket: Ticket, at: number): HallState {
  const { calledAt, window, queue } = ticket;
  if (calledAt === undefined || window === null) return state;
  const hour = Math.floor((calledAt / 60_000 + state.offset) / 60) % 24;
  const sample = { queue, window, hour, ms: at - calledAt };
  return { ...state, measures: learnOccupancy(state.measures, sample) };
}

export function learnReturn(state: HallState, window: HallWindow, at: number): HallState {
  return window.state === 'paused'
    ? { ...state, measures: learnPause(state.measures, at - window.since) }
    : state;
}

/** The day is over: who came to work, and how right it was. */
export function learnDay(state: HallState): Pick<HallState, 'measures' | 'errors'> {
  const before = { ...state.errors.before };
  for (const [queue, error] of Object.entries(state.errors.today)) {
    before[queue] = addErrors(before[queue] ?? noError, error);
  }
  const worked = [...state.windows.values()].some((window) => window.opened);
  const windows = [...state.windows.values()];
  const measures = worked ? learnAttendance(state.measures, windows) : state.measures;
  return { measures, errors: { today: {}, before } };
}

/** What is known about a queue before an action, so that taking it back unlearns it. */
export const learntBefore = (state: HallState, queue: string): Learnt => ({
  queue,
  pace: paceOf(state.measures, queue),
});

/** A call that is taken back was no proof of anything. */
export function unlearnCall(state: HallState, { expected, queue, issuedAt }: Ticket, at: number) {
  const known = state.errors.today[queue];
  if (expected === undefined || known === undefined) return state;
  const error = withError(known, at - issuedAt, expected, -1);
  const waits = withWait(state.waits, issuedAt, at - issuedAt, expected, -1);
  const today = { ...state.errors.today, [queue]: error };
  return { ...state, waits, errors: { ...state.errors, today } };
}
