import type { Fleet } from './fleet.ts';
import { peopleAt } from './people.ts';
import { watcher } from './watcher.ts';

/** What befalls the nodes meanwhile. */
export type Trouble = 'node killed' | 'listeners cut' | 'links cut';

export interface Ordeal {
  readonly fleet: Fleet;
  /** Cuts the connections on which the nodes wait for notices; answers how many there were. */
  readonly cutListeners: () => Promise<number>;
  /** At least so many events are written, more than there are. */
  readonly events: number;
  /** A trouble strikes whenever so many more have been written. */
  readonly every: number;
  readonly troubles: readonly [Trouble, ...Trouble[]];
}

export interface Outcome {
  /** The last event's number. */
  readonly events: number;
  readonly struck: Readonly<Record<Trouble, number>>;
  /** Requests that got no answer and were repeated. */
  readonly repeats: number;
  /** Times a board had to connect again. */
  readonly reconnects: number;
  readonly faults: readonly string[];
}

const boards = 4;
/** So many requests are on their way when a trouble strikes. */
const lanesAtOnce = 6;
/** The first windows of the bench city that serve the queue people take tickets of. */
const windowOfQueue = 1;

/**
 * Tickets are taken and called while nodes, listeners and links die. At the end every board has
 * been sent every event once and in order, and nobody holds another's ticket.
 */
export async function endure(ordeal: Ordeal): Promise<Outcome> {
  const { fleet, troubles } = ordeal;
  const nodes = () => fleet.urls;
  const people = await peopleAt(nodes, 1);
  const watchers = Array.from({ length: boards }, (_, i) => watcher(nodes, i));
  const struck = { 'node killed': 0, 'listeners cut': 0, 'links cut': 0 };
  const faults: string[] = [];
  const taken = new Set<string>();
  const called = new Set<string>();
  let replaced: Promise<void> = Promise.resolve();

  async function strike(trouble: Trouble): Promise<void> {
    if (trouble === 'node killed') {
      // One at a time: a fleet of two that loses both at once has nobody to ask.
      await replaced;
      replaced = fleet.replaceOldest();
      struck[trouble]++;
    } else if (trouble === 'listeners cut') {
      struck[trouble] += await ordeal.cutListeners();
    } else {
      for (const one of watchers) one.cut();
      struck[trouble] += watchers.length;
    }
  }
  const once = (set: Set<string>, what: string, id: string) => {
    if (set.has(id)) faults.push(`${id} was ${what} twice`);
    set.add(id);
  };

  const from = await lastEvent(nodes()[0] ?? '');
  await Promise.all(watchers.map((one) => one.reached(from)));
  const furthest = () => Math.max(...watchers.map((one) => one.last));
  let strikes = 0;
  let next = 0;
  async function lane(): Promise<void> {
    while (furthest() < from + ordeal.events) {
      const i = next++;
      once(taken, 'taken', await people.take(`take-${from}-${i}`));
      const id = await people.call(windowOfQueue, `call-${from}-${i}`);
      if (id === null) faults.push(`call ${i} found nobody, though a ticket had been taken`);
      else once(called, 'called', id);
      if (furthest() >= from + (strikes + 1) * ordeal.every) {
        await strike(troubles[strikes++ % troubles.length] ?? troubles[0]);
      }
    }
  }
  await Promise.all(Array.from({ length: lanesAtOnce }, lane));
  await replaced;
  const events = await lastEvent(nodes()[0] ?? '');
  await Promise.all(watchers.map((one) => one.reached(events)));
  watchers.forEach((one, i) => faults.push(...one.faults.map((fault) => `board ${i}: ${fault}`)));
  for (const one of watchers) one.stop();
  const reconnects = watchers.reduce((sum, one) => sum + one.connections - 1, 0);
  return { events, struck, repeats: people.repeats, reconnects, faults };
}

async function lastEvent(url: string): Promise<number> {
  const answer = await fetch(`${url}/api/halls/yunxi`);
  return Number(((await answer.json()) as { seq: number }).seq);
}
