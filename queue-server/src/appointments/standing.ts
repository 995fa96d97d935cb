import type { AppointmentSettings, QueueSettings } from '../halls/settings.ts';
import type { Booked } from '../queue/commands.ts';
import { refusal } from '../refusals.ts';

/** When a booking may be checked in, epoch milliseconds. */
export const checkInSpan = (settings: AppointmentSettings, start: number) => ({
  from: start - settings.earlyMinutes * 60_000,
  to: start + settings.lateMinutes * 60_000,
});

export interface Standing {
  /** Where it stands in line: as if it had come at this time. */
  readonly rank: number;
  readonly late: boolean;
}

/**
 * Where somebody stands among those who walked in. A booking for 10:00 with a lead of 20 minutes
 * competes as if its holder had come at 9:40, however early they are; whoever is late beyond what
 * is allowed is refused, or stands last.
 */
export function standingOf(
  queue: QueueSettings,
  booked: Booked | undefined,
  now: number,
): Standing | ReturnType<typeof refusal> {
  if (booked === undefined) return { rank: now, late: false };
  const { appointments } = queue;
  if (appointments === undefined) return refusal('booking-closed');
  const span = checkInSpan(appointments, booked.start);
  if (now < span.from) {
    return refusal('booking-early', { from: new Date(span.from).toISOString() });
  }
  if (now <= span.to) {
    return { rank: booked.start - appointments.leadMinutes * 60_000, late: false };
  }
  return appointments.afterwards === 'walk-in'
    ? { rank: now, late: true }
    : refusal('booking-late');
}
