import { Type, type Static } from 'typebox';
import { WindowFunction } from '../protocol/halls.ts';
import { Closed, Id, Text } from '../protocol/text.ts';

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

/** A day that is not as the calendar says: a hall's own holiday, or a weekend it works. */
const OwnDay = Closed({ open: Type.Boolean(), name: Text });
const Name = Closed({ id: Id, name: Text });

/**
 * What a manager may change of a hall. An id the hall has not is a new queue or window; `removed`
 * takes one away, and it stays known for what it did. Ids, day border and time zone stay.
 */
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
      rateDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 10 })),
      missedBookings: Type.Optional(orNull(Type.Integer({ minimum: 1, maximum: 100 }))),
    }),
  ),
  hours: Type.Optional(
    orNull(
      Closed({
        workdays: Spans,
        days: Type.Optional(
          Type.Record(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), OwnDay),
        ),
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
        removed: Type.Optional(Type.Boolean()),
        name: Type.Optional(Text),
        category: Type.Optional(Id),
        function: Type.Optional(WindowFunction),
        /** Both from the next business day on: numbers of one day must not be mistaken for each other. */
        prefix: Type.Optional(Type.String({ pattern: '^[A-Z]{1,2}$' })),
        numbersFrom: Type.Optional(Type.Integer({ minimum: 1, maximum: 8_000 })),
        quota: Type.Optional(orNull(Type.Integer({ minimum: 0, maximum: 9_000 }))),
        handlingSeconds: Type.Optional(Type.Integer({ minimum: 10, maximum: 28_800 })),
        appointments: Type.Optional(
          orNull(
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
        ),
      }),
    ),
  ),
  windows: Type.Optional(
    Type.Record(
      Id,
      Closed({
        removed: Type.Optional(Type.Boolean()),
        label: Type.Optional(Text),
        category: Type.Optional(Id),
        function: Type.Optional(WindowFunction),
        serves: Type.Optional(Type.Array(Id, { maxItems: 60 })),
        skills: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 })),
        profile: Type.Optional(Profile),
      }),
    ),
  ),
  /** Whole lists: what is not in them is no longer there. */
  pools: Type.Optional(Type.Array(Name, { minItems: 1, maxItems: 20 })),
  zones: Type.Optional(
    Type.Array(Closed({ id: Id, name: Text, windows: Type.Array(Id, { maxItems: 200 }) }), {
      maxItems: 40,
    }),
  ),
  boards: Type.Optional(
    Type.Array(
      Closed({
        id: Id,
        layout: Type.Union([
          Type.Literal('calls'),
          Type.Literal('waits'),
          Type.Literal('calls-and-waits'),
          Type.Literal('window'),
        ]),
        zone: Type.Optional(Id),
        window: Type.Optional(Id),
        queues: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 60 })),
        voice: Type.Boolean(),
        languages: Type.Array(Type.Union([Type.Literal('zh'), Type.Literal('en')]), {
          minItems: 1,
          maxItems: 2,
        }),
      }),
      { maxItems: 200 },
    ),
  ),
});
export type SettingsChange = Static<typeof SettingsChange>;
