import type { LoggedEvent } from '@banshi/queue-server/protocol';
import { asHallEvent } from '../server/hall-events.ts';

/** A visit put aside at this window. */
export interface HeldTicket {
  readonly ticket: string;
  readonly number: string;
  readonly reason: string;
  readonly until: string | null;
  readonly seq: number;
}
/** What the events of the day say about one window, beyond the public picture. */
export interface OwnWindow {
  readonly held: readonly HeldTicket[];
  readonly numbers: ReadonlyMap<string, string>;
  /** Visits finished here today. */
  readonly finished: number;
}
export const ownWindow: OwnWindow = { held: [], numbers: new Map(), finished: 0 };

const without = (own: OwnWindow, ticket: string): OwnWindow => ({
  ...own,
  held: own.held.filter((one) => one.ticket !== ticket),
});

export function evolveOwnWindow(own: OwnWindow, logged: LoggedEvent, window: string): OwnWindow {
  const event = asHallEvent(logged);
  if (event === null) return own;
  switch (event.type) {
    case 'ticket-called':
      if (event.data.window !== window) return without(own, event.data.ticket);
      return {
        ...without(own, event.data.ticket),
        numbers: new Map(own.numbers).set(event.data.ticket, event.data.number),
      };
    case 'ticket-held': {
      if (event.data.window !== window) return own;
      const { ticket, reason, until } = event.data;
      const held: HeldTicket = {
        ticket,
        number: own.numbers.get(ticket) ?? ticket,
        reason,
        until,
        seq: event.seq,
      };
      return { ...own, held: [...without(own, ticket).held, held] };
    }
    case 'ticket-resumed':
    case 'ticket-transferred':
    case 'ticket-cancelled':
      return without(own, event.data.ticket);
    case 'ticket-finished':
      return event.data.window === window ? { ...own, finished: own.finished + 1 } : own;
    case 'action-undone':
      return { ...own, held: own.held.filter(({ seq }) => seq !== event.data.undone) };
    case 'day-started':
      return ownWindow;
    default:
      return own;
  }
}
