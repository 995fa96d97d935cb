import type { Hall } from '../../halls/hall.ts';
import type { QueueSettings } from '../../halls/settings.ts';
import { lineAt, placeIn, windowOf, type HallState } from '../state.ts';
import { suits } from '../suits.ts';
import { order, type Expectation, type Ticket } from '../ticket.ts';
import { paceOf, remaining } from './measures.ts';

/** What a visit takes where nothing was set and nothing measured, in seconds. */
const usualHandling = 300;
/** So many measured visits outweigh the setting. */
const trusted = 4;
/** A line is walked through one by one this far; the rest goes at the same pace. */
const walkedThrough = 250;
/** A clerk who is late opens within this time after the doors; milliseconds. */
const lateness = 900_000;

/** Who asks: whoever stands before `order` in a line is called earlier. */
export type Asker = Pick<Ticket, 'priority' | 'rank' | 'serial' | 'needs'>;

export const newcomer = (now: number): Asker => ({
  priority: 'normal',
  rank: now,
  serial: Number.MAX_SAFE_INTEGER,
});

/** How long a ticket of this queue usually keeps a window, in milliseconds: measured, or set. */
export function occupancy(state: HallState, queue: QueueSettings): number {
  const set = (queue.handlingSeconds ?? usualHandling) * 1_000;
  const { count, mean } = paceOf(state.measures, queue.id);
  return (set * trusted + mean * count) / (trusted + count);
}

interface Desk {
  readonly id: string;
  readonly speed: number;
  /** Somebody is at it. */
  readonly busy: boolean;
  free: number;
}

/**
 * The wait from now until the call, in milliseconds: half of the citizens wait no longer than
 * `low`, nine of ten no longer than `high`. Walks through the line as it stands: every window
 * that may come to serve it gets free when its present visit should be over, takes the next it
 * may take, and so on; lunch and pauses push what falls into them.
 */
export function estimate(
  hall: Hall,
  state: HallState,
  queue: QueueSettings,
  asker: Asker,
  now: number,
): Omit<Expectation, 'constant' | 'last'> {
  return bounds(state, queue, walk(hall, state, queue, asker, now));
}

/**
 * The same for somebody who was sent to one window or person: no other window will call them, and
 * nobody but those sent there before stands ahead.
 */
export function estimateSent(
  hall: Hall,
  state: HallState,
  queue: QueueSettings,
  ticket: Ticket,
  now: number,
): Omit<Expectation, 'constant' | 'last'> {
  const { place } = ticket;
  const windows = [...state.windows.values()].filter(({ id, account }) =>
    'window' in place ? place.window === id : 'account' in place && place.account === account,
  );
  const free = windows.flatMap(({ id }) => freeAt(hall, state, id, now, ticket) ?? []);
  const wait = Math.max(0, Math.min(...free, Number.MAX_SAFE_INTEGER) - now);
  // Nobody is there just now: as if somebody came after one more visit.
  const own = free.length === 0 ? occupancy(state, queue) : wait;
  return bounds(state, queue, { wait: own, windows: 1, idle: own === 0 });
}

function bounds(
  state: HallState,
  queue: QueueSettings,
  run: Walked,
): Omit<Expectation, 'constant' | 'last'> {
  const each = occupancy(state, queue) / Math.max(1, run.windows);
  const spread = Math.sqrt(run.wait * each + (0.5 * each) ** 2 + (0.12 * run.wait) ** 2);
  const { low, high } = state.measures.bounds;
  const middle = low + paceOf(state.measures, queue.id).middle;
  const half = Math.max(0.5 * run.wait, run.wait + middle * spread);
  const most = half + high * spread;
  // A free window and nobody before: the call comes at once.
  return run.idle ? { low: 0, mid: 0, high: each / 4 } : { low: half, mid: half, high: most };
}

/**
 * Visits under way do not all end after their mean: the first of several ends much earlier, the
 * last later. Scales each by its place among as many equal exponential times (their order
 * statistics), which keeps the mean.
 */
function spreadOut(desks: Desk[], now: number): void {
  const busy = desks.filter((desk) => desk.busy && desk.free > now).sort((a, b) => a.free - b.free);
  let factor = 0;
  busy.forEach((desk, index) => {
    factor += 1 / (busy.length - index);
    desk.free = now + (desk.free - now) * factor;
  });
}

interface Walked {
  readonly wait: number;
  readonly windows: number;
  readonly idle: boolean;
}

function walk(
  hall: Hall,
  state: HallState,
  queue: QueueSettings,
  asker: Asker,
  now: number,
): Walked {
  const part = hall.together.get(queue.id) ?? { queues: [queue.id], windows: [] };
  const gap = state.measures.gap.mean;
  const desks = part.windows.flatMap((id): Desk[] => {
    const free = freeAt(hall, state, id, now);
    const speed = state.measures.windows[id]?.ratio ?? 1;
    const busy = windowOf(state, id).ticket !== null;
    return free === undefined ? [] : [{ id, free, speed, busy }];
  });
  spreadOut(desks, now);
  const wish = { queue: queue.id, ...(asker.needs === undefined ? {} : { needs: asker.needs }) };
  const mine = desks.filter((desk) => serves(hall, state, desk.id, wish));
  const lines = new Map(part.queues.map((id) => [id, lineBefore(hall, state, id, asker)]));
  const total = [...lines.values()].reduce((sum, { before }) => sum + before, 0);
  const { usual: own = usualHandling * 1_000, before = 0 } = lines.get(queue.id) ?? {};
  if (mine.length === 0) {
    // Nobody serves this queue now: as if one window opened after one more visit.
    return { wait: own * (before + 1), windows: 1, idle: false };
  }
  const idle = total === 0 && mine.some((desk) => desk.free <= now);
  for (let taken = 0; ;) {
    let desk: Desk | undefined;
    for (const one of desks) if (desk === undefined || one.free < desk.free) desk = one;
    if (desk === undefined) return { wait: own, windows: mine.length, idle };
    const { id } = desk;
    const first = firstFor(hall, state, id, lines);
    if (first === undefined) {
      if (serves(hall, state, id, wish)) {
        return { wait: Math.max(0, desk.free - now), windows: mine.length, idle };
      }
      desks.splice(desks.indexOf(desk), 1);
      continue;
    }
    first.taken++;
    taken++;
    const hour = state.measures.hours[Math.floor((desk.free / 60_000 + state.offset) / 60) % 24];
    const busy = (first.usual ?? own) * desk.speed * (hour?.ratio ?? 1) + gap;
    desk.free = hall.servingFrom(desk.free + busy);
    if (taken >= walkedThrough && taken < total) {
      return {
        wait: ((desk.free - now) * (total + 1)) / taken,
        windows: mine.length,
        idle,
      };
    }
  }
}

/** A queue's line as far as it stands before whoever asks. */
interface LineBefore {
  readonly serials: readonly number[];
  /** So many of them. */
  readonly before: number;
  /** What one of them takes, in milliseconds. */
  readonly usual: number | undefined;
  /** So many have been taken. */
  taken: number;
}

function lineBefore(hall: Hall, state: HallState, id: string, asker: Asker): LineBefore {
  const serials = lineAt(state, `queue ${id}`);
  const settings = hall.queues.get(id);
  const usual = settings === undefined ? undefined : occupancy(state, settings);
  return { serials, before: placeIn(state, serials, asker), usual, taken: 0 };
}

/** Where the first stands whom this window may take, across its queues. */
function firstFor(
  hall: Hall,
  state: HallState,
  window: string,
  lines: ReadonlyMap<string, LineBefore>,
): LineBefore | undefined {
  let found: LineBefore | undefined;
  let best: Ticket | undefined;
  for (const queue of hall.served.get(window) ?? []) {
    const line = lines.get(queue);
    if (line === undefined || line.taken >= line.before) continue;
    const ticket = state.tickets.get(line.serials[line.taken] ?? -1);
    if (ticket === undefined || (best !== undefined && order(ticket, best) >= 0)) continue;
    [found, best] = [line, ticket];
  }
  return found;
}

const serves = (
  hall: Hall,
  state: HallState,
  window: string,
  wish: Pick<Ticket, 'queue' | 'needs'>,
): boolean =>
  (hall.served.get(window) ?? []).includes(wish.queue) && suits(hall, state, window, wish);

/**
 * When a window can take the next ticket, or the one named, of those sent to it; undefined: it is
 * closed and will stay so.
 */
function freeAt(
  hall: Hall,
  state: HallState,
  id: string,
  now: number,
  asker?: Ticket,
): number | undefined {
  const window = windowOf(state, id);
  const { measures } = state;
  const start = hall.servingFrom(now);
  if (window.state === 'closed') {
    // During lunch those come back who were here; before opening, those who usually come.
    const comes = window.opened || (measures.attendance[id] ?? 0.8) >= 0.5;
    if (start > now) return comes ? start : undefined;
    const late = !window.opened && comes && now - hall.openedAt(now) < lateness;
    return late ? now + lateness / 4 : undefined;
  }
  // A window calls those sent to it before those sent to its clerk.
  const sent = [`window ${id}`, `account ${window.account ?? ''}`].flatMap((line) =>
    lineAt(state, line),
  );
  const until = asker === undefined ? -1 : sent.indexOf(asker.serial);
  const ticket = window.ticket === null ? undefined : state.tickets.get(window.ticket);
  const queue = ticket === undefined ? undefined : hall.queues.get(ticket.queue);
  let free = start;
  if (window.state === 'paused') free = start + Math.max(60_000, measures.pause.mean / 2);
  if (ticket !== undefined && queue !== undefined) {
    const mean = occupancy(state, queue) * (measures.windows[id]?.ratio ?? 1);
    const elapsed = now - (ticket.calledAt ?? now);
    free = hall.servingFrom(now + remaining(measures, mean, elapsed) + measures.gap.mean);
  }
  for (const serial of until === -1 ? sent : sent.slice(0, until)) {
    const settings = hall.queues.get(state.tickets.get(serial)?.queue ?? '');
    if (settings !== undefined) free += occupancy(state, settings);
  }
  return free;
}
