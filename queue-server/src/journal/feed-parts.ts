import type { Clock, Defer, Rng } from '../ports/index.ts';
import type { Order } from './batch.ts';
import type { Outcome } from './decider.ts';
import type { JournalEvent } from './event.ts';
import type { Deciders, StreamMemory } from './memory.ts';
import type { Projection } from './projection.ts';
import type { Store } from './store.ts';

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
}

/** A command that waits for its batch. */
export interface Pending {
  readonly order: Order;
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
