import { Batch } from './batch.ts';
import { settle, type FeedParts, type Pending, type Written } from './feed-parts.ts';
import type { FeedKnowledge } from './feed-knowledge.ts';
import type { Append, FeedRow, KeyRow } from './store.ts';

/** Answers of this node's last batches; a copy of a request is rarely further behind its twin. */
const keysKept = 1_000;

/**
 * Writes on where this node's own last batch ended, without locking or asking first: decides on
 * what is in memory, and one statement writes it all, if the feed still stands there and no key is
 * known. Should another node have written meanwhile, nothing happens here and the batch is decided
 * again under the lock.
 */
export class SoleWriter {
  readonly #parts: FeedParts;
  readonly #known: FeedKnowledge;
  /** The feed as this node's last batch left it. */
  #row: FeedRow | undefined;
  readonly #keys = new Map<string, KeyRow>();

  constructor(parts: FeedParts, known: FeedKnowledge) {
    this.#parts = parts;
    this.#known = known;
  }

  /** Takes note of what this node has just made durable. */
  left({ feed, keys }: Append): void {
    if (this.#parts.store.append === undefined) return;
    this.#row = feed;
    for (const row of keys) this.#keys.set(nameOf(row), row);
    for (const oldest of this.#keys.keys()) {
      if (this.#keys.size <= keysKept) break;
      this.#keys.delete(oldest);
    }
  }

  /** It is unknown how the feed stands: the next batch locks it. */
  forget(): void {
    this.#row = undefined;
  }

  /** Decides and writes the orders; undefined: they need the lock, and nothing was written. */
  async write(pending: readonly Pending[]): Promise<Written | undefined> {
    const { store, clock, rng, hooks, projections } = this.#parts;
    const feed = this.#row;
    if (store.append === undefined || feed?.position !== this.#known.position) return undefined;
    let unknown = false;
    const batch = new Batch({
      feed,
      now: clock.now(),
      rng,
      keys: pending.flatMap(({ order: { key } }) => this.#keys.get(key ? nameOf(key) : '') ?? []),
      load: async (stream) => {
        const memory = this.#known.state(stream);
        if (memory !== undefined) return memory;
        unknown = true;
        throw new Error(`${stream} is not in memory`);
      },
    });
    const settled = await settle(batch, pending);
    const { events } = batch;
    // Read models are written under the lock, in the same transaction.
    const read = projections.some(({ types }) => events.some(({ type }) => types.includes(type)));
    if (unknown || read) return undefined;
    if (batch.isEmpty) return { settled, events, committed: undefined };
    const committed = batch.result();
    hooks.beforeCommit?.(events);
    if (await store.append(committed.append, feed.position)) return { settled, events, committed };
    this.forget();
    return undefined;
  }
}

const nameOf = ({ caller, key }: { readonly caller: string; readonly key: string }): string =>
  `${caller}\n${key}`;
