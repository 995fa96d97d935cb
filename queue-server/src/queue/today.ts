import type { Today } from '../halls/today.ts';
import type { HallState } from './state.ts';
import { isAlive } from './ticket.ts';

/** What of this day a change of settings has to respect. */
export function todayOf(state: HallState): Today {
  const parked = new Map<string, number>();
  const people = new Map<string, number>();
  const count = (of: Map<string, number>, id: string) => of.set(id, (of.get(id) ?? 0) + 1);
  for (const ticket of state.tickets.values()) {
    if (!isAlive(ticket)) continue;
    if (ticket.state === 'parked' && ticket.pool !== undefined) count(parked, ticket.pool);
    for (const id of new Set([ticket.queue, ...(ticket.then ?? [])])) count(people, id);
  }
  const windows = [...state.windows.values()];
  const staffed = windows.filter((one) => one.state !== 'closed' || one.ticket !== null);
  return {
    parked,
    people,
    staffed: new Set(staffed.map(({ id }) => id)),
    queues: new Set(
      [state.numbers, state.issued, state.leased]
        .flatMap((by) => Object.keys(by))
        .concat([...people.keys()]),
    ),
    windows: new Set(
      windows
        .filter((one) => one.opened || staffed.includes(one) || Object.keys(one.called).length > 0)
        .map(({ id }) => id),
    ),
  };
}
