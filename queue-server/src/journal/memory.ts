import type { AnyDecider } from './decider.ts';
import { journalEvent } from './encoding.ts';
import { kindOf, type Address, type JournalEvent, type Recorded } from './event.ts';
import type { SnapshotRow, Tx } from './store.ts';

/** One stream's state as of `seq`: an immutable value, replaced as the stream grows. */
export interface StreamMemory extends Address {
  readonly decider: AnyDecider;
  readonly seq: number;
  readonly head: string;
  readonly state: unknown;
  /** The seq of its newest snapshot. */
  readonly snapshotAt: number;
}

export type Deciders = ReadonlyMap<string, AnyDecider>;

const page = 1_000;

/** The state after one more event. Throws when the event is not the next one (a bug or a foreign hand). */
export function evolved(memory: StreamMemory, event: Recorded, hash: string): StreamMemory {
  if (event.seq !== memory.seq + 1) {
    throw new Error(`${memory.stream}: event ${event.seq} after ${memory.seq}`);
  }
  // The registry paired this stream's kind with this decider, so the types fit.
  const state = memory.decider.evolve(memory.state as never, event as never);
  return { ...memory, seq: event.seq, head: hash, state };
}

/** Brings a stream's state into memory: its newest usable snapshot, then the events after it. */
export async function recall(tx: Tx, deciders: Deciders, at: Address): Promise<StreamMemory> {
  const decider = deciders.get(kindOf(at.stream));
  if (decider === undefined) throw new Error(`no decider for "${at.stream}"`);
  let memory: StreamMemory = {
    ...at,
    decider,
    seq: 0,
    head: '',
    state: decider.initial(at.stream),
    snapshotAt: 0,
  };
  const row = await tx.rows.stream(at.stream);
  if (row === undefined) return memory;
  if (row.feed !== at.feed) throw new Error(`${at.stream} lives in ${row.feed}, not ${at.feed}`);
  const snapshot = await tx.rows.snapshot(at.stream);
  const rule = decider.snapshot;
  if (snapshot !== undefined && rule !== undefined && snapshot.version === rule.version) {
    const { seq, head } = snapshot;
    memory = {
      ...memory,
      seq,
      head,
      snapshotAt: seq,
      state: rule.load(JSON.parse(snapshot.state)),
    };
  }
  while (memory.seq < row.seq) {
    const rows = await tx.rows.eventsOfStream(at.stream, memory.seq, page);
    if (rows.length === 0) throw new Error(`${at.stream}: events after ${memory.seq} are missing`);
    for (const one of rows) memory = evolved(memory, journalEvent(one), one.hash);
  }
  return memory;
}

/** In a rush a snapshot waits, at most until the stream has grown so many times more than usual. */
const rushed = 4;

/**
 * A snapshot, when the stream has grown enough since the last one. Writing one takes longer than
 * many commands, so it is left for a moment when nobody waits.
 */
export function dueSnapshot(memory: StreamMemory, inRush: boolean): SnapshotRow | undefined {
  const rule = memory.decider.snapshot;
  if (rule === undefined) return undefined;
  const every = typeof rule.every === 'number' ? rule.every : rule.every(memory.state as never);
  if (memory.seq - memory.snapshotAt < (inRush ? rushed * every : every)) return undefined;
  return {
    stream: memory.stream,
    seq: memory.seq,
    head: memory.head,
    version: rule.version,
    state: JSON.stringify(rule.save(memory.state as never)),
  };
}

/** Streams in memory, the least recently used ones forgotten first. */
export class Memories {
  readonly #streams = new Map<string, StreamMemory>();
  readonly #limit: number;
  constructor(limit: number) {
    this.#limit = limit;
  }
  get(stream: string): StreamMemory | undefined {
    return this.#streams.get(stream);
  }
  set(memory: StreamMemory): void {
    this.#streams.delete(memory.stream);
    this.#streams.set(memory.stream, memory);
    if (this.#streams.size <= this.#limit) return;
    for (const oldest of this.#streams.keys()) {
      this.#streams.delete(oldest);
      break;
    }
  }
  /** Follows an event another node committed; streams not in memory are read when needed. */
  follow(event: JournalEvent): void {
    const memory = this.#streams.get(event.stream);
    if (memory !== undefined && event.seq === memory.seq + 1) {
      this.#streams.set(event.stream, evolved(memory, event, event.hash));
    } else if (memory !== undefined && event.seq > memory.seq) {
      this.#streams.delete(event.stream);
    }
  }
}
