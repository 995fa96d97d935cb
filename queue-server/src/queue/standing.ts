import { lineAt, windowOf, type HallState } from './state.ts';
import { lineOf, order, turnOf, without, type Place, type Ticket } from './ticket.ts';

// Where in which line a ticket comes to stand.

/** The ticket behind `places` others of its own line and priority. */
export function putBack(state: HallState, ticket: Ticket, places: number): Ticket {
  const line = lineAt(state, lineOf(ticket.place))
    .filter((serial) => serial !== ticket.serial)
    .flatMap((serial) => state.tickets.get(serial) ?? [])
    .filter((other) => other.priority === ticket.priority);
  const start =
    ticket.state === 'waiting' ? line.findIndex((other) => order(ticket, other) < 0) : 0;
  const from = start === -1 ? line.length : start;
  const before = line[Math.min(from + places, line.length) - 1];
  if (before === undefined) return ticket;
  return { ...without(ticket, 'turn'), ...between(before, line[from + places]) };
}

/** Directly behind one ticket, and before the next, if there is one. */
function between(before: Ticket, after: Ticket | undefined): Pick<Ticket, 'rank' | 'turn'> {
  if (after === undefined) return { rank: before.rank + 1 };
  const rank = (before.rank + after.rank) / 2;
  if (before.rank < rank && rank < after.rank) return { rank };
  // Tickets of one commit are of one instant: among them, it is their turn that counts.
  const turn =
    before.rank === after.rank ? (turnOf(before) + turnOf(after)) / 2 : turnOf(before) + 0.5;
  return { rank: before.rank, turn };
}

/** Where it waits: where it was sent, or in its queue again when nobody is there any more. */
export function placeNow(state: HallState, { place, queue }: Ticket): Place {
  if ('queue' in place) return place;
  const anybody =
    'window' in place
      ? windowOf(state, place.window).state !== 'closed'
      : isAtWork(state, place.account);
  return anybody ? place : { queue };
}

/** Sits at a window that is open or paused; `except` is one that does not count. */
export const isAtWork = (state: HallState, account: string, except?: string): boolean =>
  [...state.windows.values()].some((window) => window.account === account && window.id !== except);
