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
import { isAlive, isAtWindow } from './ticket.ts';

/** The citizen stands at the window: walking ends, handling begins. */
export function start(scene: Scene, { ticket: id }: Act<'start'>): HallDecision {
  const found = findMine(scene, id);
  if ('refused' in found) return found;
  const { state, window } = found.found;
  if (state !== 'called' || window === null) return wrongState(found.found);
  return doneWith(scene, id, [{ type: 'ticket-started', data: { ticket: id, window } }]);
}

/** The visit is over. A clerk who forgot to press start may still finish. */
export function finish(scene: Scene, { ticket: id }: Act<'finish'>): HallDecision {
  const found = findMine(scene, id);
  if ('refused' in found) return found;
  const { window } = found.found;
  if (window === null) return wrongState(found.found);
  return doneWith(scene, id, [{ type: 'ticket-finished', data: { ticket: id, window } }]);
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

/** Ends a hold: the ticket waits again, where its time of issue puts it. */
export function resume(scene: Scene, { ticket: id }: Act<'resume'>): HallDecision {
  const found = findTicket(scene, id);
  if ('refused' in found) return found;
  if (found.found.state !== 'held') return wrongState(found.found);
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
        ? hall.windows.has(to.window)
        : [...state.windows.values()].some((window) => window.account === to.account);
  if (!exists) return refusal('transfer-nowhere');
  const { window: from } = found.found;
  return doneWith(scene, id, [{ type: 'ticket-transferred', data: { ticket: id, from, to } }]);
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
