import { Type, type Static } from 'typebox';
import { Closed, Id, Instant, LegalDate, Text } from './text.ts';

/** What became of a run of numbers. `unexplained`: neither given nor skipped on record; there must be none. */
export const NumberFate = Type.Union([
  Type.Literal('given'),
  Type.Literal('cancelled'),
  Type.Literal('skipped'),
  Type.Literal('lent'),
  Type.Literal('unexplained'),
]);
export type NumberFate = Static<typeof NumberFate>;

/** Numbers of one queue that follow each other and share their fate. */
export const NumberRun = Closed({
  from: Type.Integer({ minimum: 1 }),
  to: Type.Integer({ minimum: 1 }),
  fate: NumberFate,
  /** Who cancelled, or why numbers were skipped: a code; of lent numbers the terminal. */
  because: Type.Optional(Type.String()),
});
export type NumberRun = Static<typeof NumberRun>;

/** What somebody on the staff can have done in a hall. */
export const ActType = Type.Union([
  Type.Literal('window-opened'),
  Type.Literal('window-paused'),
  Type.Literal('window-closed'),
  Type.Literal('ticket-issued'),
  Type.Literal('ticket-called'),
  Type.Literal('ticket-recalled'),
  Type.Literal('ticket-started'),
  Type.Literal('ticket-walked-up'),
  Type.Literal('ticket-finished'),
  Type.Literal('ticket-continued'),
  Type.Literal('ticket-missed'),
  Type.Literal('ticket-held'),
  Type.Literal('ticket-parked'),
  Type.Literal('ticket-resumed'),
  Type.Literal('ticket-transferred'),
  Type.Literal('ticket-cancelled'),
  Type.Literal('action-undone'),
  Type.Literal('issue-stopped'),
  Type.Literal('issue-allowed'),
  Type.Literal('settings-changed'),
]);
export type ActType = Static<typeof ActType>;

/** One act, in allow-listed fields: no reason anybody typed, no citizen. */
export const ActRow = Closed({
  seq: Type.Integer({ minimum: 1 }),
  at: Instant,
  by: Id,
  name: Type.String(),
  type: ActType,
  number: Type.Optional(Type.String()),
  queue: Type.Optional(Id),
  window: Type.Optional(Id),
  /** Taken back: by whom, and when. */
  undone: Type.Optional(Closed({ by: Id, at: Instant })),
  /** It took back the act of this number. */
  undid: Type.Optional(Type.Integer({ minimum: 1 })),
});
export type ActRow = Static<typeof ActRow>;

/** `GET …/records?day&by&window&type&number&undone` (manager): what every number became, and who did what. */
export const AskRecords = Type.Object(
  {
    day: Type.Optional(LegalDate),
    by: Type.Optional(Id),
    window: Type.Optional(Id),
    type: Type.Optional(ActType),
    number: Type.Optional(Type.String({ maxLength: 12 })),
    undone: Type.Optional(Type.Literal('1')),
  },
  { additionalProperties: false },
);
export type AskRecords = Static<typeof AskRecords>;
export const DayRecords = Closed({
  seq: Type.Integer({ minimum: 0 }),
  day: LegalDate,
  numbers: Type.Array(
    Closed({
      queue: Id,
      name: Text,
      /** The letter its numbers had that day. */
      prefix: Type.String(),
      /** How many of each fate. */
      counts: Type.Record(Type.String(), Type.Integer({ minimum: 0 })),
      runs: Type.Array(NumberRun),
    }),
  ),
  /** Newest first; at most 300 of `found`. */
  acts: Type.Array(ActRow),
  found: Type.Integer({ minimum: 0 }),
  /** Who acted that day, for the filter. */
  accounts: Type.Array(Closed({ id: Id, name: Type.String() })),
});
export type DayRecords = Static<typeof DayRecords>;

/** `GET …/export/numbers.csv`, `…/export/waits.csv` (manager): a day as a table. */
export const ExportDay = Type.Object(
  {
    day: Type.Optional(LegalDate),
    language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
  },
  { additionalProperties: false },
);
