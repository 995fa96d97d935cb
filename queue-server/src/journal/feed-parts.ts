import type { Clock, Defer, Rng } from '../ports/index.ts';
import type { Batch, Order } from './batch.ts';
import type { Outcome } from './decider.ts';
import type { JournalEvent } from './event.ts';
import type { Deciders, StreamMemory } from './memory.ts';
import type { Peers } from './peers.ts';
import type { Projection } from './projection.ts';
import type { KeyRow, Store } from './store.ts';

/** Crash points: a hook that throws is a power cut at that place. */
export interface JournalHooks {
  /** All decided and written, nothing durable yet. */
  readonly beforeCommit?: (events: readonly JournalEvent[]) => void;
  /** Durable, nobody told yet. */
  readonly afterCommit?: (events: readonly JournalEvent[]) => void;
}

export interface FeedParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly rng: Rng;
  readonly defer: Defer;
  readonly deciders: Deciders;
  readonly projections: readonly Projection[];
  readonly hooks: JournalHooks;
  readonly streamsInMemory: number;
  readonly peers: Peers | undefined;
}

/** A command that waits for its batch. */
export interface Pending {
  readonly order: Order;
  /** Another node's client waits for it, and is further away than this node's own. */
  readonly passedOn: boolean;
  readonly resolve: (outcome: Outcome<unknown>) => void;
  readonly reject: (error: unknown) => void;
}

export interface Look {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface Load {
  readonly stream: string;
  readonly resolve: (memory: StreamMemory) => void;
  readonly reject: (error: unknown) => void;
}

export type Settled = { readonly outcome: Outcome<unknown> } | { readonly error: unknown };

/** What a batch came to, durably. */
export interface Written {
  readonly settled: readonly Settled[];
  /** Undefined: there was nothing to write. */
  readonly committed: ReturnType<Batch['result']> | undefined;
  readonly events: readonly JournalEvent[];
}

/** A batch under the feed's lock; what is known of the keys of those who joined last is still to come. */
export interface Opened {
  readonly batch: Batch;
  readonly lateKeys: Promise<readonly KeyRow[]>;
}

/** Decides these orders in turn; a decider's bug settles its own order only. */
export async function settle(batch: Batch, pending: readonly Pending[]): Promise<Settled[]> {
  const settled: Settled[] = [];
  for (const { order } of pending) {
    try {
      settled.push({ outcome: await batch.take(order) });
    } catch (error) {
      settled.push({ error });
    }
  }
  return settled;
}

/** Those who asked through another node hear first: it answers them while this one answers its own. */
export function answer(
  pending: readonly Pending[],
  settled: readonly Settled[],
  passedOn: boolean,
): void {
  pending.forEach((one, index) => {
    if (one.passedOn !== passedOn) return;
    const result = settled[index];
    if (result !== undefined && 'outcome' in result) one.resolve(result.outcome);
    else one.reject(result?.error);
  });
}
