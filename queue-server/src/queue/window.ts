import type { HallEvent } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import { windowView } from '../screens/hall-view.ts';
import type { Act } from './commands.ts';
import { after, done, findWindow, seqOf, type HallDecision, type Scene } from './scene.ts';
import { isAtWork } from './standing.ts';
import { lineAt, type HallWindow } from './state.ts';
import { idOf } from './ticket.ts';

function doneAt(scene: Scene, window: string, events: readonly HallEvent[]): HallDecision {
  const view = windowView(scene.hall, after(scene, events), window);
  const seq = seqOf(scene, events);
  const made = events.length > 0 ? { seq } : {};
  return done(scene, events, { kind: 'window', view: { ...view, ...made }, seq });
}

/** Opens a window, or ends its pause. Opening one's own open window again changes nothing. */
export function open(scene: Scene, { window: id }: Act<'open'>): HallDecision {
  const found = findWindow(scene, id);
  if ('refused' in found) return found;
  if (found.found.state === 'open') return doneAt(scene, id, []);
  const data = { window: id, account: scene.context.by, day: scene.state.day };
  return doneAt(scene, id, [{ type: 'window-opened', data }]);
}

/** A break, for a reason. Somebody being served is finished first. */
export function pause(
  scene: Scene,
  { window: id, reason, anybodys = false }: Act<'pause'>,
): HallDecision {
  const found = findWindow(scene, id, anybodys);
  if ('refused' in found) return found;
  if (found.found.state === 'closed') return refusal('window-closed');
  const left = leaveCall(scene, found.found);
  if ('refused' in left) return left;
  return doneAt(scene, id, [
    ...left.events,
    { type: 'window-paused', data: { window: id, reason } },
  ]);
}

/**
 * Closes a window. Somebody called but not yet there goes back to the place they had; so does
 * whoever was being served when a manager closes the window of a clerk who is gone.
 */
export function close(
  scene: Scene,
  { window: id, anybodys = false, reason }: Act<'close'>,
): HallDecision {
  const found = findWindow(scene, id, anybodys);
  if ('refused' in found) return found;
  if (found.found.state === 'closed') return doneAt(scene, id, []);
  const foreign = found.found.account !== scene.context.by;
  const left = leaveCall(scene, found.found, foreign);
  if ('refused' in left) return left;
  return doneAt(scene, id, [
    ...stranded(scene, found.found),
    ...left.events,
    {
      type: 'window-closed',
      data: { window: id, ...(foreign && reason !== undefined ? { reason } : {}) },
    },
  ]);
}

/** Whoever was sent to this very window or clerk waits in the queue again, where it stood. */
function stranded(scene: Scene, { id, account }: HallWindow): readonly HallEvent[] {
  const { state } = scene;
  const gone = account !== null && !isAtWork(state, account, id);
  const lines = [`window ${id}`, ...(gone ? [`account ${account}`] : [])];
  return lines
    .flatMap((line) => lineAt(state, line))
    .flatMap((serial) => {
      const queue = state.tickets.get(serial)?.queue;
      const data = { ticket: idOf(serial), from: null, to: { queue } };
      return queue === undefined ? [] : [{ type: 'ticket-transferred' as const, data }];
    });
}

function leaveCall(scene: Scene, window: HallWindow, evenServing = false) {
  if (window.ticket === null) return { events: [] };
  const ticket = scene.state.tickets.get(window.ticket);
  if (ticket?.state === 'serving' && !evenServing) return refusal('window-busy');
  const data = { ticket: idOf(window.ticket), within: true };
  const events: HallEvent[] = [{ type: 'ticket-resumed', data }];
  return { events };
}
