import type { Kysely } from 'kysely';

/** Rows exactly as stored: text ids, integers, epoch milliseconds, JSON as text. */
export interface EventRow {
  readonly feed: string;
  readonly position: number;
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly actor: string;
  readonly body: string;
  readonly hash: string;
}
export interface FeedRow {
  readonly feed: string;
  readonly position: number;
  readonly head: string;
  /** The time of the last event, so that time never runs backwards within a feed. */
  readonly at: number;
}
export interface StreamRow {
  readonly stream: string;
  readonly feed: string;
  readonly seq: number;
  readonly head: string;
}
export interface KeyRow {
  readonly caller: string;
  readonly key: string;
  readonly digest: string;
  readonly outcome: string;
  readonly at: number;
}
export interface SnapshotRow {
  readonly stream: string;
  readonly seq: number;
  readonly head: string;
  readonly version: number;
  readonly state: string;
}

export interface JournalTables {
  feeds: FeedRow;
  streams: StreamRow;
  events: EventRow;
  command_keys: KeyRow;
  snapshots: SnapshotRow;
  projections: { name: string; version: number };
}

export type Eventually<T> = T | Promise<T>;

/** Everything one committed batch writes. */
export interface Append {
  readonly feed: FeedRow;
  readonly streams: readonly StreamRow[];
  readonly events: readonly EventRow[];
  readonly keys: readonly KeyRow[];
  readonly snapshots: readonly SnapshotRow[];
}

/** The journal's own statements, prepared by hand on each engine because every command runs them. */
export interface JournalRows {
  /** Takes the feed's lock until the transaction ends; a feed exists from its first lock on. */
  lockFeed(feed: string): Eventually<FeedRow>;
  feed(feed: string): Eventually<FeedRow | undefined>;
  feeds(): Eventually<readonly FeedRow[]>;
  stream(stream: string): Eventually<StreamRow | undefined>;
  streams(feed: string): Eventually<readonly StreamRow[]>;
  eventsOfFeed(feed: string, after: number, limit: number): Eventually<readonly EventRow[]>;
  eventsOfStream(stream: string, after: number, limit: number): Eventually<readonly EventRow[]>;
  keys(
    wanted: readonly { readonly caller: string; readonly key: string }[],
    notBefore: number,
  ): Eventually<readonly KeyRow[]>;
  putKeys(keys: readonly KeyRow[]): Eventually<void>;
  purgeKeys(before: number): Eventually<void>;
  snapshot(stream: string): Eventually<SnapshotRow | undefined>;
  append(batch: Append): Eventually<void>;
}

/** One transaction. */
export interface Tx {
  readonly rows: JournalRows;
  /** A typed view of tables that a migration made; the caller names only its own. */
  tables<Tables>(): Kysely<Tables>;
}

export interface WriteHow {
  /** The work begins with a feed's lock and writes nothing before it has it: saves a round trip. */
  readonly locksFirst: boolean;
}

/**
 * A durable store with transactions. `write` resolves only after the durable commit; when it
 * rejects, nothing was written unless the error says the outcome is unknown.
 * Neither may be called from within the other.
 */
export interface Store {
  readonly engine: 'sqlite' | 'postgres';
  /** Other nodes may write too: what is in memory must be looked up before it is called current. */
  readonly shared: boolean;
  write<T>(work: (tx: Tx) => Promise<T>, how?: WriteHow): Promise<T>;
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads without a transaction: each statement sees what is committed then. Saves two round trips. */
  glance?<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Writes a whole batch in one go, durably, if the feed still stands at `from` and none of its
   * keys is known; false: it does not, or one is, and nothing was written.
   */
  append?(batch: Append, from: number): Promise<boolean>;
  /** Where several nodes may start at once: does the work of starting while no other node does. */
  oneAtATime?<T>(start: () => Promise<T>): Promise<T>;
  /**
   * Another node may have appended: look again. Called without content, perhaps in vain; `writer`
   * is where that node can be reached.
   */
  onWake(wake: (feed: string | 'all', position?: number, writer?: string) => void): () => void;
  /** From now on the others hear with every commit of this node that it can be reached there. */
  announceAs?(address: string): void;
  close(): Promise<void>;
}

export type StoreFault =
  'store.newer-schema' | 'store.corrupt' | 'store.not-durable' | 'store.unavailable';

/** A store that must not be used, or cannot be reached; `code` is stable. */
export class StoreError extends Error {
  readonly code: StoreFault;
  constructor(code: StoreFault, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}
