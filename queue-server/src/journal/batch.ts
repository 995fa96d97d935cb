import type { Rng } from '../ports/rng.ts';
import { feedHead, linkOf } from './chain.ts';
import type { DecisionContext, FollowUp, Outcome } from './decider.ts';
import type { JournalEvent, Recorded } from './event.ts';
import { dueSnapshot, evolved, type StreamMemory } from './memory.ts';
import type { Append, EventRow, FeedRow, KeyRow } from './store.ts';

/** The right to have one effect: the same key and digest give the same answer for 48 hours. */
export interface CommandKey {
  readonly caller: string;
  readonly key: string;
  /** Of everything the command says; another digest under the same key is refused. */
  readonly digest: string;
}

/** An event of another writer's stream, to be kept as it is. */
export type ReplicaEvent = Recorded & { readonly hash: string };

export type Work =
  | { readonly kind: 'command'; readonly command: unknown }
  | { readonly kind: 'replica'; readonly events: readonly ReplicaEvent[] };

export interface Order {
  readonly stream: string;
  readonly by: string;
  readonly key: CommandKey | undefined;
  readonly work: Work;
}

/** Follow-ups of follow-ups end here; more would be a loop between deciders. */
const followUpLimit = 50;

/** More orders than this at once are a rush. */
const rush = 2;

interface Draft {
  readonly row: Omit<EventRow, 'position'>;
  readonly event: Recorded;
}

/**
 * The commands of one transaction, decided one after the other in memory. A refused or failing
 * command leaves no trace; the accepted ones see each other's events.
 */
export class Batch {
  readonly #before: FeedRow;
  readonly #now: number;
  readonly #rng: Rng;
  readonly #load: (stream: string) => Promise<StreamMemory>;
  readonly #touched = new Map<string, StreamMemory>();
  readonly #keys = new Map<string, KeyRow>();
  readonly #newKeys = new Map<string, KeyRow>();
  readonly #rows: EventRow[] = [];
  readonly events: JournalEvent[] = [];
  #position: number;
  #orders = 0;
  #head: string;

  constructor(input: {
    readonly feed: FeedRow;
    readonly now: number;
    readonly rng: Rng;
    readonly keys: readonly KeyRow[];
    readonly load: (stream: string) => Promise<StreamMemory>;
  }) {
    this.#before = input.feed;
    this.#now = Math.max(input.now, input.feed.at);
    this.#rng = input.rng;
    this.#load = input.load;
    this.#position = input.feed.position;
    this.#head = input.feed.head;
    this.know(input.keys);
  }

  /** What was answered before under these keys; one decided in this batch is newer and stays. */
  know(keys: readonly KeyRow[]): void {
    for (const row of keys) {
      const name = keyName(row);
      if (!this.#newKeys.has(name)) this.#keys.set(name, row);
    }
  }

  /** Decides one order. Throws only for a bug in a decider; the batch goes on without it. */
  async take(order: Order): Promise<Outcome<unknown>> {
    const { key } = order;
    this.#orders++;
    if (key === undefined) return this.#perform(order);
    const name = keyName(key);
    const known = this.#keys.get(name);
    if (known !== undefined) {
      return known.digest === key.digest
        ? (JSON.parse(known.outcome) as Outcome<unknown>)
        : { ok: false, refused: { code: 'key-reused' } };
    }
    const outcome = await this.#perform(order);
    const row: KeyRow = { ...key, outcome: JSON.stringify(outcome), at: this.#now };
    this.#keys.set(name, row);
    this.#newKeys.set(name, row);
    return outcome;
  }

  #perform(order: Order): Promise<Outcome<unknown>> {
    return order.work.kind === 'command'
      ? this.#decide(order, order.work.command)
      : this.#replicate(order.stream, order.work.events);
  }

  async #decide(order: Order, command: unknown): Promise<Outcome<unknown>> {
    const unit = new Map<string, StreamMemory>();
    const drafts: Draft[] = [];
    const queue: FollowUp[] = [{ stream: order.stream, command }];
    let answer: unknown;
    for (let i = 0; i < queue.length; i++) {
      const next = queue[i];
      if (next === undefined) break;
      if (i > followUpLimit) throw new Error(`${order.stream}: follow-ups never end`);
      let memory = unit.get(next.stream) ?? (await this.#memory(next.stream));
      const context: DecisionContext = {
        now: this.#now,
        by: order.by,
        rng: this.#rng,
        stream: next.stream,
        nextSeq: memory.seq + 1,
      };
      const { decide } = memory.decider;
      const decision = decide(memory.state as never, next.command as never, context);
      if ('refused' in decision) return { ok: false, refused: decision.refused };
      const { leadsTo } = decision;
      for (const { type, data } of decision.events) {
        const event: Recorded = { seq: memory.seq + 1, type, at: this.#now, by: order.by, data };
        const draft = draftOf(memory, event);
        const { hash } = draft.row;
        memory =
          leadsTo === undefined
            ? evolved(memory, event, hash)
            : { ...memory, seq: event.seq, head: hash };
        drafts.push(draft);
      }
      if (leadsTo !== undefined) memory = { ...memory, state: leadsTo };
      unit.set(next.stream, memory);
      if (i === 0) answer = decision.answer;
      if (decision.also !== undefined) queue.push(...decision.also);
    }
    this.#accept(unit, drafts);
    return { ok: true, answer };
  }

  /** Another writer's events: only those that continue the stream with an unbroken chain. */
  async #replicate(stream: string, events: readonly ReplicaEvent[]): Promise<Outcome<number>> {
    let memory = await this.#memory(stream);
    const drafts: Draft[] = [];
    for (const one of events) {
      if (one.seq <= memory.seq) continue;
      const { hash, seq, type, at, by, data } = one;
      const event: Recorded = { seq, type, at, by, data };
      if (seq !== memory.seq + 1) {
        return { ok: false, refused: { code: 'stream-gap', details: { seq: memory.seq } } };
      }
      const draft = draftOf(memory, event);
      if (draft.row.hash !== hash) {
        return { ok: false, refused: { code: 'stream-forked', details: { seq: memory.seq } } };
      }
      memory = evolved(memory, event, hash);
      drafts.push(draft);
    }
    this.#accept(new Map([[stream, memory]]), drafts);
    return { ok: true, answer: memory.seq };
  }

  async #memory(stream: string): Promise<StreamMemory> {
    return this.#touched.get(stream) ?? (await this.#load(stream));
  }

  #accept(unit: ReadonlyMap<string, StreamMemory>, drafts: readonly Draft[]): void {
    for (const { row, event } of drafts) {
      const position = ++this.#position;
      const { feed, stream, hash } = row;
      this.#head = feedHead(this.#head, hash);
      this.#rows.push({ ...row, position });
      this.events.push({ feed, stream, position, hash, ...event });
    }
    for (const memory of unit.values()) this.#touched.set(memory.stream, memory);
  }

  get isEmpty(): boolean {
    return this.#rows.length === 0 && this.#newKeys.size === 0;
  }

  /** Everything to write, and the memories to adopt once it is durable. */
  result(): { readonly append: Append; readonly memories: readonly StreamMemory[] } {
    const grown = new Set(this.#rows.map((row) => row.stream));
    const inRush = this.#orders > rush;
    const snapshots: Append['snapshots'][number][] = [];
    const memories = [...this.#touched.values()].map((memory) => {
      const snapshot = grown.has(memory.stream) ? dueSnapshot(memory, inRush) : undefined;
      if (snapshot === undefined) return memory;
      snapshots.push(snapshot);
      return { ...memory, snapshotAt: memory.seq };
    });
    const streams = memories
      .filter((memory) => grown.has(memory.stream))
      .map(({ stream, feed, seq, head }) => ({ stream, feed, seq, head }));
    const { feed } = this.#before;
    const at = this.#rows.length > 0 ? this.#now : this.#before.at;
    return {
      memories,
      append: {
        feed: { feed, position: this.#position, head: this.#head, at },
        events: this.#rows,
        keys: [...this.#newKeys.values()],
        streams,
        snapshots,
      },
    };
  }
}

function keyName(key: { readonly caller: string; readonly key: string }): string {
  return `${key.caller}\n${key.key}`;
}

function draftOf(memory: StreamMemory, event: Recorded): Draft {
  const { feed, stream } = memory;
  const { seq, type, at, by } = event;
  const body = JSON.stringify(event.data);
  const hash = linkOf(memory.head, { stream, seq, type, at, by, body });
  return { event, row: { feed, stream, seq, type, at, actor: by, body, hash } };
}
