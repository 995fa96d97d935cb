import { Batch, type Order } from './batch.ts';
import type { Outcome } from './decider.ts';
import {
  answer,
  settle,
  type FeedParts,
  type Load,
  type Look,
  type Opened,
  type Pending,
  type Written,
} from './feed-parts.ts';
import { kindOf } from './event.ts';
import { FeedKnowledge, page } from './feed-knowledge.ts';
import type { StreamMemory } from './memory.ts';
import { SoleWriter } from './sole-writer.ts';
import { Writers } from './peers.ts';
import { applyProjections } from './projection.ts';
import type { Tx } from './store.ts';

/** A retry after a lost answer is recognised for this long. */
export const keyRetention = 48 * 60 * 60 * 1_000;
const purgeEvery = 60 * 60 * 1_000;
const largestBatch = 500;
/** What nobody waits for is read in pieces this large: short enough to hold nothing else up. */
const inOnePiece = 64;

/**
 * One feed on this node: takes commands in batches, keeps states caught up, wakes its readers.
 * A batch locks the feed, catches up, decides, appends, commits once, and only then answers; the
 * node that wrote last may do without the lock (`sole-writer.ts`).
 */
export class Feed {
  /** What this node knows of it. */
  readonly known: FeedKnowledge;
  readonly #parts: FeedParts;
  readonly #alone: SoleWriter;
  readonly #writers: Writers;
  /** Whether the feed has been locked here before. */
  #exists = false;
  #queue: Pending[] = [];
  #running = false;
  #turn: Promise<void> = Promise.resolve();
  /** Somebody says the feed reaches this far; a hint, compared only when there is time to look. */
  #lookFor = 0;
  #lastPurge: number;
  #loads: Load[] = [];
  #looks: Look[] = [];
  #stopped: Error | undefined;

  constructor(name: string, parts: FeedParts) {
    this.known = new FeedKnowledge(name, parts.deciders, parts.streamsInMemory);
    this.#parts = parts;
    this.#alone = new SoleWriter(parts, this.known);
    this.#writers = new Writers(parts.peers, parts.clock);
    this.#lastPurge = parts.clock.now();
  }

  /** An order of this node's own client: decided here, or where the last ones were. */
  async execute(order: Order): Promise<Outcome<unknown>> {
    const { peers, deciders } = this.#parts;
    const other = this.#writers.better();
    // Without its key nobody could tell whether it was decided when the other node falls silent.
    const passes = order.key !== undefined && deciders.get(kindOf(order.stream))?.portable === true;
    if (other !== undefined && passes) {
      const outcome = await peers?.ask(other, this.known.name, order);
      if (outcome !== undefined) return outcome;
      this.#writers.shun(other);
    }
    return this.#decide(order, false);
  }

  /** An order another node passes on; undefined: it should decide it itself. */
  take(order: Order): Promise<Outcome<unknown>> | undefined {
    return this.#writers.takes() ? this.#decide(order, true) : undefined;
  }

  #decide(order: Order, passedOn: boolean): Promise<Outcome<unknown>> {
    if (this.#stopped !== undefined) return Promise.reject(this.#stopped);
    return new Promise((resolve, reject) => {
      this.#queue.push({ order, passedOn, resolve, reject });
      this.#start();
    });
  }

  /** Something may have been appended elsewhere: look. */
  look(position = Infinity, writer?: string): void {
    this.#writers.heard(writer);
    const waits = this.known.isFollowed || position - this.known.position >= inOnePiece;
    if (!waits) return;
    this.#lookFor = Math.max(this.#lookFor, position);
    if (this.#lookFor > this.known.position) this.#start();
  }

  /** Refuses further commands; those waiting are rejected. */
  stop(because: Error): void {
    this.#stopped ??= because;
    for (const one of this.#queue.splice(0)) one.reject(because);
    for (const one of [...this.#loads.splice(0), ...this.#looks.splice(0)]) one.reject(because);
    this.known.rouse();
  }

  /** Resolves when no batch is on its way. */
  idle(): Promise<void> {
    return this.#turn;
  }

  /** Resolves when this node has seen everything acknowledged before the call, on any node. */
  current(): void | Promise<void> {
    if (!this.#parts.store.shared) return;
    this.#lookFor = Infinity;
    return new Promise((resolve, reject) => {
      this.#looks.push({ resolve, reject });
      this.#start();
    });
  }

  /** A stream's state as this node knows it; it stays in memory and caught up from then on. */
  memory(stream: string): StreamMemory | Promise<StreamMemory> {
    const known = this.known.state(stream);
    if (known !== undefined) return known;
    if (this.#stopped !== undefined) return Promise.reject(this.#stopped);
    return new Promise((resolve, reject) => {
      this.#loads.push({ stream, resolve, reject });
      this.#start();
    });
  }

  #start(): void {
    if (this.#running || this.#stopped !== undefined) return;
    this.#running = true;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#turn = promise;
    this.#parts.defer(() => void this.#run().then(resolve));
  }

  async #run(): Promise<void> {
    while (this.#stopped === undefined) {
      if (this.#queue.length > 0) {
        await this.#runBatch(this.#queue.splice(0, largestBatch));
        // What already waits in the sockets joins the next batch, not the one after it.
        await new Promise<void>((resolve) => this.#parts.defer(resolve));
      } else if (this.#lookFor > this.known.position || this.#loads.length > 0)
        await this.#lookNow();
      else break;
    }
    this.#running = false;
  }

  async #lookNow(): Promise<void> {
    const wanted = this.#lookFor;
    this.#lookFor = 0;
    const loads = this.#loads.splice(0);
    const looks = this.#looks.splice(0);
    try {
      // A stream is loaded from one consistent picture; what others appended is simply read on.
      const { store } = this.#parts;
      const look = (loads.length === 0 && this.known.started && store.glance) || store.read;
      const memories = await look(async (tx) => {
        const told = Number.isFinite(wanted) && loads.length === 0 && this.known.started;
        const position = told ? wanted : ((await tx.rows.feed(this.known.name))?.position ?? 0);
        await this.known.catchUp(tx, position);
        const loaded: StreamMemory[] = [];
        for (const { stream } of loads) loaded.push(await this.known.load(tx, stream));
        return loaded;
      });
      for (const one of looks) one.resolve();
      loads.forEach((one, index) => {
        const memory = memories[index];
        if (memory !== undefined) one.resolve(memory);
      });
    } catch (error) {
      // A look is made again at the next wake-up; the store's reconnect wakes everybody.
      for (const one of [...loads, ...looks]) one.reject(error);
    }
  }

  async #runBatch(pending: Pending[]): Promise<void> {
    const purges = this.#parts.clock.now() - this.#lastPurge >= purgeEvery;
    let written: Written;
    try {
      const alone = purges ? undefined : await this.#alone.write(pending);
      written = alone ?? (await this.#writeUnderLock(pending));
      this.#parts.hooks.afterCommit?.(written.events);
    } catch (error) {
      this.#alone.forget();
      for (const one of pending) one.reject(error);
      return;
    }
    const { committed, events, settled } = written;
    if (committed !== undefined) {
      this.known.adopt(committed.memories, events);
      this.#alone.left(committed.append);
      this.#writers.wrote();
    }
    answer(pending, settled, true);
    answer(pending, settled, false);
  }

  /** Locks the feed, catches up, decides, appends and commits. */
  #writeUnderLock(pending: Pending[]): Promise<Written> {
    const { store, hooks, projections } = this.#parts;
    return store.write(
      async (tx) => {
        const early = pending.length;
        const { batch, lateKeys } = await this.#open(tx, pending);
        const settled = await settle(batch, pending.slice(0, early));
        batch.know(await lateKeys);
        settled.push(...(await settle(batch, pending.slice(early))));
        const { events } = batch;
        if (batch.isEmpty) return { settled, events, committed: undefined };
        const committed = batch.result();
        await tx.rows.append(committed.append);
        await applyProjections(projections, tx, events);
        await this.#purge(tx);
        hooks.beforeCommit?.(events);
        return { settled, events, committed };
      },
      { locksFirst: true },
    );
  }

  /**
   * Locks the feed and brings everything up to what a decision needs. What can be asked at once
   * is: the lock comes first, and what is asked after it sees everything committed before it.
   */
  async #open(tx: Tx, pending: Pending[]): Promise<Opened> {
    const { rows } = tx;
    const notBefore = this.#parts.clock.now() - keyRetention;
    const keysOf = (some: readonly Pending[]) => {
      const wanted = some.flatMap(({ order }) => (order.key === undefined ? [] : [order.key]));
      return wanted.length > 0 ? rows.keys(wanted, notBefore) : [];
    };
    const lock = rows.lockFeed(this.known.name);
    // A feed that does not exist yet is made by its first lock, in a statement of its own.
    if (!this.#exists) await lock;
    const missed = this.known.started
      ? rows.eventsOfFeed(this.known.name, this.known.position, page)
      : [];
    const [feed, first, keys] = await Promise.all([lock, missed, keysOf(pending)]);
    this.#exists = true;
    // Whoever came while another node held the lock need not wait for this node's next turn; what
    // is known of their keys arrives while the others' orders are decided.
    const late = this.#queue.splice(0, largestBatch - pending.length);
    pending.push(...late);
    const lateKeys = Promise.resolve(keysOf(late));
    lateKeys.catch(() => undefined);
    this.known.follow(first);
    await this.known.catchUp(tx, feed.position);
    const load = (stream: string) => this.known.load(tx, stream);
    const now = this.#parts.clock.now();
    const batch = new Batch({ feed, now, rng: this.#parts.rng, keys, load });
    return { batch, lateKeys };
  }

  async #purge(tx: Tx): Promise<void> {
    const now = this.#parts.clock.now();
    if (now - this.#lastPurge < purgeEvery) return;
    this.#lastPurge = now;
    await tx.rows.purgeKeys(now - keyRetention);
  }
}
