import { Type, type Static } from 'typebox';
import { SlipState, TicketChannel, TicketPriority } from './tickets.ts';
import { Closed, Id, Instant } from './text.ts';

const event = <T extends string, P extends Parameters<typeof Closed>[0]>(type: T, data: P) =>
  Closed({ type: Type.Literal(type), data: Closed(data) });

/** Events of `hall/<id>`. `day` is the business day; the seq never restarts with it. */
export const HallEvent = Type.Union([
  event('window-opened', { window: Id, account: Id, day: Type.String() }),
  event('window-paused', { window: Id, reason: Type.String() }),
  /** `reason`: why somebody else than its clerk closed it. */
  event('window-closed', { window: Id, reason: Type.Optional(Type.String()) }),
  event('ticket-issued', {
    ticket: Id,
    number: Type.String(),
    queue: Id,
    channel: TicketChannel,
    priority: TicketPriority,
    day: Type.String(),
    case: Type.Optional(Id),
    /** Given out by a terminal while the line was cut: out of this range, at that time. */
    offline: Type.Optional(
      Closed({ range: Id, issuedAt: Instant, instead: Type.Optional(Type.String()) }),
    ),
    /** The wish it answers: an offline number given in its place takes it back. */
    attempt: Type.Optional(Type.String()),
    then: Type.Optional(Type.Array(Id)),
    needs: Type.Optional(Type.Array(Type.String())),
    /** A slip is reserved for it. */
    print: Type.Optional(Type.Boolean()),
    /** Booked: it stands in line as if it had come at this time. */
    booked: Type.Optional(Closed({ appointment: Id, rank: Instant })),
    /** The wait expected at this moment, in seconds, with what simpler ways would have said. */
    expected: Type.Optional(
      Closed({
        low: Type.Integer(),
        mid: Type.Integer(),
        high: Type.Integer(),
        constant: Type.Integer(),
        last: Type.Integer(),
      }),
    ),
  }),
  /** What only staff may connect with a ticket. */
  event('ticket-bound', {
    ticket: Id,
    citizen: Type.Optional(Type.String()),
    case: Type.Optional(Id),
  }),
  /** The business day changed: numbers start again, tickets still waiting expired. */
  event('day-started', {
    day: Type.String(),
    expired: Type.Array(Id),
    /** Minutes the hall's wall clock is ahead of UTC, for statistics by the hour. */
    offset: Type.Optional(Type.Integer()),
    /** When the doors open that day, where they ever close: whoever waits over the night waits from then. */
    opens: Type.Optional(Instant),
  }),
  event('ticket-called', {
    ticket: Id,
    number: Type.String(),
    queue: Id,
    window: Id,
    because: Type.String(),
    times: Type.Integer(),
    /** Shown, not spoken. */
    silent: Type.Optional(Type.Boolean()),
  }),
  event('ticket-recalled', {
    ticket: Id,
    number: Type.String(),
    queue: Id,
    window: Id,
    times: Type.Integer(),
  }),
  event('ticket-started', { ticket: Id, window: Id }),
  event('ticket-finished', {
    ticket: Id,
    window: Id,
    /** Finished by the action that follows; taking that back takes this back too. */
    within: Type.Optional(Type.Boolean()),
  }),
  /** One stop of several is done: under the same number to the next queue. */
  event('ticket-continued', {
    ticket: Id,
    window: Id,
    queue: Id,
    then: Type.Array(Id),
    within: Type.Optional(Type.Boolean()),
  }),
  /** Somebody came to the window without a ticket, and is being served. */
  event('ticket-walked-up', { ticket: Id, window: Id }),
  event('ticket-parked', { ticket: Id, window: Id, pool: Id, reason: Type.String() }),
  event('slip-changed', {
    ticket: Id,
    serial: Type.Integer(),
    state: SlipState,
  }),
  /** A manager stopped issuing tickets of a queue (null: of the hall), or lets it go on. */
  event('issue-stopped', { queue: Type.Union([Id, Type.Null()]), reason: Type.String() }),
  event('issue-allowed', { queue: Type.Union([Id, Type.Null()]) }),
  /** The hall's settings changed: only what differs, merged over what was. */
  event('settings-changed', {
    version: Type.Integer({ minimum: 1 }),
    change: Type.Unknown(),
    /** In force with the next business day. */
    later: Type.Optional(Type.Unknown()),
    reason: Type.String(),
    /** Went back to this version: then `change` is the whole, not merged over what was. */
    restores: Type.Optional(Type.Integer({ minimum: 0 })),
  }),
  event('ticket-missed', {
    ticket: Id,
    window: Id,
    back: Type.Union([Type.Integer(), Type.Null()]),
  }),
  event('ticket-held', {
    ticket: Id,
    window: Id,
    reason: Type.String(),
    until: Type.Union([Instant, Type.Null()]),
  }),
  event('ticket-resumed', { ticket: Id, within: Type.Optional(Type.Boolean()) }),
  event('ticket-transferred', {
    ticket: Id,
    from: Type.Union([Id, Type.Null()]),
    to: Type.Unknown(),
    /** Given back by whoever runs the hall, for this reason. */
    reason: Type.Optional(Type.String()),
  }),
  event('ticket-cancelled', { ticket: Id, by: Type.String() }),
  event('more-time-asked', { ticket: Id, back: Type.Optional(Type.Integer()) }),
  event('action-undone', { undone: Type.Integer({ minimum: 1 }), account: Id }),
  event('range-leased', {
    range: Id,
    queue: Id,
    terminal: Id,
    from: Type.Integer(),
    to: Type.Integer(),
    day: Type.String(),
  }),
  event('numbers-skipped', {
    range: Id,
    queue: Id,
    from: Type.Integer(),
    to: Type.Integer(),
    because: Type.String(),
  }),
]);
export type HallEvent = Static<typeof HallEvent>;

/** One event as it is read from a log or pushed to a subscriber. A reader outside its audience gets type `hidden` and no data. */
export const LoggedEvent = Closed({
  stream: Type.Optional(Type.String()),
  seq: Type.Integer({ minimum: 1 }),
  type: Type.String(),
  at: Instant,
  data: Type.Optional(Type.Unknown()),
});
export type LoggedEvent = Static<typeof LoggedEvent>;

export const EventPage = Closed({
  events: Type.Array(LoggedEvent),
  /** Position of the newest event; when it equals the last one read, nothing is missing. */
  seq: Type.Integer({ minimum: 0 }),
});
export type EventPage = Static<typeof EventPage>;
