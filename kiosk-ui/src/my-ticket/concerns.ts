import type { LoggedEvent, MyTicket } from '@banshi/queue-server/protocol';
import { asHallEvent } from '../server/hall-events.ts';

/** What an event of the hall means to one phone: look now, look within a while, or nothing. */
export type Concern = 'now' | 'soon' | 'none';

/**
 * A busy hall has an event every second; most are about others. What happens to the ticket itself
 * is looked at at once, what may move its place a little later, for many events together.
 */
export function concerns(
  ticket: Pick<MyTicket, 'ticket' | 'queue' | 'state'>,
  logged: LoggedEvent,
): Concern {
  const event = asHallEvent(logged);
  if (event === null) return 'none';
  if ('ticket' in event.data && event.data.ticket === ticket.ticket) return 'now';
  // Called or aside: what others do moves nothing.
  const moves: Concern = ticket.state === 'waiting' ? 'soon' : 'none';
  switch (event.type) {
    case 'day-started':
      return 'now';
    case 'action-undone':
      // It may have been ours: the event names an action, no ticket.
      return 'soon';
    case 'ticket-called':
      return event.data.queue === ticket.queue ? moves : 'none';
    case 'ticket-issued':
      return event.data.queue === ticket.queue && event.data.priority === 'priority'
        ? moves
        : 'none';
    case 'ticket-missed':
    case 'ticket-cancelled':
    case 'ticket-continued':
    case 'ticket-resumed':
    case 'ticket-transferred':
    case 'more-time-asked':
      return moves;
    // A window more or less changes the expected wait.
    case 'window-opened':
    case 'window-closed':
      return moves;
    case 'ticket-recalled':
    case 'ticket-started':
    case 'ticket-finished':
    case 'ticket-walked-up':
    case 'ticket-held':
    case 'ticket-parked':
    case 'ticket-bound':
    case 'slip-changed':
    case 'window-paused':
    case 'issue-stopped':
    case 'issue-allowed':
    case 'settings-changed':
    case 'range-leased':
    case 'numbers-skipped':
      return 'none';
    default:
      // An event type younger than this page.
      return moves;
  }
}
