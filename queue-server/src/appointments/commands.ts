import type { Hall } from '../halls/hall.ts';
import type { BookingEvent } from '../protocol/index.ts';

/** What can be asked of a hall's bookings. The hall comes along as it is now. */
export type BookingCommand =
  | {
      readonly do: 'book';
      readonly hall: Hall;
      readonly queue: string;
      readonly start: number;
      readonly citizen: string | null;
    }
  | {
      readonly do: 'move';
      readonly hall: Hall;
      readonly booking: string;
      readonly start: number;
    }
  | { readonly do: 'cancel'; readonly booking: string }
  /** Sent by the hall with the ticket it gives. */
  | { readonly do: 'arrive'; readonly booking: string; readonly late: boolean }
  /** Sent by the hall when the ticket of a check-in is taken back. */
  | { readonly do: 'return'; readonly booking: string }
  /** Sent by the hall with the end of queues: refused while somebody holds a booking there. */
  | { readonly do: 'retire'; readonly queues: readonly string[] }
  | { readonly do: 'tick'; readonly hall: Hall };

export type BookingDo<Do extends BookingCommand['do']> = Extract<
  BookingCommand,
  { readonly do: Do }
>;

export type BookingAnswer = { readonly booking: string | null };

export const done = (events: readonly BookingEvent[], booking: string | null) => ({
  events,
  answer: { booking },
});
