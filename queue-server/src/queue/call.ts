import type { HallEvent, Text } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { Act } from './commands.ts';
import { ending } from './handle.ts';
import { ticketEvents } from './issue.ts';
import { chooseNext } from './profile.ts';
import { reason } from './reasons.ts';
import {
  after,
  done,
  doneWith,
  findMine,
  findTicket,
  findWindow,
  seqOf,
  viewOf,
  wrongState,
  type Found,
  type HallDecision,
  type Scene,
} from './scene.ts';
import { ticketOf, windowOf, type HallWindow } from './state.ts';
import { idOf, isAlive, isAtWindow, type Ticket } from './ticket.ts';

/** Calls the next ticket to a window. What was still at the window is finished by that. */
export function next(scene: Scene, command: Act<'next'>): HallDecision {
  const { hall, context, state } = scene;
  const found = openWindow(scene, command.window);
  if ('refused' in found) return found;
  const before = found.found;
  const atWindow = before.ticket === null ? undefined : state.tickets.get(before.ticket);
  // Without a next ticket the end stands alone, and is taken back alone.
  const over = atWindow === undefined ? [] : [ending(atWindow, true)];
  const freed = after(scene, over);
  const choice = chooseNext(
    hall,
    freed,
    windowOf(freed, before.id),
    hall.served.get(before.id) ?? [],
    context.now,
  );
  const because = choice.because.words;
  if (choice.ticket === undefined) {
    const events = atWindow === undefined ? [] : [ending(atWindow)];
    const seq = events.length > 0 ? { seq: seqOf(scene, events) } : {};
    return done(scene, events, { kind: 'next', next: { ticket: null, because, ...seq } });
  }
  const { silent = false } = command;
  const events = [called(choice.ticket, before.id, choice.because.code, silent)];
  // The call happens in the hall the end before it leaves.
  const then: Scene = { ...scene, state: freed, due: [...scene.due, ...over] };
  return answered(then, events, choice.ticket, because);
}

function called(ticket: Ticket, window: string, because: string, silent: boolean): HallEvent {
  const { number, queue, serial } = ticket;
  const data = { ticket: idOf(serial), number, queue, window, because, times: 1 };
  return { type: 'ticket-called', data: silent ? { ...data, silent } : data };
}

function answered(
  scene: Scene,
  events: readonly HallEvent[],
  ticket: Pick<Ticket, 'serial'>,
  because: Text,
): HallDecision {
  const state = after(scene, events);
  const now = ticketOf(state, idOf(ticket.serial));
  const view = now === undefined ? null : viewOf(scene, state, now);
  const seq = seqOf(scene, events);
  return done(scene, events, { kind: 'next', next: { ticket: view, because, seq } }, state);
}

function openWindow(scene: Scene, id: string): Found<HallWindow> {
  const found = findWindow(scene, id);
  if ('refused' in found) return found;
  const { state } = found.found;
  return state === 'open' ? found : refusal(`window-${state}`);
}

/** Calls one ticket out of turn: back from hold or a pool, or because somebody asks for it. */
export function callThis(scene: Scene, command: Act<'call'>): HallDecision {
  const found = openWindow(scene, command.window);
  if ('refused' in found) return found;
  if (found.found.ticket !== null) return refusal('window-busy');
  const wanted = findTicket(scene, command.ticket);
  if ('refused' in wanted) return wanted;
  const ticket = wanted.found;
  if (!isAlive(ticket) || isAtWindow(ticket)) return wrongState(ticket);
  const { code, words } = reason(ticket.state === 'waiting' ? 'chosen' : 'taken-on');
  const events = [called(ticket, command.window, code, command.silent ?? false)];
  return answered(scene, events, ticket, words);
}

/** Serves somebody who came to the window without a ticket: a number, but no call. */
export function walkUp(scene: Scene, command: Act<'walk-up'>): HallDecision {
  const found = openWindow(scene, command.window);
  if ('refused' in found) return found;
  if (found.found.ticket !== null) return refusal('window-busy');
  const about = command.case === undefined ? {} : { case: command.case };
  const wanted = { queue: command.queue, channel: 'clerk' as const, ...about };
  const issued = ticketEvents(scene, { ticket: wanted, terminal: null });
  if ('refused' in issued) return issued;
  const events: HallEvent[] = [
    ...issued.events,
    { type: 'ticket-walked-up', data: { ticket: issued.id, window: command.window } },
  ];
  return doneWith(scene, issued.id, events);
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
