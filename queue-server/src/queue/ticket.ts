import type { Static } from 'typebox';
import type { TicketChannel, TicketPriority, TicketState } from '../protocol/index.ts';

/** Where a ticket waits: in a queue's line, or in the line of one window or person. */
export type Place =
  { readonly queue: string } | { readonly window: string } | { readonly account: string };

/** One citizen's place. Times are epoch milliseconds. */
export interface Ticket {
  /** Counts a hall's tickets for ever; the id is `t` and this number. */
  readonly serial: number;
  readonly number: string;
  readonly queue: string;
  readonly channel: Static<typeof TicketChannel>;
  readonly priority: Static<typeof TicketPriority>;
  readonly state: TicketState;
  readonly place: Place;
  /** Order within its line and priority: its time of issue, unless it was put back. */
  readonly rank: number;
  readonly issuedAt: number;
  readonly calledAt?: number;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  /** The window it is at, or was at last. */
  readonly window: string | null;
  readonly calls: number;
  readonly timesMissed: number;
  readonly moreTimeUsed: boolean;
  readonly heldUntil?: number;
  readonly case?: string;
  readonly citizen?: string;
}

export const idOf = (serial: number): string => `t${serial}`;

/** The serial of a ticket's id; NaN when it is not one of ours. */
export const serialOf = (id: string): number =>
  /^t\d{1,15}$/.test(id) ? Number(id.slice(1)) : Number.NaN;

export const lineOf = (place: Place): string => {
  if ('queue' in place) return `queue ${place.queue}`;
  return 'window' in place ? `window ${place.window}` : `account ${place.account}`;
};

/** Negative when `a` is called before `b`: priority first, then rank, then issue. */
export function order(a: Ticket, b: Ticket): number {
  if (a.priority !== b.priority) return a.priority === 'priority' ? -1 : 1;
  return a.rank - b.rank || a.serial - b.serial;
}

/** At a window now. */
export const isAtWindow = (ticket: Ticket): boolean =>
  ticket.state === 'called' || ticket.state === 'serving';

/** Neither finished, missed for good nor cancelled. */
export const isAlive = (ticket: Ticket): boolean =>
  ticket.state !== 'finished' && ticket.state !== 'missed' && ticket.state !== 'cancelled';
