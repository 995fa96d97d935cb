import { Type, type Static } from 'typebox';
import { Closed, Id, Text } from '../protocol/text.ts';
import type { HallSettings } from './settings.ts';

const Minutes = Type.Integer({ minimum: 0, maximum: 1_440 });
const Time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });
const Spans = Type.Array(Closed({ from: Time, to: Type.Union([Time, Type.Literal('24:00')]) }), {
  maxItems: 6,
});
const Windows = Type.Union([Type.Literal('all'), Type.Array(Id, { maxItems: 200 })]);
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

const Condition = Type.Union([
  Closed({ waitAbove: Closed({ queue: Id, minutes: Minutes }) }),
  Closed({ lineAbove: Closed({ queue: Id, people: Type.Integer({ minimum: 0 }) }) }),
  Closed({ lineBelow: Closed({ queue: Id, people: Type.Integer({ minimum: 1 }) }) }),
  Closed({ calledFewer: Closed({ queue: Id, than: Type.Integer({ minimum: 1 }) }) }),
]);
const Profile = Closed({
  rules: Type.Array(
    Closed({
      id: Id,
      when: Type.Optional(Type.Array(Condition, { maxItems: 8 })),
      take: Type.Array(Id, { maxItems: 60 }),
      only: Type.Optional(
        Closed({
          need: Type.Optional(Type.String({ maxLength: 40 })),
          appointment: Type.Optional(Type.Boolean()),
          waitedMinutes: Type.Optional(Minutes),
        }),
      ),
      because: Text,
    }),
    { maxItems: 20 },
  ),
});

/** What a manager may change of a hall while it runs. Ids, prefixes and the time zone stay. */
export const SettingsChange = Closed({
  rules: Type.Optional(
    Closed({
      callLimit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
      noShowBack: Type.Optional(orNull(Type.Integer({ minimum: 0, maximum: 100 }))),
      moreTimeBack: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
      undoSeconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 3_600 })),
      issueBeforeOpening: Type.Optional(Minutes),
      oneTicketPerCitizen: Type.Optional(Type.Boolean()),
      carryOver: Type.Optional(Type.Boolean()),
      realName: Type.Optional(Type.Boolean()),
      ticketsPerCitizen: Type.Optional(orNull(Type.Integer({ minimum: 1, maximum: 100 }))),
      missedBookings: Type.Optional(orNull(Type.Integer({ minimum: 1, maximum: 100 }))),
    }),
  ),
  hours: Type.Optional(
    orNull(
      Closed({
        workdays: Spans,
        extra: Type.Optional(
          Type.Array(
            Closed({
              on: Type.Union([
                Closed({ weekday: Type.Integer({ minimum: 0, maximum: 6 }) }),
                Closed({ date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) }),
              ]),
              windows: Windows,
              spans: Spans,
            }),
            { maxItems: 60 },
          ),
        ),
      }),
    ),
  ),
  notices: Type.Optional(Type.Array(Text, { maxItems: 20 })),
  thresholds: Type.Optional(
    Closed({
      waited: Type.Optional(Minutes),
      expected: Type.Optional(Minutes),
      idle: Type.Optional(Minutes),
      paused: Type.Optional(Minutes),
      called: Type.Optional(Minutes),
      served: Type.Optional(Minutes),
      parked: Type.Optional(Minutes),
    }),
  ),
  queues: Type.Optional(
    Type.Record(
      Id,
      Closed({
        quota: Type.Optional(orNull(Type.Integer({ minimum: 0, maximum: 9_000 }))),
        handlingSeconds: Type.Optional(Type.Integer({ minimum: 10, maximum: 28_800 })),
        appointments: Type.Optional(
          Closed({
            slotMinutes: Type.Integer({ minimum: 5, maximum: 240 }),
            perSlot: Type.Integer({ minimum: 1, maximum: 500 }),
            daysAhead: Type.Integer({ minimum: 0, maximum: 90 }),
            earlyMinutes: Minutes,
            lateMinutes: Minutes,
            afterwards: Type.Union([Type.Literal('refuse'), Type.Literal('walk-in')]),
            contact: Type.Optional(Type.Union([Type.Literal('phone'), Type.Literal('card')])),
            hours: Type.Optional(Spans),
            leadMinutes: Minutes,
          }),
        ),
      }),
    ),
  ),
  windows: Type.Optional(
    Type.Record(
      Id,
      Closed({
        serves: Type.Optional(Type.Array(Id, { maxItems: 60 })),
        skills: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 })),
        profile: Type.Optional(Profile),
      }),
    ),
  ),
});
export type SettingsChange = Static<typeof SettingsChange>;

/** Two changes as one: the later one wins, field by field. */
export function mergeChanges(before: SettingsChange, after: SettingsChange): SettingsChange {
  return {
    ...before,
    ...after,
    ...(before.rules || after.rules ? { rules: { ...before.rules, ...after.rules } } : {}),
    ...(before.thresholds || after.thresholds
      ? { thresholds: { ...before.thresholds, ...after.thresholds } }
      : {}),
    ...(before.queues || after.queues ? { queues: byId(before.queues, after.queues) } : {}),
    ...(before.windows || after.windows ? { windows: byId(before.windows, after.windows) } : {}),
  };
}

function byId<T extends object>(
  before: Readonly<Record<string, T>> = {},
  after: Readonly<Record<string, T>> = {},
): Record<string, T> {
  const merged: Record<string, T> = { ...before };
  for (const [id, change] of Object.entries(after)) merged[id] = { ...merged[id], ...change };
  return merged;
}

/** The settings a change leaves. Ids it names that the hall has not are its faults. */
export function changedSettings(settings: HallSettings, change: SettingsChange): HallSettings {
  const { rules, hours, notices, thresholds, queues, windows } = change;
  // The change is checked at the edge, so its parts fit where they are put.
  return {
    ...settings,
    ...(hours === undefined ? {} : { hours }),
    ...(notices === undefined ? {} : { notices }),
    rules: { ...settings.rules, ...rules },
    thresholds: { ...settings.thresholds, ...thresholds },
    queues: settings.queues.map((queue) => ({ ...queue, ...queues?.[queue.id] })),
    windows: settings.windows.map((window) => ({ ...window, ...windows?.[window.id] })),
  } as HallSettings;
}

export function changeFaults(settings: HallSettings, change: SettingsChange): readonly string[] {
  const unknown = (what: string, has: readonly { readonly id: string }[], named?: object) =>
    Object.keys(named ?? {})
      .filter((id) => !has.some((one) => one.id === id))
      .map((id) => `${what} "${id}" is unknown`);
  return [
    ...unknown('queue', settings.queues, change.queues),
    ...unknown('window', settings.windows, change.windows),
    ...(change.hours?.workdays ?? [])
      .filter(({ from, to }) => from >= to)
      .map(({ from, to }) => `${from} is not before ${to}`),
  ];
}
