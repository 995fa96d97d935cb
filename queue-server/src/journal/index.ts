/** Numbered events, decided in batches and committed durably; see the package's README. */
export { systemClock, systemDefer, systemRng, virtualClock } from '../ports/index.ts';
export type { Clock, Defer, Rng, VirtualClock } from '../ports/index.ts';
export type { Audiences, Readers, VisibleEvent } from './audience.ts';
export { visibleTo } from './audience.ts';
export type { CommandKey, ReplicaEvent } from './batch.ts';
export type {
  AnyDecider,
  Decider,
  Decision,
  DecisionContext,
  FollowUp,
  Outcome,
  Refusal,
  SnapshotRule,
} from './decider.ts';
export type { Address, DomainEvent, HiddenEvent, JournalEvent, Recorded } from './event.ts';
export type { JournalHooks } from './feed-parts.ts';
export type { JournalOptions, Sender, StateAt } from './journal.ts';
export { Journal, openJournal } from './journal.ts';
export type { Migration } from './migrations.ts';
export type { Peers } from './peers.ts';
export type { Projection } from './projection.ts';
export { openSqlite, type SqliteOptions, type SqliteStore } from './sqlite/open.ts';
export { StoreError, type Store, type StoreFault, type Tx } from './store.ts';
export type { Cursor } from './tail.ts';
export type { Verdict } from './verify.ts';
