import type { Hall } from '../halls/hall.ts';
import type { WindowWork } from '../protocol/index.ts';
import { inLine } from './line.ts';
import { chooseNext } from './profile.ts';
import { lineAt, putTicket, windowOf, type HallState, type Order } from './state.ts';

/** So many of those who come next, and of those who were here last, are shown. */
const shown = 6;
const seconds = (ms: number): number => Math.round(ms / 1_000);

/** What lies before the clerk of one window. Small, because every window asks for it all day. */
export function windowWork(
  hall: Hall,
  state: HallState,
  id: string,
  seq: number,
  now: number,
  nameOf: (account: string) => string = (account) => account,
): WindowWork {
  const serves = hall.served.get(id) ?? [];
  const window = windowOf(state, id);
  const lines = [
    `window ${id}`,
    ...(window.account === null ? [] : [`account ${window.account}`]),
    ...serves.map((queue) => `queue ${queue}`),
  ];
  const next: WindowWork['next'] = [];
  let left = state;
  let at = window;
  while (next.length < shown) {
    const { ticket, because } = chooseNext(hall, left, at, serves, now);
    if (ticket === undefined) break;
    next.push({ ...inLine(ticket), because: because.words });
    // Whom the window would find when this one has been called, and counted where rules count.
    left = putTicket(left, { ...ticket, state: 'called' });
    const { queue } = ticket;
    at = { ...at, called: { ...at.called, [queue]: (at.called[queue] ?? 0) + 1 } };
  }
  const here = [...state.tickets.values()].filter(
    (ticket) => ticket.window === id && ticket.state === 'finished',
  );
  const handled = here.reduce((sum, { spent }) => sum + spent.handling, 0);
  return {
    seq,
    clerk:
      window.account === null ? null : { account: window.account, name: nameOf(window.account) },
    ...(window.order === undefined ? {} : { order: orderSaid(window.order, nameOf) }),
    serves: [...serves],
    next,
    waiting: lines.reduce((sum, line) => sum + lineAt(state, line).length, 0),
    served: here.length,
    meanHandling: here.length === 0 ? 0 : seconds(handled / here.length),
    recent: here
      .toSorted((a, b) => b.since - a.since)
      .slice(0, shown)
      .map(({ number, since, spent }) => ({
        number,
        finishedAt: new Date(since).toISOString(),
        handling: seconds(spent.handling),
      })),
  };
}

const orderSaid = (
  { by, at, ...order }: Order,
  nameOf: (account: string) => string,
): NonNullable<WindowWork['order']> => ({
  ...order,
  name: nameOf(by),
  at: new Date(at).toISOString(),
});
