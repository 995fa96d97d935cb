import { journalEvent } from './encoding.ts';
import type { JournalEvent } from './event.ts';
import { Memories, recall, type Deciders, type StreamMemory } from './memory.ts';
import { RecentEvents } from './recent.ts';
import type { EventRow, Tx } from './store.ts';

/** Events read at once. */
export const page = 1_000;

/**
 * What one node knows of a feed: how far it has seen it, the states of the streams somebody asked
 * for, the newest events, and who wants to hear of more.
 */
export class FeedKnowledge {
  readonly name: string;
  readonly #deciders: Deciders;
  readonly #memories: Memories;
  readonly #recent = new RecentEvents();
  readonly #wakers = new Set<() => void>();
  #position = 0;
  #started = false;

  constructor(name: string, deciders: Deciders, streamsInMemory: number) {
    this.name = name;
    this.#deciders = deciders;
    this.#memories = new Memories(streamsInMemory);
  }

  /** The newest position this node has seen. */
  get position(): number {
    return this.#position;
  }

  /** Whether it has looked at all; before that nothing is in memory. */
  get started(): boolean {
    return this.#started;
  }

  /** Calls back after every new event, perhaps in vain. Returns its cancel. */
  onWake(wake: () => void): () => void {
    this.#wakers.add(wake);
    return () => void this.#wakers.delete(wake);
  }

  /** Whether somebody wants to hear of what is new. */
  get isFollowed(): boolean {
    return this.#wakers.size > 0;
  }

  /** A stream's state if it is in memory, as far as this node has heard; nothing is looked up. */
  state(stream: string): StreamMemory | undefined {
    return this.#memories.get(stream);
  }

  /** Recent events after a position, or undefined when only the store still has them. */
  recentAfter(after: number): readonly JournalEvent[] | undefined {
    if (!this.#started) return undefined;
    return after >= this.#position ? [] : this.#recent.after(after);
  }

  /** The same for one stream, by its seq. */
  recentOf(stream: string, after: number): readonly JournalEvent[] | undefined {
    const memory = this.#memories.get(stream);
    return memory === undefined ? undefined : this.#recent.of(stream, after, memory.seq);
  }

  /** A stream's state, brought into memory if it is not there yet. */
  async load(tx: Tx, stream: string): Promise<StreamMemory> {
    const known = this.#memories.get(stream);
    if (known !== undefined) return known;
    const memory = await recall(tx, this.#deciders, { feed: this.name, stream });
    this.#memories.set(memory);
    return memory;
  }

  /** Takes over what a batch of this node has made durable. */
  adopt(memories: readonly StreamMemory[], events: readonly JournalEvent[]): void {
    for (const memory of memories) this.#memories.set(memory);
    this.#publish(events);
  }

  /** Reads on until the position; the caller knows that it exists. */
  async catchUp(tx: Tx, position: number): Promise<void> {
    if (!this.#started) {
      // Nothing is in memory yet, so there is nothing to bring up to date.
      this.#started = true;
      this.#position = position;
      this.rouse();
      return;
    }
    while (this.#position < position) {
      const rows = await tx.rows.eventsOfFeed(this.name, this.#position, page);
      if (rows.length === 0)
        throw new Error(`${this.name}: events after ${this.#position} are missing`);
      this.follow(rows);
    }
  }

  /** Takes over the next events of the feed. */
  follow(rows: readonly EventRow[]): void {
    const events = rows.map(journalEvent);
    for (const event of events) this.#memories.follow(event);
    this.#publish(events);
  }

  #publish(events: readonly JournalEvent[]): void {
    const last = events.at(-1);
    if (last === undefined) return;
    this.#position = last.position;
    this.#recent.push(events);
    this.rouse();
  }

  /** Lets everybody who follows look. */
  rouse(): void {
    for (const wake of this.#wakers) wake();
  }
}
