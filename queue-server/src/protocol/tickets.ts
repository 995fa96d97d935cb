import { Type, type Static } from 'typebox';
import { WaitRange } from './halls.ts';
import { Closed, Id, Instant, Text } from './text.ts';

export const TicketChannel = Type.Union([
  Type.Literal('terminal'),
  Type.Literal('web'),
  Type.Literal('qr'),
  Type.Literal('clerk'),
]);
export const TicketPriority = Type.Union([Type.Literal('normal'), Type.Literal('priority')]);
export const TicketState = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('called'),
  Type.Literal('serving'),
  Type.Literal('held'),
  Type.Literal('parked'),
  Type.Literal('finished'),
  Type.Literal('missed'),
  Type.Literal('cancelled'),
]);
export type TicketState = Static<typeof TicketState>;

/** A ticket's paper: reserved before anything leaves for the printer; unknown when nobody saw it come out. */
export const SlipState = Type.Union([
  Type.Literal('reserved'),
  Type.Literal('printing'),
  Type.Literal('printed'),
  Type.Literal('failed'),
  Type.Literal('unknown'),
]);
export type SlipState = Static<typeof SlipState>;
export const SlipView = Closed({ serial: Type.Integer({ minimum: 1 }), state: SlipState });

/** What a ticket may ask of a window: `language:en`, `sign-language`, … */
export const Need = Type.String({ pattern: '^[a-z0-9:-]{1,40}$' });

const Attempt = Type.String({ pattern: '^[\\x21-\\x7e]{8,80}$' });

export const IssueTicket = Closed({
  queue: Id,
  /** Further queues to be visited under the same number, in this order. */
  then: Type.Optional(Type.Array(Id, { maxItems: 8 })),
  needs: Type.Optional(Type.Array(Need, { maxItems: 4 })),
  /** A slip will be printed: its life is kept with the ticket. */
  print: Type.Optional(Type.Boolean()),
  channel: TicketChannel,
  priority: Type.Optional(TicketPriority),
  /** A keyed digest of the citizen, where real-name tickets are on; never a name or a number. */
  citizen: Type.Optional(Type.String({ maxLength: 128 })),
  /** From a terminal that read a card, or a clerk: its number. Only the city's digest of it is kept. */
  contact: Type.Optional(Type.String({ minLength: 5, maxLength: 40 })),
  /** The case this visit is about, so that the window finds the dossier. */
  case: Type.Optional(Id),
  /** Names this wish, so that a number given out offline in its place can take it back. */
  attempt: Type.Optional(Attempt),
  /** A number a terminal gave out of its leased range while the line was cut. */
  offline: Type.Optional(
    Closed({
      range: Id,
      number: Type.String({ maxLength: 12 }),
      issuedAt: Instant,
      /** The attempt whose answer never came: what it may have issued is void. */
      instead: Type.Optional(Attempt),
    }),
  ),
});
export type IssueTicket = Static<typeof IssueTicket>;

export const IssuedTicket = Closed({
  id: Id,
  number: Type.String(),
  queue: Id,
  /** People who will be called before this ticket. */
  ahead: Type.Integer({ minimum: 0 }),
  wait: WaitRange,
  /** Path of the citizen's status page on the server; carries a secret token. */
  statusUrl: Type.String(),
  slip: Type.Optional(SlipView),
  /** For staff: the hall's event that made it, which `undo` takes. */
  seq: Type.Optional(Type.Integer({ minimum: 1 })),
});
export type IssuedTicket = Static<typeof IssuedTicket>;

/** `POST …/find-ticket` (terminal, clerk): the slip is lost, but the card is there. */
export const FindTicket = Closed({ contact: Type.String({ minLength: 5, maxLength: 40 }) });

export const TicketView = Closed({
  id: Id,
  number: Type.String(),
  queue: Id,
  state: TicketState,
  channel: TicketChannel,
  priority: TicketPriority,
  window: Type.Union([Id, Type.Null()]),
  case: Type.Optional(Id),
  issuedAt: Instant,
  calledAt: Type.Optional(Instant),
  startedAt: Type.Optional(Instant),
  finishedAt: Type.Optional(Instant),
  calls: Type.Integer({ minimum: 0 }),
  ahead: Type.Integer({ minimum: 0 }),
  wait: WaitRange,
  /** Seconds so far in line, on the way to a window, at windows. */
  spent: Type.Optional(
    Closed({
      waiting: Type.Integer({ minimum: 0 }),
      walking: Type.Integer({ minimum: 0 }),
      handling: Type.Integer({ minimum: 0 }),
    }),
  ),
  /** Queues still to be visited under this number. */
  then: Type.Optional(Type.Array(Id)),
  needs: Type.Optional(Type.Array(Need)),
  appointment: Type.Optional(Id),
  heldUntil: Type.Optional(Instant),
  pool: Type.Optional(Id),
  slip: Type.Optional(SlipView),
  /** For staff: why it was called, for as long as it is at a window. */
  because: Type.Optional(Text),
  /** In the answer to a clerk's action: the hall's event it made, which `undo` takes. */
  seq: Type.Optional(Type.Integer({ minimum: 0 })),
});
export type TicketView = Static<typeof TicketView>;

/** The answer to "next": the ticket and, in words a clerk and the public may both read, why this one. */
export const NextTicket = Closed({
  ticket: Type.Union([TicketView, Type.Null()]),
  because: Text,
  /** The hall's event that called it: what `undo` takes. */
  seq: Type.Optional(Type.Integer({ minimum: 1 })),
});
export type NextTicket = Static<typeof NextTicket>;

/** What the holder of the QR on the slip sees. */
export const MyTicket = Closed({
  hall: Id,
  hallName: Text,
  /** By this the hall's public events name it. */
  ticket: Id,
  /** The hall's event it is true of: a phone that listens goes on from there. */
  seq: Type.Integer({ minimum: 0 }),
  number: Type.String(),
  queue: Id,
  queueName: Text,
  state: TicketState,
  ahead: Type.Integer({ minimum: 0 }),
  wait: WaitRange,
  window: Type.Union([Text, Type.Null()]),
  moreTimeUsed: Type.Boolean(),
  /** It was called, nobody came, and it waits again: the second time ends it. */
  missedOnce: Type.Optional(Type.Boolean()),
  /** What the queue is called that comes after this one, under the same number. */
  next: Type.Optional(Text),
  /** The visit can be rated from here, once. */
  mayRate: Type.Boolean(),
  at: Instant,
});
export type MyTicket = Static<typeof MyTicket>;

export const Transfer = Closed({
  to: Type.Union([Closed({ queue: Id }), Closed({ window: Id }), Closed({ account: Id })]),
  reason: Type.Optional(Type.String({ maxLength: 200 })),
});
export type Transfer = Static<typeof Transfer>;

/** A block of numbers a terminal may give out by itself while the line is cut. */
export const NumberRange = Closed({
  id: Id,
  hall: Id,
  queue: Id,
  businessDay: Type.String(),
  prefix: Type.String(),
  from: Type.Integer({ minimum: 1 }),
  to: Type.Integer({ minimum: 1 }),
});
export type NumberRange = Static<typeof NumberRange>;

/** `POST …/windows/{window}/pause`: the reason is the clerk's own word; boards show only that it is paused. */
export const PauseWindow = Closed({ reason: Type.Optional(Type.String({ maxLength: 200 })) });
export type PauseWindow = Static<typeof PauseWindow>;

/** `POST …/windows/{window}/close`: a manager who closes somebody else's says why; the clerk is told. */
export const CloseWindow = Closed({ reason: Type.Optional(Type.String({ maxLength: 200 })) });
export type CloseWindow = Static<typeof CloseWindow>;

/** `POST …/tickets/{id}/give-back` (manager): from a window where nobody finishes it, into its queue again. */
export const GiveBack = Closed({ reason: Type.Optional(Type.String({ maxLength: 200 })) });
export type GiveBack = Static<typeof GiveBack>;

/** `POST …/tickets/{id}/hold`: with minutes, the ticket comes back by itself. */
export const HoldTicket = Closed({
  reason: Type.Optional(Type.String({ maxLength: 200 })),
  minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 480 })),
});
export type HoldTicket = Static<typeof HoldTicket>;

/** `POST …/tickets/{id}/park`: put aside into a pool any clerk of the hall may take from. */
export const ParkTicket = Closed({
  pool: Type.Optional(Id),
  reason: Type.Optional(Type.String({ maxLength: 200 })),
});
/** `POST …/tickets/{id}/continue`: this stop is done; further queues may be added behind those left. */
export const ContinueVisit = Closed({ add: Type.Optional(Type.Array(Id, { maxItems: 8 })) });
/** `POST …/windows/{window}/next`: a silent call is shown, not spoken. */
export const CallNext = Closed({ silent: Type.Optional(Type.Boolean()) });
/** `POST …/windows/{window}/call`: this ticket, out of turn; from hold or a pool, or by number. */
export const CallTicket = Closed({ ticket: Id, silent: Type.Optional(Type.Boolean()) });
/** `POST …/windows/{window}/walk-up`: somebody stands here without a ticket. */
export const WalkUp = Closed({ queue: Id, case: Type.Optional(Id) });
/** `POST …/tickets/{id}/slip`: how printing goes; only the newest serial can change. */
export const ReportSlip = Closed({
  serial: Type.Integer({ minimum: 1 }),
  state: Type.Union([
    Type.Literal('printing'),
    Type.Literal('printed'),
    Type.Literal('failed'),
    Type.Literal('unknown'),
  ]),
});
export type ReportSlip = Static<typeof ReportSlip>;
/** `GET …/aside` (staff): tickets on hold and parked, those that come back first on top. */
export const AsideTicket = Closed({
  ticket: Id,
  number: Type.String(),
  queue: Id,
  state: TicketState,
  window: Type.Union([Id, Type.Null()]),
  reason: Type.String(),
  since: Instant,
  until: Type.Union([Instant, Type.Null()]),
  pool: Type.Union([Id, Type.Null()]),
});
export const AsideList = Closed({
  seq: Type.Integer({ minimum: 0 }),
  pools: Type.Array(Closed({ id: Id, name: Text })),
  tickets: Type.Array(AsideTicket),
});
export type AsideList = Static<typeof AsideList>;

export const UndoAction = Closed({ seq: Type.Integer({ minimum: 1 }) });
export type UndoAction = Static<typeof UndoAction>;
/** What was taken back, and the hall's event that says so. */
export const Undone = Closed({
  undone: Type.Integer({ minimum: 1 }),
  seq: Type.Integer({ minimum: 1 }),
});
export type Undone = Static<typeof Undone>;

/** A POST that says everything in its path. */
export const NothingMore = Closed({});
