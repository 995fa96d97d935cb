import { instantAt, minutesOf } from '../halls/business-day.ts';
import type { Hall } from '../halls/hall.ts';
import { spansOn } from '../halls/opening.ts';
import type { QueueSettings } from '../halls/settings.ts';

export interface Slot {
  /** Epoch milliseconds. */
  readonly start: number;
  readonly end: number;
}

/** The slots of a queue on a date, in order: its serving hours, cut into whole slots. */
export function slotsOn(hall: Hall, queue: QueueSettings, date: string): readonly Slot[] {
  const { appointments } = queue;
  if (appointments === undefined) return [];
  const { slotMinutes } = appointments;
  const windows = hall.servers.get(queue.id) ?? [];
  return spansOn(hall.settings, hall.calendar, date, windows).flatMap(({ from, to }) => {
    const slots: Slot[] = [];
    for (let at = minutesOf(from); at + slotMinutes <= minutesOf(to); at += slotMinutes) {
      const start = instantAt(hall.localTime, date, at);
      slots.push({ start, end: start + slotMinutes * 60_000 });
    }
    return slots;
  });
}

export const slotKey = (queue: string, start: number): string => `${queue} ${start}`;
