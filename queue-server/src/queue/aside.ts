import type { Hall } from '../halls/hall.ts';
import { poolsOf } from '../halls/settings.ts';
import type { AsideList } from '../protocol/index.ts';
import type { HallState } from './state.ts';
import { idOf } from './ticket.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** Tickets on hold and parked: those that come back by themselves first, in that order. */
export function asideList(hall: Hall, state: HallState, seq: number): AsideList {
  const pools = poolsOf(hall.settings).map(({ id, name }) => ({ id, name }));
  const tickets = [...state.tickets.values()]
    .filter((ticket) => ticket.state === 'held' || ticket.state === 'parked')
    .toSorted((a, b) => (a.heldUntil ?? Infinity) - (b.heldUntil ?? Infinity) || a.since - b.since)
    .map((ticket) => ({
      ticket: idOf(ticket.serial),
      number: ticket.number,
      queue: ticket.queue,
      state: ticket.state,
      window: ticket.window,
      reason: ticket.reason ?? '',
      since: iso(ticket.since),
      until: ticket.heldUntil === undefined ? null : iso(ticket.heldUntil),
      pool: ticket.pool ?? null,
    }));
  return { seq, pools, tickets };
}
