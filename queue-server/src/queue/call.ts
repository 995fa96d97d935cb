import type { HallEvent } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { Act } from './commands.ts';
import { chooseNext } from './profile.ts';
import {
  after,
  done,
  doneWith,
  findMine,
  findWindow,
  seqOf,
  viewOf,
  type HallDecision,
  type Scene,
} from './scene.ts';
import { ticketOf, windowOf } from './state.ts';
import { idOf } from './ticket.ts';

/** Calls the next ticket to a window. What was still at the window is finished by that. */
export function next(scene: Scene, command: Act<'next'>): HallDecision {
  const { hall, context } = scene;
  const found = findWindow(scene, command.window);
  if ('refused' in found) return found;
  const before = found.found;
  if (before.state !== 'open') return refusal(`window-${before.state}`);
  const events: HallEvent[] = [];
  if (before.ticket !== null) {
    events.push({
      type: 'ticket-finished',
      data: { ticket: idOf(before.ticket), window: before.id },
    });
  }
  const freed = after(scene, events);
  const choice = chooseNext(
    freed,
    windowOf(freed, before.id),
    hall.served.get(before.id) ?? [],
    hall.windows.get(before.id)?.profile,
    context.now,
  );
  const because = choice.because.words;
  if (choice.ticket === undefined) {
    return done(scene, events, { kind: 'next', next: { ticket: null, because } });
  }
  const { number, queue, serial } = choice.ticket;
  const id = idOf(serial);
  events.push({
    type: 'ticket-called',
    data: {
      ticket: id,
      number,
      queue,
      window: before.id,
      because: choice.because.code,
      times: 1,
    },
  });
  const called = after(scene, events);
  const ticket = ticketOf(called, id);
  const view = ticket === undefined ? null : viewOf(hall, called, ticket);
  return done(scene, events, {
    kind: 'next',
    next: { ticket: view, because, seq: seqOf(scene, events) },
  });
}

/** Calls the ticket at the window once more, as often as the hall allows. */
export function recall(scene: Scene, command: Act<'recall'>): HallDecision {
  const found = findMine(scene, command.ticket);
  if ('refused' in found) return found;
  const { number, queue, window, calls, state } = found.found;
  if (state !== 'called' || window === null) return refusal('ticket-serving');
  const { callLimit } = scene.hall.settings.rules;
  if (calls >= callLimit) return refusal('recall-limit', { callLimit });
  const data = { ticket: command.ticket, number, queue, window, times: calls + 1 };
  return doneWith(scene, command.ticket, [{ type: 'ticket-recalled', data }]);
}
