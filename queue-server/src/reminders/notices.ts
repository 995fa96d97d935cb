import { shiftDate } from '../rules/index.ts';
import { minutesOf, type LocalTime } from '../halls/business-day.ts';
import type { BookingState, TicketState } from '../protocol/index.ts';

/** What a phone may be told about a visit. */
export type Notice = 'booked' | 'moved' | 'cancelled' | 'tomorrow' | 'near';

/** When phones are left alone, and how early people are told. */
export interface ReminderRules {
  /** Nothing that was not just asked for is sent from … to …, local time `HH:MM`. */
  readonly quiet: { readonly from: string; readonly to: string };
  /** The reminder goes out on the day before, at this local time. */
  readonly dayBefore: string;
  /** The turn is near when at most so many are ahead, or when it may come in so many minutes. */
  readonly near: { readonly ahead: number; readonly minutes: number };
}

export const usualReminders: ReminderRules = {
  quiet: { from: '21:00', to: '08:00' },
  dayBefore: '18:00',
  near: { ahead: 3, minutes: 10 },
};

/** A visit whose holder left a number. */
export interface Asked {
  /** The time last told, epoch milliseconds; of a ticket when it was asked. */
  readonly start: number;
  /** The reminder is out, or was not due any more when it was asked for. */
  readonly reminded: boolean;
}

/** What to do now; without `keep` the number is forgotten. */
export interface Step {
  readonly say?: Notice;
  readonly keep?: Asked;
}

type Clock = (at: number) => LocalTime;

export function isQuiet({ minutes }: LocalTime, { quiet }: ReminderRules): boolean {
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  return from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}

/** Whether the reminder of a visit at `start` may go out by now. */
export function isDue(start: number, now: number, clock: Clock, rules: ReminderRules): boolean {
  const today = clock(now);
  const eve = shiftDate(clock(start).date, -1);
  return today.date > eve || (today.date === eve && today.minutes >= minutesOf(rules.dayBefore));
}

/** The booking as it is now against what its holder was told; undefined: it is no longer known. */
export function bookingStep(
  asked: Asked,
  booking: { readonly state: BookingState; readonly start: number } | undefined,
  now: number,
  clock: Clock,
  rules: ReminderRules,
): Step {
  if (booking?.state === 'cancelled') return { say: 'cancelled' };
  if (booking?.state !== 'booked') return {};
  if (booking.start !== asked.start) {
    const { start } = booking;
    return { say: 'moved', keep: { start, reminded: isDue(start, now, clock, rules) } };
  }
  const due = !asked.reminded && isDue(booking.start, now, clock, rules);
  if (!due || isQuiet(clock(now), rules)) return { keep: asked };
  // A server that was away until then reminds nobody of what has begun.
  const keep = { ...asked, reminded: true };
  return now < booking.start ? { say: 'tomorrow', keep } : { keep };
}

export interface TicketNow {
  readonly state: TicketState;
  readonly ahead: number;
  /** The shortest wait expected, in seconds. */
  readonly low: number;
}

/** One message, when the turn is near; the number is forgotten with it, or when the visit is over. */
export function ticketStep(
  asked: Asked,
  ticket: TicketNow | undefined,
  { near }: ReminderRules,
): Step {
  if (ticket === undefined) return {};
  if (ticket.state === 'called') return { say: 'near' };
  // Put aside, it may come back into the line.
  if (ticket.state === 'held' || ticket.state === 'parked') return { keep: asked };
  if (ticket.state !== 'waiting') return {};
  return ticket.ahead <= near.ahead || ticket.low <= near.minutes * 60
    ? { say: 'near' }
    : { keep: asked };
}
