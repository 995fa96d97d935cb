import type { Hall } from '../halls/hall.ts';
import type { Address, Outcome, Sender } from '../journal/index.ts';
import type { BookingView } from '../protocol/index.ts';
import type { HallDesk } from '../queue/desk.ts';
import type { Parts } from '../room.ts';
import type { BookingAnswer, BookingCommand } from './commands.ts';
import { bookingsDecider } from './decider.ts';
import { bookingCode, bookingIn, bookingToken } from './secrets.ts';
import { checkInSpan } from './standing.ts';
import { bookingId, bookingOf, type BookingsState } from './state.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** Where requests about bookings meet the journal. */
export class BookingDesk {
  readonly #parts: Parts;
  readonly #halls: HallDesk;

  constructor(parts: Parts, halls: HallDesk) {
    this.#parts = parts;
    this.#halls = halls;
  }

  addressOf(hall: Hall): Address {
    const { feed } = this.#halls.addressOf(hall);
    return { feed, stream: `bookings/${hall.settings.id}` };
  }

  async state(hall: Hall): Promise<BookingsState> {
    return (await this.#parts.journal.state(bookingsDecider, this.addressOf(hall))).state;
  }

  /** Asks the bookings of a hall for something. */
  send(hall: Hall, command: BookingCommand, sender: Sender): Promise<Outcome<BookingAnswer>> {
    return this.#parts.journal.execute(bookingsDecider, this.addressOf(hall), command, sender);
  }

  /** A booking as its holder sees it. */
  async view(founded: Hall, id: string): Promise<BookingView | undefined> {
    const { hall } = await this.#halls.now(founded);
    const booking = bookingOf(await this.state(founded), id);
    if (booking === undefined) return undefined;
    const queue = hall.queues.get(booking.queue);
    const span =
      queue?.appointments === undefined
        ? { from: booking.start, to: booking.end }
        : checkInSpan(queue.appointments, booking.start);
    const { id: hallId, name } = hall.settings;
    const secret = await this.#parts.secret('bookings');
    return {
      id,
      hall: hallId,
      hallName: name,
      queue: booking.queue,
      queueName: queue?.name ?? { zh: booking.queue, en: booking.queue },
      start: iso(booking.start),
      end: iso(booking.end),
      checkIn: { from: iso(span.from), to: iso(span.to) },
      afterwards: queue?.appointments?.afterwards ?? 'refuse',
      timeZone: hall.settings.timeZone,
      state: booking.state,
      code: bookingCode(secret, hallId, id),
      url: `/my-booking/${bookingToken(secret, hallId, id)}`,
    };
  }

  /** The hall and booking a token names; undefined when it is not one of ours. */
  async named(
    token: string,
  ): Promise<{ readonly founded: Hall; readonly booking: string } | undefined> {
    const found = bookingIn(await this.#parts.secret('bookings'), token);
    const founded = found === undefined ? undefined : this.#halls.hall(found.hall);
    return found === undefined || founded === undefined
      ? undefined
      : { founded, booking: found.booking };
  }
}

/** The citizen's open booking nearest to now. */
export function nearestOf(
  state: BookingsState,
  citizen: string | undefined,
  now: number,
): string | undefined {
  if (citizen === undefined) return undefined;
  const own = state.open
    .flatMap((serial) => state.bookings.get(serial) ?? [])
    .filter((booking) => booking.citizen === citizen)
    .toSorted((a, b) => Math.abs(a.start - now) - Math.abs(b.start - now));
  return own[0] === undefined ? undefined : bookingId(own[0].serial);
}
