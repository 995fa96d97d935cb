import type { Hall } from '../halls/hall.ts';
import type { QueueSettings } from '../halls/settings.ts';
import type { WaitRange } from '../protocol/index.ts';
import { estimate, estimateSent, newcomer, type Asker } from './expected-wait/estimate.ts';
import { paceOf } from './expected-wait/measures.ts';
import { windowOf, type HallState } from './state.ts';
import type { Expectation, Ticket } from './ticket.ts';

/** What a visit takes in the simple formula where nothing was set, in seconds. */
const usualHandling = 300;

/** The expected wait in whole seconds: 50 % and 90 % of citizens wait no longer. */
export function waitRange(
  hall: Hall,
  state: HallState,
  queue: QueueSettings,
  now: number,
  asker: Asker = newcomer(now),
): WaitRange {
  return inSeconds(estimate(hall, state, queue, asker, now));
}

const inSeconds = ({ low, high }: Pick<Expectation, 'low' | 'high'>): WaitRange => ({
  low: Math.round(low / 1_000),
  high: Math.ceil(high / 1_000),
});

/** The same for a ticket that waits: in its queue, or for the one window or person it was sent to. */
export function waitOf(
  hall: Hall,
  state: HallState,
  queue: QueueSettings,
  now: number,
  ticket: Ticket,
): WaitRange {
  return 'queue' in ticket.place
    ? waitRange(hall, state, queue, now, ticket)
    : inSeconds(estimateSent(hall, state, queue, ticket, now));
}

/** What is expected at issue, beside what the two usual formulas would have said. */
export function expectation(
  hall: Hall,
  state: HallState,
  queue: QueueSettings,
  ahead: number,
  now: number,
  asker: Asker,
): Expectation {
  const open = (hall.servers.get(queue.id) ?? []).filter(
    (window) => windowOf(state, window).state === 'open',
  ).length;
  const each = (queue.handlingSeconds ?? usualHandling) * 1_000;
  return {
    ...estimate(hall, state, queue, asker, now),
    constant: (ahead * each) / Math.max(1, open),
    last: paceOf(state.measures, queue.id).lastWait,
  };
}
