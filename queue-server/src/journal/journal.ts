import { systemDefer, type Clock, type Defer, type Rng } from '../ports/index.ts';
import type { CommandKey, Order, ReplicaEvent } from './batch.ts';
import type { AnyDecider, Decider, Outcome } from './decider.ts';
import { kindOf, type Address, type DomainEvent, type JournalEvent } from './event.ts';
import { Feed, keyRetention } from './feed.ts';
import type { FeedParts, JournalHooks } from './feed-parts.ts';
import type { Peers } from './peers.ts';
import { refreshProjections, type Projection } from './projection.ts';
import type { Store, Tx } from './store.ts';
import { follow, readAfter, type Cursor } from './tail.ts';
import { verifyFeed, type Verdict } from './verify.ts';

export interface JournalOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly rng: Rng;
  /** When a batch starts; the default gathers a whole round of socket events. */
  readonly defer?: Defer;
  readonly deciders: readonly AnyDecider[];
  readonly projections?: readonly Projection[];
  readonly hooks?: JournalHooks;
  /** The other nodes, where there are any. */
  readonly peers?: Peers;
  /** How many streams of a feed keep their state in memory. */
  readonly streamsInMemory?: number;
}

/** Who sends a command, and the key that makes a retry harmless. */
export interface Sender {
  readonly by: string;
  readonly key?: CommandKey;
}

/** A state and the number of its newest event. */
export interface StateAt<State> {
  readonly seq: number;
  readonly state: State;
}

/**
 * The journal over one store. Opening it rebuilds the read models whose version changed.
 * Closing it does not close the store.
 */
export async function openJournal(options: JournalOptions): Promise<Journal> {
  const projections = options.projections ?? [];
  await refreshProjections(options.store, projections);
  return new Journal(options);
}

export class Journal implements AsyncDisposable {
  readonly store: Store;
  readonly #parts: FeedParts;
  readonly #feeds = new Map<string, Feed>();
  readonly #unsubscribe: () => void;

  /** Use `openJournal`. */
  constructor(options: JournalOptions) {
    const { store, clock, rng, defer = systemDefer } = options;
    this.store = store;
    this.#parts = {
      store,
      clock,
      rng,
      defer,
      deciders: new Map(options.deciders.map((decider) => [decider.kind, decider])),
      projections: options.projections ?? [],
      hooks: options.hooks ?? {},
      peers: options.peers,
      streamsInMemory: options.streamsInMemory ?? 10_000,
    };
    this.#unsubscribe = store.onWake((feed, position, writer) => {
      if (feed === 'all') for (const one of this.#feeds.values()) one.look();
      else this.#feeds.get(feed)?.look(position, writer);
    });
  }

  /**
   * Sends a command to a stream. Resolves after the durable commit with the answer or the
   * refusal; rejects when the store failed (retry with the same key) or a decider has a bug.
   */
  execute<State, Command, Event extends DomainEvent, Answer>(
    decider: Decider<State, Command, Event, Answer>,
    at: Address,
    command: Command,
    sender: Sender,
  ): Promise<Outcome<Answer>> {
    if (decider.kind !== kindOf(at.stream))
      throw new Error(`${decider.kind} rules no ${at.stream}`);
    // The registry holds this very decider for the kind, so its answer has this type.
    return this.#send(at, sender, { kind: 'command', command }) as Promise<Outcome<Answer>>;
  }

  /** Decides an order another node passes on; undefined: that node should decide it itself. */
  take(feed: string, order: Order): Promise<Outcome<unknown>> | undefined {
    return this.#feeds.get(feed)?.take(order);
  }

  /**
   * Keeps another writer's events, numbered and chained as they were written. Answers the last
   * seq now held; refuses a gap (`stream-gap`) and a broken chain (`stream-forked`).
   */
  replicate(at: Address, events: readonly ReplicaEvent[], by: string): Promise<Outcome<number>> {
    return this.#send(at, { by }, { kind: 'replica', events }) as Promise<Outcome<number>>;
  }

  /** A stream's state with everything acknowledged so far, on any node; kept in memory from then on. */
  async state<State, Command, Event extends DomainEvent, Answer>(
    decider: Decider<State, Command, Event, Answer>,
    at: Address,
  ): Promise<StateAt<State>> {
    if (decider.kind !== kindOf(at.stream))
      throw new Error(`${decider.kind} rules no ${at.stream}`);
    const feed = this.#feed(at.feed);
    await feed.current();
    const memory = await feed.memory(at.stream);
    return { seq: memory.seq, state: memory.state as State };
  }

  /** What this node happens to know of a stream, without asking the store: for whoever looks often. */
  known<State, Command, Event extends DomainEvent, Answer>(
    decider: Decider<State, Command, Event, Answer>,
    at: Address,
  ): State | undefined {
    if (decider.kind !== kindOf(at.stream))
      throw new Error(`${decider.kind} rules no ${at.stream}`);
    // The registry paired this stream's kind with this decider.
    return this.#feeds.get(at.feed)?.known.state(at.stream)?.state as State | undefined;
  }

  /** The seq of a stream's newest event; 0 when it has none. */
  async lastSeq(at: Address): Promise<number> {
    const row = await this.store.read(async (tx) => tx.rows.stream(at.stream));
    return row?.seq ?? 0;
  }

  /**
   * Does something that is no event (it writes tables of its own) once per key: the same key and
   * digest give the same answer for 48 hours. A refusal undoes nothing: refuse before writing.
   */
  async once<Answer>(
    key: CommandKey,
    work: (tx: Tx) => Promise<Outcome<Answer>>,
  ): Promise<Outcome<Answer>> {
    const now = this.#parts.clock.now();
    return this.store.write(async (tx) => {
      await tx.rows.lockFeed(`once ${key.caller}`);
      const [known] = await tx.rows.keys([key], now - keyRetention);
      if (known !== undefined) {
        return known.digest === key.digest
          ? // Stored below, by the same kind of request.
            (JSON.parse(known.outcome) as Outcome<Answer>)
          : { ok: false, refused: { code: 'key-reused' } };
      }
      const outcome = await work(tx);
      await tx.rows.putKeys([{ ...key, outcome: JSON.stringify(outcome), at: now }]);
      return outcome;
    });
  }

  /** The events after the cursor that exist now, oldest first. */
  async read(cursor: Cursor, limit = 500): Promise<readonly JournalEvent[]> {
    const feed = this.#feed(cursor.feed);
    await feed.current();
    return readAfter(this.store, feed, cursor, limit);
  }

  /** What was missed since the cursor, then what comes: no gap, no duplicate. */
  follow(cursor: Cursor, signal: AbortSignal): AsyncGenerator<readonly JournalEvent[]> {
    return follow(this.store, this.#feed(cursor.feed), cursor, signal);
  }

  /** Proves that nothing of a feed's past was changed, reordered or taken out. */
  verify(feed: string): Promise<Verdict> {
    return verifyFeed(this.store, feed);
  }

  /** Empties every read model and fills it again from the events. */
  rebuildProjections(): Promise<readonly string[]> {
    return refreshProjections(this.store, this.#parts.projections, true);
  }

  /** Takes no more commands; those not yet decided are rejected. */
  stop(because: Error = new Error('the journal is closed')): void {
    this.#unsubscribe();
    for (const feed of this.#feeds.values()) feed.stop(because);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stop();
    await Promise.all([...this.#feeds.values()].map((feed) => feed.idle()));
  }

  #send(at: Address, sender: Sender, work: Order['work']): Promise<Outcome<unknown>> {
    const order: Order = { stream: at.stream, by: sender.by, key: sender.key, work };
    return this.#feed(at.feed).execute(order);
  }

  #feed(name: string): Feed {
    let feed = this.#feeds.get(name);
    if (feed === undefined) {
      feed = new Feed(name, this.#parts);
      this.#feeds.set(name, feed);
    }
    return feed;
  }
}
