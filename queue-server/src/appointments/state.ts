import type { Recorded } from '../journal/index.ts';
import type { BookingEvent, BookingState } from '../protocol/index.ts';
import { Table } from '../queue/table.ts';

export interface Booking {
  /** Counts a hall's bookings for ever; the id is `b` and this number. */
  readonly serial: number;
  readonly queue: string;
  readonly start: number;
  readonly end: number;
  readonly citizen: string | null;
  readonly state: BookingState;
}

/** A hall's bookings: an immutable value. */
export interface BookingsState {
  readonly lastSerial: number;
  readonly bookings: Table<Booking>;
  /** Bookings that hold a place, by slot. */
  readonly taken: ReadonlyMap<string, number>;
  /** Serials not yet come, missed or cancelled. */
  readonly open: readonly number[];
  /** When each citizen did not come: epoch milliseconds of the slots. */
  readonly missed: ReadonlyMap<string, readonly number[]>;
}

export const noBookings: BookingsState = {
  lastSerial: 0,
  bookings: Table.empty(),
  taken: new Map(),
  open: [],
  missed: new Map(),
};

export const bookingId = (serial: number): string => `b${serial}`;
export const bookingSerial = (id: string): number =>
  /^b\d{1,15}$/.test(id) ? Number(id.slice(1)) : Number.NaN;

export const bookingOf = (state: BookingsState, id: string): Booking | undefined => {
  const serial = bookingSerial(id);
  return Number.isNaN(serial) ? undefined : state.bookings.get(serial);
};

/** Settled bookings are forgotten this long after their slot; misses count for 30 days. */
const keptFor = 40 * 86_400_000;

export function evolveBookings(state: BookingsState, event: Recorded<BookingEvent>): BookingsState {
  switch (event.type) {
    case 'slot-booked': {
      const { booking: id, queue, citizen } = event.data;
      const serial = bookingSerial(id);
      const start = Date.parse(event.data.start);
      const end = Date.parse(event.data.end);
      const booking: Booking = { serial, queue, start, end, citizen, state: 'booked' };
      return {
        ...state,
        lastSerial: serial,
        bookings: forgotten(state, event.at).with(serial, booking),
        open: [...state.open, serial],
        taken: counted(state.taken, booking, +1),
      };
    }
    case 'booking-moved': {
      const booking = bookingOf(state, event.data.booking);
      if (booking === undefined) return state;
      const start = Date.parse(event.data.start);
      const end = Date.parse(event.data.end);
      const moved = { ...booking, start, end };
      return {
        ...state,
        bookings: state.bookings.with(booking.serial, moved),
        taken: counted(counted(state.taken, booking, -1), moved, +1),
      };
    }
    case 'booking-returned': {
      const booking = bookingOf(state, event.data.booking);
      if (booking === undefined) return state;
      return {
        ...state,
        bookings: state.bookings.with(booking.serial, { ...booking, state: 'booked' }),
        open: [...state.open, booking.serial],
      };
    }
    case 'booking-cancelled':
      return settle(state, event.data.booking, 'cancelled');
    case 'booking-checked-in':
      return settle(state, event.data.booking, 'arrived');
    case 'booking-missed': {
      const booking = bookingOf(state, event.data.booking);
      const next = settle(state, event.data.booking, 'missed');
      if (booking === undefined || booking.citizen === null) return next;
      const before = (next.missed.get(booking.citizen) ?? []).filter(
        (at) => event.at - at < keptFor,
      );
      const missed = new Map(next.missed).set(booking.citizen, [...before, booking.start]);
      return { ...next, missed };
    }
  }
}

function settle(state: BookingsState, id: string, to: BookingState): BookingsState {
  const booking = bookingOf(state, id);
  if (booking === undefined) return state;
  return {
    ...state,
    bookings: state.bookings.with(booking.serial, { ...booking, state: to }),
    open: state.open.filter((serial) => serial !== booking.serial),
    // A cancelled place can be booked again; a missed one has passed.
    taken: to === 'cancelled' ? counted(state.taken, booking, -1) : state.taken,
  };
}

function counted(
  taken: BookingsState['taken'],
  booking: Booking,
  by: number,
): BookingsState['taken'] {
  const key = `${booking.queue} ${booking.start}`;
  const count = (taken.get(key) ?? 0) + by;
  const next = new Map(taken);
  if (count > 0) next.set(key, count);
  else next.delete(key);
  return next;
}

/** Drops the oldest bookings, a few with every new one. */
function forgotten(state: BookingsState, now: number): Table<Booking> {
  let { bookings } = state;
  let dropped = 0;
  for (const booking of state.bookings.values()) {
    if (dropped >= 4 || booking.end > now - keptFor) break;
    bookings = bookings.with(booking.serial, undefined);
    dropped++;
  }
  return bookings;
}
