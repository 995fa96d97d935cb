import type { LoggedEvent } from '@banshi/queue-server/protocol';
import { asHallEvent } from '../../server/hall-events.ts';

/** Whose visit the evaluator may ask about now: the one just finished here, for a while. */
export interface RatingTurn {
  readonly ticket: string;
  readonly number: string | null;
  /** Epoch ms by the server's clock. */
  readonly since: number;
}

/** How long the question stands. */
export const askMs = 60_000;

/**
 * Reads the hall's events for one window. A finished visit may be rated; the question goes when the next
 * citizen starts, and when the clerk takes the finish back.
 */
export function nextTurn(
  turn: RatingTurn | null,
  logged: LoggedEvent,
  window: string,
  number: string | null,
): RatingTurn | null {
  const event = asHallEvent(logged);
  if (event === null) return turn;
  if (event.type === 'ticket-finished' && event.data.window === window)
    return { ticket: event.data.ticket, number, since: Date.parse(event.at) };
  if (event.type === 'ticket-started' && event.data.window === window) return null;
  if (event.type === 'action-undone') return null;
  return turn;
}
