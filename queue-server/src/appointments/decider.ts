import { fault, type Fault } from '../halls/fault.ts';
import type { Hall } from '../halls/hall.ts';
import type { Decider, DecisionContext } from '../journal/index.ts';
import type { BookingEvent } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import { Table } from '../queue/table.ts';
import { book, move } from './book.ts';
import { done, type BookingAnswer, type BookingCommand } from './commands.ts';
import { checkInSpan } from './standing.ts';
import {
  bookingId,
  bookingOf,
  evolveBookings,
  noBookings,
  type Booking,
  type BookingsState,
} from './state.ts';

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

function decide(state: BookingsState, command: BookingCommand, context: DecisionContext) {
  switch (command.do) {
    case 'book':
      return book(state, command, context);
    case 'move':
      return move(state, command, context);
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
    case 'return': {
      const booking = bookingOf(state, command.booking);
      if (booking?.state !== 'arrived') return refusal('booking-over');
      const data = { booking: command.booking };
      return done([{ type: 'booking-returned', data }], command.booking);
    }
    case 'retire': {
      const faults = command.queues.flatMap((queue) => bookedFaults(state, queue));
      return faults.length > 0 ? refusal('settings-invalid', { faults }) : done([], null);
    }
    case 'tick':
      return done(missedEvents(command.hall, state, context.now), null);
  }
}

/** A queue somebody booked does not go before they came, moved or gave it up. */
function bookedFaults(state: BookingsState, queue: string): readonly Fault[] {
  const count = state.open.filter((serial) => state.bookings.get(serial)?.queue === queue).length;
  return count === 0
    ? []
    : [
        fault(
          `queues.${queue}.removed`,
          `还有 ${count} 个预约；先关闭预约，待预约办完或取消后再删除`,
          `${count} bookings stand; end booking first, and remove it when they are over or given up`,
        ),
      ];
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
