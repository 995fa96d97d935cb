import type { Hall } from '../halls/hall.ts';
import type { DecisionContext } from '../journal/index.ts';
import { refusal } from '../refusals.ts';
import { done, type BookingDo } from './commands.ts';
import { slotKey, slotsOn, type Slot } from './slots.ts';
import { bookingId, bookingOf, type BookingsState } from './state.ts';

/** Misses count, and keep somebody from booking, for so long. */
const restrictedFor = 30 * 86_400_000;

const iso = (at: number): string => new Date(at).toISOString();

/** A free place in a slot of the queue, at this very start. */
function placeAt(
  state: BookingsState,
  hall: Hall,
  queueId: string,
  start: number,
  now: number,
): { readonly slot: Slot } | ReturnType<typeof refusal> {
  const queue = hall.queues.get(queueId);
  if (queue === undefined) return refusal('queue-unknown');
  const { appointments } = queue;
  if (appointments === undefined) return refusal('booking-closed');
  const slot = slotsOn(hall, queue, hall.localTime(start).date).find((one) => one.start === start);
  const last = now + (appointments.daysAhead + 1) * 86_400_000;
  if (slot === undefined || start > last) return refusal('slot-unknown');
  if (start <= now) return refusal('slot-past');
  const taken = state.taken.get(slotKey(queue.id, start)) ?? 0;
  return taken >= appointments.perSlot ? refusal('slot-full') : { slot };
}

export function book(
  state: BookingsState,
  { hall, start, citizen, queue }: BookingDo<'book'>,
  { now }: DecisionContext,
) {
  const place = placeAt(state, hall, queue, start, now);
  if ('refused' in place) return place;
  if (citizen !== null) {
    const { missedBookings = null } = hall.settings.rules;
    const missed = (state.missed.get(citizen) ?? []).filter((at) => now - at < restrictedFor);
    const latest = missed.at(-1);
    if (missedBookings !== null && missed.length >= missedBookings && latest !== undefined) {
      return refusal('booking-restricted', { until: iso(latest + restrictedFor) });
    }
    const holds = state.open.some((serial) => {
      const other = state.bookings.get(serial);
      return other?.citizen === citizen && other.queue === queue;
    });
    if (holds) return refusal('booking-held-already');
  }
  const id = bookingId(state.lastSerial + 1);
  const { slot } = place;
  const data = { booking: id, queue, start: iso(slot.start), end: iso(slot.end), citizen };
  return done([{ type: 'slot-booked', data }], id);
}

/** Another time for the same thing: whoever moves in time has missed nothing. */
export function move(
  state: BookingsState,
  { hall, booking: id, start }: BookingDo<'move'>,
  { now }: DecisionContext,
) {
  const booking = bookingOf(state, id);
  if (booking === undefined) return refusal('booking-unknown');
  if (booking.state !== 'booked') return refusal('booking-over');
  if (booking.start === start) return done([], id);
  const place = placeAt(state, hall, booking.queue, start, now);
  if ('refused' in place) return place;
  const { slot } = place;
  const data = { booking: id, start: iso(slot.start), end: iso(slot.end) };
  return done([{ type: 'booking-moved', data }], id);
}
