import { poolsOf } from '../halls/settings.ts';
import type { HallEvent } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { Act } from './commands.ts';
import {
  doneWith,
  findFree,
  findMine,
  findTicket,
  wrongState,
  type HallDecision,
  type Scene,
} from './scene.ts';
import { isAtWork } from './standing.ts';
import { windowOf } from './state.ts';
import { idOf, isAlive, isAtWindow, type Ticket } from './ticket.ts';

/** The citizen stands at the window: walking ends, handling begins. */
export function start(scene: Scene, { ticket: id }: Act<'start'>): HallDecision {
  const found = findMine(scene, id);
  if ('refused' in found) return found;
  const { state, window } = found.found;
  if (state !== 'called' || window === null) return wrongState(found.found);
  return doneWith(scene, id, [{ type: 'ticket-started', data: { ticket: id, window } }]);
}

/**
 * This stop is over; with further queues to visit, the ticket goes on to the next under its
 * number. A clerk who forgot to press start may still finish.
 */
export function finish(scene: Scene, { ticket: id }: Act<'finish'>): HallDecision {
  const found = findMine(scene, id);
  if ('refused' in found) return found;
  return doneWith(scene, id, [ending(found.found)]);
}

/** How a stop ends: the visit is over, or goes on in the next queue. */
export function ending(ticket: Ticket, within?: boolean): HallEvent {
  const { window } = ticket;
  if (window === null) throw new Error(`${ticket.number} is at no window`);
  const [queue, ...then] = ticket.then ?? [];
  const at = { ticket: idOf(ticket.serial), window, ...(within === true ? { within } : {}) };
  return queue === undefined
    ? { type: 'ticket-finished', data: at }
    : { type: 'ticket-continued', data: { ...at, queue, then } };
}

/** One number, several services: adds queues to the visit and sends it to the next one. */
export function goOn(scene: Scene, { ticket: id, add }: Act<'continue'>): HallDecision {
  const found = findMine(scene, id);
  if ('refused' in found) return found;
  const stops = [...(found.found.then ?? []), ...add];
  if (stops.length === 0) return refusal('visit-complete');
  if (stops.some((queue) => !scene.hall.queues.has(queue))) return refusal('queue-unknown');
  if (stops.length > 12) return refusal('visit-too-long');
  return doneWith(scene, id, [ending({ ...found.found, then: stops })]);
}

/** Nobody came: some places back the first time, over the second. */
export function noShow(scene: Scene, { ticket: id }: Act<'no-show'>): HallDecision {
  const found = findMine(scene, id);
  if ('refused' in found) return found;
  const { state, window, timesMissed } = found.found;
  if (state !== 'called' || window === null) return wrongState(found.found);
  const back = timesMissed === 0 ? scene.hall.settings.rules.noShowBack : null;
  return doneWith(scene, id, [{ type: 'ticket-missed', data: { ticket: id, window, back } }]);
}

/** Puts the visit aside for a reason; with minutes, the ticket comes back by itself. */
export function hold(scene: Scene, command: Act<'hold'>): HallDecision {
  const { ticket: id, reason, minutes } = command;
  const found = findMine(scene, id);
  if ('refused' in found) return found;
  const { window } = found.found;
  if (window === null) return wrongState(found.found);
  const until =
    minutes === null ? null : new Date(scene.context.now + minutes * 60_000).toISOString();
  return doneWith(scene, id, [
    { type: 'ticket-held', data: { ticket: id, window, reason, until } },
  ]);
}

/** Puts the visit aside into a pool, from which any clerk of the hall may take it on. */
export function park(scene: Scene, command: Act<'park'>): HallDecision {
  const { ticket: id, reason } = command;
  const found = findMine(scene, id);
  if ('refused' in found) return found;
  const { window } = found.found;
  if (window === null) return wrongState(found.found);
  const pools = poolsOf(scene.hall.settings);
  const pool = pools.find((one) => one.id === (command.pool ?? pools[0]?.id));
  if (pool === undefined) return refusal('pool-unknown');
  return doneWith(scene, id, [
    { type: 'ticket-parked', data: { ticket: id, window, pool: pool.id, reason } },
  ]);
}

/** Ends a hold or takes a ticket out of its pool: it waits again, where its time of issue puts it. */
export function resume(scene: Scene, { ticket: id }: Act<'resume'>): HallDecision {
  const found = findTicket(scene, id);
  if ('refused' in found) return found;
  const { state } = found.found;
  if (state !== 'held' && state !== 'parked') return wrongState(found.found);
  return doneWith(scene, id, [{ type: 'ticket-resumed', data: { ticket: id } }]);
}

/** Sends a ticket on; it keeps its number and the place its time of issue gives it. */
export function transfer(scene: Scene, { ticket: id, to }: Act<'transfer'>): HallDecision {
  const found = findFree(scene, id);
  if ('refused' in found) return found;
  const { hall, state } = scene;
  const exists =
    'queue' in to
      ? hall.queues.has(to.queue)
      : 'window' in to
        ? hall.windows.has(to.window) && windowOf(state, to.window).state !== 'closed'
        : isAtWork(state, to.account);
  if (!exists) return refusal('transfer-nowhere');
  const { window: from } = found.found;
  return doneWith(scene, id, [{ type: 'ticket-transferred', data: { ticket: id, from, to } }]);
}

/** Out of a window whose clerk is gone, into its queue again: whoever was there is called anew. */
export function giveBack(scene: Scene, { ticket: id, reason }: Act<'give-back'>): HallDecision {
  const found = findTicket(scene, id);
  if ('refused' in found) return found;
  const { queue, window } = found.found;
  if (!isAtWindow(found.found)) return wrongState(found.found);
  const data = { ticket: id, from: window, to: { queue }, reason };
  return doneWith(scene, id, [{ type: 'ticket-transferred', data }]);
}

/** A clerk takes a ticket out of the line. */
export function cancel(scene: Scene, { ticket: id }: Act<'cancel'>): HallDecision {
  const found = findFree(scene, id);
  if ('refused' in found) return found;
  return doneWith(scene, id, [{ type: 'ticket-cancelled', data: { ticket: id, by: 'clerk' } }]);
}

/** The citizen gives the place up, on the phone. */
export function leave(scene: Scene, { ticket: id }: Act<'leave'>): HallDecision {
  const found = findTicket(scene, id);
  if ('refused' in found) return found;
  if (!isAlive(found.found) || isAtWindow(found.found)) return wrongState(found.found);
  return doneWith(scene, id, [{ type: 'ticket-cancelled', data: { ticket: id, by: 'citizen' } }]);
}

/** The citizen needs longer: some places back, once. */
export function moreTime(scene: Scene, { ticket: id }: Act<'more-time'>): HallDecision {
  const found = findTicket(scene, id);
  if ('refused' in found) return found;
  if (found.found.state !== 'waiting') return wrongState(found.found);
  if (found.found.moreTimeUsed) return refusal('more-time-used');
  const back = scene.hall.settings.rules.moreTimeBack;
  return doneWith(scene, id, [{ type: 'more-time-asked', data: { ticket: id, back } }]);
}
