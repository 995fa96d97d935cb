import { Type, type Static } from 'typebox';
import { Closed, Id, Instant, LegalDate, Text } from './text.ts';

/** `GET …/slots?queue=Q&date=D`: when a queue can be booked, and how often still. */
export const SlotView = Closed({
  start: Instant,
  end: Instant,
  left: Type.Integer({ minimum: 0 }),
});
export const SlotsOfDay = Closed({ queue: Id, date: LegalDate, slots: Type.Array(SlotView) });
export type SlotsOfDay = Static<typeof SlotsOfDay>;

/** `GET …/days?queue=Q`: the days that can be booked, from today on, and the places left on each. */
export const BookableDays = Closed({
  queue: Id,
  days: Type.Array(Closed({ date: LegalDate, left: Type.Integer({ minimum: 0 }) })),
});
export type BookableDays = Static<typeof BookableDays>;

/**
 * `POST …/bookings`: `contact` is what the citizen will be known by (a phone or identity number);
 * only a keyed digest of it is kept. A terminal or a clerk may send the digest itself.
 */
export const BookSlot = Closed({
  queue: Id,
  start: Instant,
  contact: Type.Optional(Type.String({ minLength: 5, maxLength: 40 })),
  citizen: Type.Optional(Type.String({ maxLength: 128 })),
});
export type BookSlot = Static<typeof BookSlot>;

/** `POST /api/my-booking/{token}/move`: another slot of the same queue; code and page stay. */
export const MoveBooking = Closed({ start: Instant });

export const BookingState = Type.Union([
  Type.Literal('booked'),
  Type.Literal('arrived'),
  Type.Literal('missed'),
  Type.Literal('cancelled'),
]);
export type BookingState = Static<typeof BookingState>;

/** A booking as its holder sees it. `code` is typed in or scanned at check-in. */
export const BookingView = Closed({
  id: Id,
  hall: Id,
  hallName: Text,
  queue: Id,
  queueName: Text,
  start: Instant,
  end: Instant,
  /** Check-in is possible from here to there. */
  checkIn: Closed({ from: Instant, to: Instant }),
  /** What happens to whoever comes later. */
  afterwards: Type.Union([Type.Literal('refuse'), Type.Literal('walk-in')]),
  timeZone: Type.String(),
  state: BookingState,
  /** Typed in at a terminal, or told to the desk. */
  code: Type.String({ pattern: '^\\d{8}$' }),
  /** Path of the holder's own page on the server; carries a secret token. */
  url: Type.String(),
});
export type BookingView = Static<typeof BookingView>;

/** `POST …/check-in` (terminal, clerk): by the code, or by who the citizen is. */
export const CheckIn = Closed({
  code: Type.Optional(Type.String({ pattern: '^\\d{8}$' })),
  citizen: Type.Optional(Type.String({ maxLength: 128 })),
  /** What it was booked under, from a card that was read: only its digest is looked for. */
  contact: Type.Optional(Type.String({ minLength: 5, maxLength: 40 })),
  channel: Type.Union([
    Type.Literal('terminal'),
    Type.Literal('web'),
    Type.Literal('qr'),
    Type.Literal('clerk'),
  ]),
  print: Type.Optional(Type.Boolean()),
});
export type CheckIn = Static<typeof CheckIn>;

/** Events of `bookings/<hall>`. Who booked is a keyed digest, for staff only. */
const event = <T extends string, P extends Parameters<typeof Closed>[0]>(type: T, data: P) =>
  Closed({ type: Type.Literal(type), data: Closed(data) });

export const BookingEvent = Type.Union([
  event('slot-booked', {
    booking: Id,
    queue: Id,
    start: Instant,
    end: Instant,
    citizen: Type.Union([Type.String(), Type.Null()]),
  }),
  event('booking-cancelled', { booking: Id }),
  event('booking-checked-in', { booking: Id, late: Type.Boolean() }),
  event('booking-missed', { booking: Id }),
  event('booking-moved', { booking: Id, start: Instant, end: Instant }),
  /** Its check-in was taken back: it stands as before. */
  event('booking-returned', { booking: Id }),
]);
export type BookingEvent = Static<typeof BookingEvent>;
