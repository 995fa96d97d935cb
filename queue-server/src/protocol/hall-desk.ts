import { Type, type Static } from 'typebox';
import { SettingsChange } from '../halls/changes.ts';
export type { SettingsChange } from '../halls/changes.ts';
export type { Fault as SettingsFault } from '../halls/fault.ts';
export type {
  BoardSettings,
  HallRules,
  HallSettings,
  OpeningHours,
  QueueSettings,
  WindowSettings,
  ZoneSettings,
} from '../halls/settings.ts';
export type { ProfileRule } from '../queue/profile.ts';
import { WindowState } from './halls.ts';
import { Closed, Id, Instant, LegalDate, Text } from './text.ts';
import { TicketPriority } from './tickets.ts';

/** `POST …/issue/stop` (manager): no more tickets today, of one queue or (null) of the hall. */
export const StopIssue = Closed({
  queue: Type.Union([Id, Type.Null()]),
  reason: Type.String({ minLength: 1, maxLength: 200 }),
});
export const AllowIssue = Closed({ queue: Type.Union([Id, Type.Null()]) });
export const HallSeq = Closed({ seq: Type.Integer({ minimum: 0 }) });

/** `GET …/settings` (staff): what is in force, and who changed what. */
export const SettingsView = Closed({
  version: Type.Integer({ minimum: 0 }),
  /** The whole settings, as they are now. */
  settings: Type.Unknown(),
  /** Newest first. */
  history: Type.Array(
    Closed({
      version: Type.Integer({ minimum: 1 }),
      at: Instant,
      by: Type.String(),
      reason: Type.String(),
      /** What differs since this version, and what it was before, in the same places. */
      change: Type.Unknown(),
      was: Type.Unknown(),
      /** What of it waited for the next business day. */
      later: Type.Optional(Type.Unknown()),
      laterWas: Type.Optional(Type.Unknown()),
      /** It went back to this version. */
      restores: Type.Optional(Type.Integer({ minimum: 0 })),
    }),
  ),
  /** What comes into force with the next business day. */
  later: Type.Optional(Type.Unknown()),
  laterWas: Type.Optional(Type.Unknown()),
  /** The coming days by the calendar alone: whether they are worked, and if not why. */
  days: Type.Array(
    Closed({ date: LegalDate, working: Type.Boolean(), because: Type.Optional(Text) }),
  ),
});
export type SettingsView = Static<typeof SettingsView>;
/** `POST …/settings` (manager): only what differs; `version` is the one the manager saw. */
export const ChangeSettings = Closed({
  version: Type.Integer({ minimum: 0 }),
  reason: Type.String({ minLength: 1, maxLength: 200 }),
  change: SettingsChange,
  /** Without it as soon as may be: some parts wait for the next business day in any case. */
  from: Type.Optional(Type.Union([Type.Literal('now'), Type.Literal('next-day')])),
});
export type ChangeSettings = Static<typeof ChangeSettings>;
/** `POST …/settings/restore` (manager): as it was at version `to`; 0: as the hall was founded. */
export const RestoreSettings = Closed({
  version: Type.Integer({ minimum: 0 }),
  to: Type.Integer({ minimum: 0 }),
  reason: Type.String({ minLength: 1, maxLength: 200 }),
});
export const SettingsChanged = Closed({ version: Type.Integer({ minimum: 1 }) });

/** `GET …/line` (staff): who waits, in calling order within each queue. */
export const HallLine = Closed({
  seq: Type.Integer({ minimum: 0 }),
  tickets: Type.Array(
    Closed({
      ticket: Id,
      number: Type.String(),
      queue: Id,
      /** Sent to one window or person: it waits for them alone. */
      sentTo: Type.Union([Closed({ window: Id }), Closed({ account: Id }), Type.Null()]),
      priority: TicketPriority,
      booked: Type.Boolean(),
      needs: Type.Array(Type.String()),
      since: Instant,
    }),
  ),
});
export type HallLine = Static<typeof HallLine>;

/** `GET …/at-work` (staff): who sits at which window, so that a ticket can be sent to a person. */
export const AtWork = Closed({
  seq: Type.Integer({ minimum: 0 }),
  people: Type.Array(
    Closed({ account: Id, name: Type.String(), window: Id, windowLabel: Text, state: WindowState }),
  ),
});
export type AtWork = Static<typeof AtWork>;

/** How serious: `notice` can wait, `warning` needs somebody today, `urgent` now. */
export const AlertLevel = Type.Union([
  Type.Literal('notice'),
  Type.Literal('warning'),
  Type.Literal('urgent'),
]);
export const HallAlert = Closed({
  /** Stable while it lasts: the same trouble keeps its id. */
  id: Type.String(),
  code: Type.Union([
    Type.Literal('long-wait'),
    Type.Literal('long-wait-expected'),
    Type.Literal('nobody-serves'),
    Type.Literal('calendar-unknown'),
    Type.Literal('window-idle'),
    Type.Literal('window-paused'),
    Type.Literal('call-unanswered'),
    Type.Literal('visit-long'),
    Type.Literal('parked-long'),
    Type.Literal('slip-failed'),
    Type.Literal('closing-late'),
  ]),
  level: AlertLevel,
  queue: Type.Optional(Id),
  window: Type.Optional(Id),
  ticket: Type.Optional(Id),
  /** What was measured, and the threshold it passed, in minutes, people (nobody-serves) or days left (calendar-unknown). */
  value: Type.Integer({ minimum: 0 }),
  threshold: Type.Integer({ minimum: 0 }),
  words: Text,
});
export type HallAlert = Static<typeof HallAlert>;
/** `GET …/alerts` (staff), worst first. */
export const HallAlerts = Closed({
  seq: Type.Integer({ minimum: 0 }),
  at: Instant,
  alerts: Type.Array(HallAlert),
});

/** How right expected waits were: mean errors in seconds, shares of waits within the bounds. */
export const WaitAccuracy = Closed({
  tickets: Type.Integer({ minimum: 0 }),
  meanWait: Type.Number({ minimum: 0 }),
  meanError: Type.Number({ minimum: 0 }),
  /** What "people ahead × configured time ÷ open windows" would have been off. */
  constantError: Type.Number({ minimum: 0 }),
  /** What "as long as the last one waited" would have been off. */
  lastWaitError: Type.Number({ minimum: 0 }),
  within50: Type.Number({ minimum: 0, maximum: 1 }),
  within90: Type.Number({ minimum: 0, maximum: 1 }),
});
export type WaitAccuracy = Static<typeof WaitAccuracy>;
/** `GET …/waits` (staff): expected against what then happened. */
export const WaitAccuracyView = Closed({
  seq: Type.Integer({ minimum: 0 }),
  today: WaitAccuracy,
  before: WaitAccuracy,
  /** Today by half hours of taking the ticket, of tickets called since: means in seconds. */
  overDay: Type.Array(
    Closed({
      from: Instant,
      tickets: Type.Integer({ minimum: 1 }),
      told: Type.Integer({ minimum: 0 }),
      bound: Type.Integer({ minimum: 0 }),
      waited: Type.Integer({ minimum: 0 }),
      error: Type.Integer({ minimum: 0 }),
    }),
  ),
  queues: Type.Array(Closed({ queue: Id, today: WaitAccuracy, before: WaitAccuracy })),
});
export type WaitAccuracyView = Static<typeof WaitAccuracyView>;

const Seconds = Type.Integer({ minimum: 0 });
const DayRow = {
  issued: Type.Integer({ minimum: 0 }),
  waiting: Type.Integer({ minimum: 0 }),
  served: Type.Integer({ minimum: 0 }),
  missed: Type.Integer({ minimum: 0 }),
  cancelled: Type.Integer({ minimum: 0 }),
  /** Means in seconds over the tickets served, kept apart. */
  meanWaiting: Seconds,
  meanWalking: Seconds,
  meanHandling: Seconds,
  longestWaiting: Seconds,
};
/** `GET …/day` (staff): the business day so far, a pure function of its events. */
export const HallDay = Closed({
  seq: Type.Integer({ minimum: 0 }),
  day: Type.String(),
  total: Closed(DayRow),
  queues: Type.Array(Closed({ queue: Id, ...DayRow })),
  windows: Type.Array(
    Closed({ window: Id, served: Type.Integer({ minimum: 0 }), meanHandling: Seconds }),
  ),
});
export type HallDay = Static<typeof HallDay>;
