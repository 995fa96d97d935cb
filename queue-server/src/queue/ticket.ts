import type { Static } from 'typebox';
import type { SlipState, TicketChannel, TicketPriority, TicketState } from '../protocol/index.ts';

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
  /** Order among equal ranks, where it was put back between tickets of one instant; else its serial. */
  readonly turn?: number;
  readonly issuedAt: number;
  readonly calledAt?: number;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  /** The window it is at, or was at last. */
  readonly window: string | null;
  readonly calls: number;
  /** Code of the reason it was called last. */
  readonly because?: string;
  readonly timesMissed: number;
  readonly moreTimeUsed: boolean;
  /** When its present state began. */
  readonly since: number;
  /** Time spent so far, in milliseconds: in line, on the way to a window, at windows. */
  readonly spent: Spent;
  readonly heldUntil?: number;
  /** Why it is on hold or parked; the clerk's own words. */
  readonly reason?: string;
  /** The pool it is parked in. */
  readonly pool?: string;
  /** Queues still to be visited under this number, in order. */
  readonly then?: readonly string[];
  /** Services done under this number, before the one it is at or waits for. */
  readonly done?: number;
  /** What it asks of a window: `language:en`, `sign-language`, … */
  readonly needs?: readonly string[];
  /** The booking it came with. */
  readonly appointment?: string;
  readonly slip?: Slip;
  /** What was expected when it was given out, until it is called for the first time. */
  readonly expected?: Expectation;
  readonly case?: string;
  readonly citizen?: string;
  /** The wish it answers. */
  readonly attempt?: string;
}

export interface Spent {
  readonly waiting: number;
  readonly walking: number;
  readonly handling: number;
}

/** A ticket's paper: each attempt to print has a serial of its own. */
export interface Slip {
  readonly serial: number;
  readonly state: Static<typeof SlipState>;
}

/** A wait as it was expected at issue, in milliseconds, with what simpler ways would have said. */
export interface Expectation {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  readonly constant: number;
  readonly last: number;
}

/** A copy without some fields. */
export function without<T extends object, K extends keyof T>(
  value: T,
  ...keys: readonly K[]
): Omit<T, K> {
  const rest: Partial<T> = {};
  for (const key of Object.keys(value) as (keyof T)[]) {
    if (!(keys as readonly (keyof T)[]).includes(key)) rest[key] = value[key];
  }
  // Every other field was copied.
  return rest as Omit<T, K>;
}

/** What a call settles or the next call no longer needs. */
export type Unsettled = 'expected' | 'heldUntil' | 'pool' | 'reason';
export const settled = (ticket: Ticket): Omit<Ticket, Unsettled> =>
  without(ticket, 'expected', 'heldUntil', 'pool', 'reason');

const spentIn: Partial<Record<TicketState, keyof Spent>> = {
  waiting: 'waiting',
  called: 'walking',
  serving: 'handling',
};

/** The ticket in another state: the time in the one before is booked where it was spent. */
export function moved(ticket: Ticket, to: TicketState, at: number): Ticket {
  // A visit that ended without a press on "start" was handled, not walked.
  const over = to === 'finished' && ticket.state === 'called';
  const kind = over ? 'handling' : spentIn[ticket.state];
  const spent =
    kind === undefined
      ? ticket.spent
      : { ...ticket.spent, [kind]: ticket.spent[kind] + Math.max(0, at - ticket.since) };
  return { ...ticket, state: to, since: at, spent };
}

/** How long it has waited in lines so far: not the time at windows, on the way there, or aside. */
export const waited = ({ state, since, spent }: Ticket, now: number): number =>
  spent.waiting + (state === 'waiting' ? Math.max(0, now - since) : 0);

export const idOf = (serial: number): string => `t${serial}`;

/** The serial of a ticket's id; NaN when it is not one of ours. */
export const serialOf = (id: string): number =>
  /^t\d{1,15}$/.test(id) ? Number(id.slice(1)) : Number.NaN;

export const lineOf = (place: Place): string => {
  if ('queue' in place) return `queue ${place.queue}`;
  return 'window' in place ? `window ${place.window}` : `account ${place.account}`;
};

export type InOrder = Pick<Ticket, 'priority' | 'rank' | 'turn' | 'serial'>;

export const turnOf = ({ turn, serial }: InOrder): number => turn ?? serial;

/** Negative when `a` is called before `b`: priority first, then rank, then issue. */
export function order(a: InOrder, b: InOrder): number {
  if (a.priority !== b.priority) return a.priority === 'priority' ? -1 : 1;
  return a.rank - b.rank || turnOf(a) - turnOf(b) || a.serial - b.serial;
}

/** At a window now. */
export const isAtWindow = (ticket: Ticket): boolean =>
  ticket.state === 'called' || ticket.state === 'serving';

/** Neither finished, missed for good nor cancelled. */
export const isAlive = (ticket: Ticket): boolean =>
  ticket.state !== 'finished' && ticket.state !== 'missed' && ticket.state !== 'cancelled';
