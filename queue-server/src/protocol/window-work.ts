import { Type, type Static } from 'typebox';
import { Closed, Id, Instant, Text } from './text.ts';
import { TicketPriority } from './tickets.ts';

/** `GET …/windows/{window}/work` (staff): what lies before the clerk there. */
export const WindowWork = Closed({
  seq: Type.Integer({ minimum: 0 }),
  /** Who sits there. */
  clerk: Type.Union([Closed({ account: Id, name: Type.String() }), Type.Null()]),
  /** What somebody else did here, until the window is opened again: the clerk is told who, and why. */
  order: Type.Optional(
    Closed({
      did: Type.Union([Type.Literal('paused'), Type.Literal('closed'), Type.Literal('gave-back')]),
      name: Type.String(),
      reason: Type.String(),
      at: Instant,
      /** The number that was given back. */
      number: Type.Optional(Type.String()),
    }),
  ),
  /** The queues it serves. */
  serves: Type.Array(Id),
  /** Whom "next" would call as things stand, one after the other, and why; the first few. */
  next: Type.Array(
    Closed({
      ticket: Id,
      number: Type.String(),
      queue: Id,
      /** Sent to this window or person: it waits for them alone. */
      sentTo: Type.Union([Closed({ window: Id }), Closed({ account: Id }), Type.Null()]),
      priority: TicketPriority,
      booked: Type.Boolean(),
      needs: Type.Array(Type.String()),
      since: Instant,
      because: Text,
    }),
  ),
  /** Everybody this window may call. */
  waiting: Type.Integer({ minimum: 0 }),
  /** Visits that ended here today, and their mean length in seconds. */
  served: Type.Integer({ minimum: 0 }),
  meanHandling: Type.Integer({ minimum: 0 }),
  /** Who was here last, newest first. */
  recent: Type.Array(
    Closed({ number: Type.String(), finishedAt: Instant, handling: Type.Integer({ minimum: 0 }) }),
  ),
});
export type WindowWork = Static<typeof WindowWork>;
