import type { Hall } from '../halls/hall.ts';
import type { QueueSettings } from '../halls/settings.ts';
import type { WaitRange } from '../protocol/index.ts';
import { estimate, newcomer, type Asker } from './expected-wait/estimate.ts';
import { paceOf } from './expected-wait/measures.ts';
import { windowOf, type HallState } from './state.ts';
import type { Expectation } from './ticket.ts';

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
  const { low, high } = estimate(hall, state, queue, asker, now);
  return { low: Math.round(low / 1_000), high: Math.ceil(high / 1_000) };
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
