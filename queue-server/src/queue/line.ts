import type { Hall } from '../halls/hall.ts';
import type { AtWork, HallLine } from '../protocol/index.ts';
import type { HallState } from './state.ts';
import { idOf, order, type Place, type Ticket } from './ticket.ts';

/** Everybody who waits, in calling order; a queue's own order is that of its line. */
export function hallLine(_hall: Hall, state: HallState, seq: number): HallLine {
  const tickets = [...state.lines.values()]
    .flat()
    .flatMap((serial) => state.tickets.get(serial) ?? [])
    .toSorted(order)
    .map(inLine);
  return { seq, tickets };
}

/** Somebody who waits, as staff see them. */
export const inLine = (ticket: Ticket): HallLine['tickets'][number] => ({
  ticket: idOf(ticket.serial),
  number: ticket.number,
  queue: ticket.queue,
  sentTo: sentTo(ticket.place),
  priority: ticket.priority,
  booked: ticket.appointment !== undefined,
  needs: [...(ticket.needs ?? [])],
  // As if it had waited in one go: what it spent at windows or aside is no waiting.
  since: new Date(ticket.since - ticket.spent.waiting).toISOString(),
});

const sentTo = (place: Place): HallLine['tickets'][number]['sentTo'] =>
  'queue' in place ? null : place;

/** Who sits at a window that is open or paused. */
export function atWork(
  hall: Hall,
  state: HallState,
  seq: number,
  nameOf: (account: string) => string,
): AtWork {
  const people = hall.settings.windows.flatMap(({ id, label }) => {
    const window = state.windows.get(id);
    const account = window?.account ?? null;
    if (window === undefined || account === null) return [];
    return [
      { account, name: nameOf(account), window: id, windowLabel: label, state: window.state },
    ];
  });
  return { seq, people };
}
