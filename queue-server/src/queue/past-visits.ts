import type { HallState } from './state.ts';
import type { Ticket } from './ticket.ts';

/** Who was served on one business day, by serial: enough to know later that a visit took place. */
export interface PastDay {
  readonly day: string;
  /** Served once under their number. */
  readonly once: readonly number[];
  /** Several services under one number: serial and how many. */
  readonly more: readonly (readonly [serial: number, services: number])[];
}

/** Days kept: no hall lets a visit be rated longer than this afterwards. */
export const pastDaysKept = 10;

/** Services a ticket has behind it. */
export const servedWith = ({ state, done = 0 }: Ticket): number =>
  state === 'finished' ? done + 1 : done;

/** The days gone by when this one ends, newest first. */
export function pastWith({ day, tickets, past }: HallState): readonly PastDay[] {
  const once: number[] = [];
  const more: (readonly [number, number])[] = [];
  for (const ticket of tickets.values()) {
    const services = servedWith(ticket);
    if (services === 1) once.push(ticket.serial);
    else if (services > 1) more.push([ticket.serial, services]);
  }
  return once.length + more.length === 0
    ? past
    : [{ day, once, more }, ...past].slice(0, pastDaysKept);
}

/** How many services a ticket of a day gone by had, and on which day; undefined: none, or too long ago. */
export function pastVisit(
  { past }: HallState,
  serial: number,
): { readonly day: string; readonly services: number } | undefined {
  for (const { day, once, more } of past) {
    if (once.includes(serial)) return { day, services: 1 };
    const found = more.find(([one]) => one === serial);
    if (found !== undefined) return { day, services: found[1] };
  }
  return undefined;
}
