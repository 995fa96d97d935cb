import { Type, type Static } from 'typebox';
import { Closed, Id, Instant, Text } from './text.ts';

/** Why somebody on duty is told. Custody, card and safety page people; the rest waits on the list. */
export const AlarmKind = Type.Union([
  /** A terminal called: a door that will not close, a card left behind, a slip that did not print. */
  Type.Literal('terminal-called'),
  /** A compartment whose contents are not known for sure, or whose lock fails. */
  Type.Literal('compartment'),
  /** Deposits still in the locker one hour after opening. */
  Type.Literal('deposit-uncollected'),
  /** On a hand-over list, but it did not arrive at the desk. */
  Type.Literal('deposit-missing'),
  Type.Literal('parcel-overdue'),
  Type.Literal('terminal-silent'),
  Type.Literal('terminal-device'),
  /** Past the promised limit. */
  Type.Literal('case-yellow'),
  /** Past the legal limit, or deemed accepted (视为受理). */
  Type.Literal('case-red'),
  /** A deadline reaches a year whose holidays nobody entered yet. */
  Type.Literal('calendar-unknown'),
  Type.Literal('follow-up-late'),
]);
export type AlarmKind = Static<typeof AlarmKind>;

/** Events of `duty/<site>`: what was raised, who was paged, who answered. */
const event = <T extends string, P extends Parameters<typeof Closed>[0]>(type: T, data: P) =>
  Closed({ type: Type.Literal(type), data: Closed(data) });
export const DutyEvent = Type.Union([
  event('alarm-raised', {
    alarm: Type.String(),
    kind: AlarmKind,
    about: Type.String(),
    because: Type.String(),
    pages: Type.Boolean(),
  }),
  event('duty-paged', { alarm: Type.String(), account: Id, turn: Type.Integer({ minimum: 1 }) }),
  event('alarm-acknowledged', { alarm: Type.String(), account: Id }),
  event('alarm-cleared', { alarm: Type.String(), by: Type.String() }),
]);
export type DutyEvent = Static<typeof DutyEvent>;

/** `GET /api/alarms`: what stands now, paging ones first. */
export const AlarmView = Closed({
  alarm: Type.String(),
  site: Id,
  kind: AlarmKind,
  name: Text,
  /** A case number, a terminal, a cabinet and door: what to look at. */
  about: Type.String(),
  because: Type.String(),
  since: Instant,
  /** Whether people are called for it, also at 3 a.m. */
  pages: Type.Boolean(),
  paged: Type.Array(Closed({ account: Id, at: Instant })),
  acknowledged: Type.Union([Closed({ account: Id, at: Instant }), Type.Null()]),
});
export type AlarmView = Static<typeof AlarmView>;

/** `POST /api/alarms/acknowledge` and `/clear` (only alarms that do not end by themselves can be cleared by hand). */
export const AlarmRef = Closed({ site: Id, alarm: Type.String({ maxLength: 200 }) });
export type AlarmRef = Static<typeof AlarmRef>;

/** `GET /api/supervision`: the three figures the city is measured by, and how the work stands. */
export const SupervisionView = Closed({
  at: Instant,
  cases: Closed({
    total: Type.Integer(),
    open: Type.Integer(),
    decided: Type.Integer(),
    /** Decided within the promised limit. */
    onTime: Type.Integer(),
    yellow: Type.Integer(),
    red: Type.Integer(),
  }),
  /** Shares between 0 and 1; null where nothing was counted yet. */
  onlineRate: Type.Union([Type.Number(), Type.Null()]),
  onTimeRate: Type.Union([Type.Number(), Type.Null()]),
  satisfaction: Type.Union([Type.Number(), Type.Null()]),
  ratings: Type.Array(Closed({ level: Type.Integer(), count: Type.Integer() })),
  alarms: Type.Integer(),
});
export type SupervisionView = Static<typeof SupervisionView>;
