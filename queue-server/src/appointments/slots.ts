import { instantAt, minutesOf } from '../halls/business-day.ts';
import { dateAhead, type Hall } from '../halls/hall.ts';
import { spansOn } from '../halls/opening.ts';
import type { AppointmentSettings, QueueSettings, Span } from '../halls/settings.ts';

export interface Slot {
  /** Epoch milliseconds. */
  readonly start: number;
  readonly end: number;
}

/** The slots of a queue on a date, in order: its serving hours, cut into whole slots. */
export function slotsOn(hall: Hall, queue: QueueSettings, date: string): readonly Slot[] {
  const { appointments } = queue;
  if (appointments === undefined) return [];
  const { slotMinutes, hours } = appointments;
  const windows = hall.servers.get(queue.id) ?? [];
  const served = spansOn(hall.settings, hall.calendar, date, windows);
  return (hours === undefined ? served : both(served, hours)).flatMap(({ from, to }) => {
    const slots: Slot[] = [];
    for (let at = minutesOf(from); at + slotMinutes <= minutesOf(to); at += slotMinutes) {
      const start = instantAt(hall.localTime, date, at);
      slots.push({ start, end: start + slotMinutes * 60_000 });
    }
    return slots;
  });
}

/** Where both are: the hours that are served and may be booked. `HH:MM` compares as text. */
const both = (served: readonly Span[], hours: readonly Span[]): readonly Span[] =>
  served
    .flatMap((a) =>
      hours.map((b) => ({
        from: a.from > b.from ? a.from : b.from,
        to: a.to < b.to ? a.to : b.to,
      })),
    )
    .filter(({ from, to }) => from < to);

export const slotKey = (queue: string, start: number): string => `${queue} ${start}`;

/** A slot with the places left in it: none where it has begun or lies too far ahead. */
export interface OfferedSlot extends Slot {
  readonly left: number;
}

export function offeredOn(
  hall: Hall,
  queue: QueueSettings & { readonly appointments: AppointmentSettings },
  date: string,
  taken: ReadonlyMap<string, number>,
  now: number,
): readonly OfferedSlot[] {
  const { perSlot, daysAhead } = queue.appointments;
  const last = now + (daysAhead + 1) * 86_400_000;
  return slotsOn(hall, queue, date).map((slot) => {
    const possible = slot.start > now && slot.start <= last;
    const free = perSlot - (taken.get(slotKey(queue.id, slot.start)) ?? 0);
    return { ...slot, left: possible ? Math.max(0, free) : 0 };
  });
}

/** Every day that may be booked from now on, with the places left on it. */
export function offeredDays(
  hall: Hall,
  queue: QueueSettings & { readonly appointments: AppointmentSettings },
  taken: ReadonlyMap<string, number>,
  now: number,
): readonly { readonly date: string; readonly left: number }[] {
  return Array.from({ length: queue.appointments.daysAhead + 1 }, (_, ahead) => {
    const date = dateAhead(hall, now, ahead);
    const slots = offeredOn(hall, queue, date, taken, now);
    return { date, left: slots.reduce((sum, { left }) => sum + left, 0) };
  });
}
