import type { Hall } from '../halls/hall.ts';
import type { HallDay } from '../protocol/index.ts';
import type { HallState } from './state.ts';
import type { Ticket } from './ticket.ts';

const mean = (values: readonly number[]): number =>
  values.length === 0
    ? 0
    : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length / 1_000);

function row(tickets: readonly Ticket[], carried: ReadonlySet<string>): HallDay['total'] {
  const count = (...states: readonly Ticket['state'][]) =>
    tickets.filter((ticket) => states.includes(ticket.state)).length;
  const served = tickets.filter((ticket) => ticket.state === 'finished');
  const waits = tickets.map(({ spent }) => spent.waiting);
  return {
    // A number carried over the border was issued the day before.
    issued: tickets.filter(({ number }) => !carried.has(number)).length,
    waiting: count('waiting', 'held', 'parked'),
    served: served.length,
    missed: count('missed'),
    cancelled: count('cancelled'),
    meanWaiting: mean(served.map(({ spent }) => spent.waiting)),
    meanWalking: mean(served.map(({ spent }) => spent.walking)),
    meanHandling: mean(served.map(({ spent }) => spent.handling)),
    longestWaiting: Math.round(waits.reduce((most, one) => Math.max(most, one), 0) / 1_000),
  };
}

/** The business day so far: nothing but sums over its tickets, which are nothing but its events. */
export function hallDay(hall: Hall, state: HallState, seq: number, now: number): HallDay {
  const day = hall.dayOf(now);
  const tickets = state.day === day ? [...state.tickets.values()] : [];
  const served = tickets.filter((ticket) => ticket.state === 'finished');
  const carried = new Set(state.carried);
  return {
    seq,
    day,
    total: row(tickets, carried),
    queues: hall.settings.queues.map(({ id }) => ({
      queue: id,
      ...row(
        tickets.filter((ticket) => ticket.queue === id),
        carried,
      ),
    })),
    windows: hall.settings.windows.map(({ id }) => {
      const own = served.filter((ticket) => ticket.window === id);
      const meanHandling = mean(own.map(({ spent }) => spent.handling));
      return { window: id, served: own.length, meanHandling };
    }),
  };
}
