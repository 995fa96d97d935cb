import type { Hall } from '../halls/hall.ts';
import type { QueueSettings } from '../halls/settings.ts';
import type { WaitRange } from '../protocol/index.ts';
import { windowOf, type HallState } from './state.ts';

/** What a visit takes where nothing was set and nothing measured, in seconds. */
const usualHandling = 300;
/** So many measured visits outweigh the setting. */
const trusted = 5;

/** Mean time at the window of this queue's visits, in seconds: measured, or set. */
export function handlingSeconds(state: HallState, queue: QueueSettings): number {
  const set = queue.handlingSeconds ?? usualHandling;
  const measured = state.measured[queue.id];
  if (measured === undefined) return set;
  const weight = measured.count / (measured.count + trusted);
  return set * (1 - weight) + (measured.mean / 1_000) * weight;
}

/** How much of the open windows' time this queue gets: a window shares itself among its queues. */
function serversFor(hall: Hall, state: HallState, queue: string): number {
  let servers = 0;
  for (const { window, share } of hall.servers.get(queue) ?? []) {
    if (windowOf(state, window).state === 'open') servers += share;
  }
  return servers;
}

/**
 * The expected wait of somebody with `ahead` people before them, in whole seconds: half of the
 * citizens wait no longer than `low`, nine of ten no longer than `high`.
 */
export function waitRange(
  hall: Hall,
  state: HallState,
  queue: QueueSettings,
  ahead: number,
): WaitRange {
  const servers = Math.max(1, serversFor(hall, state, queue.id));
  const each = handlingSeconds(state, queue) / servers;
  // The sum of `ahead` visits: its spread grows with the root of their number.
  const mean = ahead * each;
  const spread = Math.sqrt(ahead + 1) * each;
  return { low: Math.round(mean), high: Math.ceil(mean + 1.3 * spread) };
}
