import { Type, type Static } from 'typebox';
import { Closed, Id, Instant, Text } from './text.ts';

export const WindowFunction = Type.Union([
  Type.Literal('consult'),
  Type.Literal('accept'),
  Type.Literal('issue'),
]);
export type WindowFunction = Static<typeof WindowFunction>;

export const WindowState = Type.Union([
  Type.Literal('closed'),
  Type.Literal('open'),
  Type.Literal('paused'),
]);
export type WindowState = Static<typeof WindowState>;

/** A window as the public board may show it: no clerk's name. */
export const WindowView = Closed({
  id: Id,
  label: Text,
  function: WindowFunction,
  category: Id,
  state: WindowState,
  /** The queues it serves, where these are others than those of its category and function. */
  serves: Type.Optional(Type.Array(Id)),
  /** The ticket at the window now, if any. */
  ticket: Type.Union([
    Closed({ id: Id, number: Type.String(), state: Type.String() }),
    Type.Null(),
  ]),
  /** In the answer to a clerk's action: the hall's event it made, which `undo` takes. */
  seq: Type.Optional(Type.Integer({ minimum: 1 })),
});
export type WindowView = Static<typeof WindowView>;

/** A wait in whole seconds, as a range: 50 % and 90 % of citizens wait no longer. */
export const WaitRange = Closed({
  low: Type.Integer({ minimum: 0 }),
  high: Type.Integer({ minimum: 0 }),
});
export type WaitRange = Static<typeof WaitRange>;

/**
 * `in-time`: nine of ten newcomers are called before closing; `tight`: half of them; `late`: most
 * would be called after closing. Whoever has a ticket is served in any case.
 */
export const ClosingAdvice = Closed({
  closesAt: Instant,
  advice: Type.Union([Type.Literal('in-time'), Type.Literal('tight'), Type.Literal('late')]),
  words: Text,
});
export type ClosingAdvice = Static<typeof ClosingAdvice>;

/** Why no tickets of a queue are given now. */
export const ClosedBecause = Type.Union([
  Type.Literal('rest-day'),
  Type.Literal('before-hours'),
  Type.Literal('break'),
  Type.Literal('after-hours'),
  Type.Literal('issue-stopped'),
  Type.Literal('quota-full'),
]);
export type ClosedBecause = Static<typeof ClosedBecause>;

export const QueueView = Closed({
  id: Id,
  name: Text,
  prefix: Type.String(),
  category: Id,
  function: WindowFunction,
  /** Whether a ticket can be taken now; if not, why. */
  open: Type.Boolean(),
  closedBecause: Type.Optional(ClosedBecause),
  waiting: Type.Integer({ minimum: 0 }),
  wait: WaitRange,
  /** Present where the queue can be booked: so many days ahead, under a phone or a card number. */
  booking: Type.Optional(
    Closed({
      daysAhead: Type.Integer({ minimum: 0 }),
      contact: Type.Union([Type.Literal('phone'), Type.Literal('card'), Type.Literal('either')]),
    }),
  ),
  /** What the end of the day means for whoever takes a ticket now. It only advises. */
  closing: Type.Optional(ClosingAdvice),
});
export type QueueView = Static<typeof QueueView>;

export const CallView = Closed({
  ticket: Id,
  number: Type.String(),
  queue: Id,
  window: Id,
  windowLabel: Text,
  at: Instant,
  /** 1 for the first call, 2… for recalls. */
  times: Type.Integer({ minimum: 1 }),
  /** Shown, not spoken. */
  silent: Type.Optional(Type.Boolean()),
});
export type CallView = Static<typeof CallView>;

export const HallSummary = Closed({
  id: Id,
  name: Text,
  site: Id,
  open: Type.Boolean(),
  /** Some queue of it can be booked. */
  booking: Type.Boolean(),
});
export type HallSummary = Static<typeof HallSummary>;

/** Everything a public board needs; `seq` is the position of `hall/<id>` it was taken at. */
export const HallView = Closed({
  id: Id,
  name: Text,
  site: Id,
  timeZone: Type.String(),
  businessDay: Type.String(),
  open: Type.Boolean(),
  seq: Type.Integer({ minimum: 0 }),
  at: Instant,
  windows: Type.Array(WindowView),
  queues: Type.Array(QueueView),
  /** Latest first, at most twelve. */
  calls: Type.Array(CallView),
  notices: Type.Array(Text),
  /** Tickets only for whoever shows who they are. */
  realName: Type.Optional(Type.Boolean()),
});
export type HallView = Static<typeof HallView>;

/** A call as a board speaks it: parts to be put together from clips, not audio. "A012" is said A, 0, 1, 2. */
export const Announcement = Closed({
  /** One call or recall: never spoken twice. */
  id: Type.String(),
  prefix: Type.String(),
  digits: Type.Array(Type.String({ pattern: '^\\d$' })),
  window: Id,
  windowLabel: Text,
  times: Type.Integer({ minimum: 1 }),
});
export type Announcement = Static<typeof Announcement>;
/** `GET /api/halls/{hall}/announcements`: the latest calls, oldest first, as they are to be spoken. */
export const Announcements = Closed({
  seq: Type.Integer({ minimum: 0 }),
  announcements: Type.Array(Announcement),
});

/** A screen on the wall: what it shows and speaks. `window` names the one window of a sign. */
export const BoardView = Closed({
  id: Id,
  layout: Type.Union([
    Type.Literal('calls'),
    Type.Literal('waits'),
    Type.Literal('calls-and-waits'),
    Type.Literal('window'),
  ]),
  /** Only these windows; without it the whole hall. One zone has one voice. */
  zone: Type.Optional(Closed({ id: Id, name: Text, windows: Type.Array(Id) })),
  /** The queues whose waits it shows; without it those its zone serves, or all. */
  queues: Type.Optional(Type.Array(Id)),
  window: Type.Optional(Id),
  voice: Type.Boolean(),
  languages: Type.Array(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
});
export type BoardView = Static<typeof BoardView>;
