import type { Hall } from '../halls/hall.ts';
import type { Decider, DecisionContext } from '../journal/index.ts';
import type { BookingEvent } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import { Table } from '../queue/table.ts';
import { slotKey, slotsOn } from './slots.ts';
import { checkInSpan } from './standing.ts';
import {
  bookingId,
  bookingOf,
  evolveBookings,
  noBookings,
  type Booking,
  type BookingsState,
} from './state.ts';

/** What can be asked of a hall's bookings. The hall comes along as it is now. */
export type BookingCommand =
  | {
      readonly do: 'book';
      readonly hall: Hall;
      readonly queue: string;
      readonly start: number;
      readonly citizen: string | null;
    }
  | { readonly do: 'cancel'; readonly booking: string }
  /** Sent by the hall with the ticket it gives. */
  | { readonly do: 'arrive'; readonly booking: string; readonly late: boolean }
  | { readonly do: 'tick'; readonly hall: Hall };

export type BookingAnswer = { readonly booking: string | null };

export type BookingsDecider = Decider<BookingsState, BookingCommand, BookingEvent, BookingAnswer>;

interface SavedBookings {
  readonly lastSerial: number;
  readonly bookings: readonly Booking[];
  readonly open: readonly number[];
  readonly taken: readonly (readonly [string, number])[];
  readonly missed: readonly (readonly [string, readonly number[]])[];
}

/** The rule of `bookings/<hall>` streams. */
export const bookingsDecider: BookingsDecider = {
  kind: 'bookings',
  initial: () => noBookings,
  decide,
  evolve: evolveBookings,
  snapshot: {
    version: 1,
    every: 2_000,
    save: ({ lastSerial, bookings, open, taken, missed }): SavedBookings => ({
      lastSerial,
      open,
      bookings: [...bookings.values()],
      taken: [...taken],
      missed: [...missed],
    }),
    load(saved) {
      // Written by save under the same version.
      const { lastSerial, bookings, open, taken, missed } = saved as SavedBookings;
      return {
        lastSerial,
        open,
        bookings: bookings.reduce(
          (table, booking) => table.with(booking.serial, booking),
          Table.empty<Booking>(),
        ),
        taken: new Map(taken),
        missed: new Map(missed),
      };
    },
  },
};

const restrictedFor = 30 * 86_400_000;

function decide(state: BookingsState, command: BookingCommand, context: DecisionContext) {
  switch (command.do) {
    case 'book':
      return book(state, command, context);
    case 'cancel': {
      const booking = bookingOf(state, command.booking);
      if (booking === undefined) return refusal('booking-unknown');
      if (booking.state !== 'booked') return refusal('booking-over');
      return done(
        [{ type: 'booking-cancelled', data: { booking: command.booking } }],
        command.booking,
      );
    }
    case 'arrive': {
      const booking = bookingOf(state, command.booking);
      if (booking === undefined) return refusal('booking-unknown');
      // Whoever comes late where that is allowed may have been written off already.
      const open = booking.state === 'booked' || (command.late && booking.state === 'missed');
      if (!open) return refusal('booking-over');
      const data = { booking: command.booking, late: command.late };
      return done([{ type: 'booking-checked-in', data }], command.booking);
    }
    case 'tick':
      return done(missedEvents(command.hall, state, context.now), null);
  }
}

const done = (events: readonly BookingEvent[], booking: string | null) => ({
  events,
  answer: { booking },
});

function book(
  state: BookingsState,
  command: Extract<BookingCommand, { readonly do: 'book' }>,
  { now }: DecisionContext,
) {
  const { hall, start, citizen } = command;
  const queue = hall.queues.get(command.queue);
  if (queue === undefined) return refusal('queue-unknown');
  const { appointments } = queue;
  if (appointments === undefined) return refusal('booking-closed');
  const slot = slotsOn(hall, queue, hall.localTime(start).date).find((one) => one.start === start);
  const last = now + (appointments.daysAhead + 1) * 86_400_000;
  if (slot === undefined || start > last) return refusal('slot-unknown');
  if (start <= now) return refusal('slot-past');
  if ((state.taken.get(slotKey(queue.id, start)) ?? 0) >= appointments.perSlot) {
    return refusal('slot-full');
  }
  if (citizen !== null) {
    const { missedBookings = null } = hall.settings.rules;
    const missed = (state.missed.get(citizen) ?? []).filter((at) => now - at < restrictedFor);
    const latest = missed.at(-1);
    if (missedBookings !== null && missed.length >= missedBookings && latest !== undefined) {
      const until = new Date(latest + restrictedFor).toISOString();
      return refusal('booking-restricted', { until });
    }
    const holds = state.open.some((serial) => {
      const other = state.bookings.get(serial);
      return other?.citizen === citizen && other.queue === queue.id;
    });
    if (holds) return refusal('booking-held-already');
  }
  const id = bookingId(state.lastSerial + 1);
  const iso = (at: number) => new Date(at).toISOString();
  const data = {
    booking: id,
    queue: queue.id,
    start: iso(slot.start),
    end: iso(slot.end),
    citizen,
  };
  return done([{ type: 'slot-booked', data }], id);
}

/** Bookings whose holders did not come: checked in no more, and counted. */
export function missedEvents(
  hall: Hall,
  state: BookingsState,
  now: number,
): readonly BookingEvent[] {
  return state.open.flatMap((serial): readonly BookingEvent[] => {
    const booking = state.bookings.get(serial);
    const settings = hall.queues.get(booking?.queue ?? '')?.appointments;
    if (booking === undefined) return [];
    const until = settings === undefined ? booking.end : checkInSpan(settings, booking.start).to;
    return now > until ? [{ type: 'booking-missed', data: { booking: bookingId(serial) } }] : [];
  });
}
