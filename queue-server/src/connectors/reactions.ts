import type { Journal, JournalEvent, Projection, Store, Tx } from '../journal/index.ts';
import type { Clock, Log } from '../ports/index.ts';

/** What became of an event: settled; later, because something it needs has not arrived; or pointless. */
export type Reacted = 'done' | 'later' | 'dropped';

/** Something that follows from events, outside their transaction: at least once, so handlers are idempotent. */
export interface Reaction {
  readonly name: string;
  readonly types: readonly string[];
  readonly react: (event: JournalEvent) => Promise<Reacted>;
}

export interface ReactionParts {
  readonly store: Store;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
}

interface ReactionTables {
  reactions: {
    name: string;
    stream: string;
    seq: number;
    feed: string;
    type: string;
    at: number;
    actor: string;
    body: string;
    state: 'open' | 'done' | 'dropped';
  };
}

export const reactionMigration = {
  name: '0240-reactions',
  sql: [
    `create table reactions (
      name TEXT not null, stream TEXT not null, seq INT8 not null, feed TEXT not null,
      type TEXT not null, at INT8 not null, actor TEXT not null, body TEXT not null,
      state TEXT not null, primary key (name, stream, seq)
    ) STRICT`,
    'create index reactions_by_state on reactions (state, at)',
  ],
} as const;

const page = 100;
/** What could not be settled is tried again after so long, in milliseconds. */
const again = 15_000;

/**
 * The durable to-do list of reactions. An event and its entry are written in one transaction; entries are worked
 * off soon afterwards and after every restart, in the order of their streams.
 */
export class Reactions {
  readonly #named = new Map<string, Reaction>();
  #store: Store | undefined;
  #clock: Clock | undefined;
  #log: Log | undefined;
  #running: Promise<void> | undefined;
  #poked = false;
  #stopped = false;
  readonly #closing = new AbortController();
  #cancel: (() => void) | undefined;

  /** The projection that writes the entries of one reaction. */
  projectionOf(name: string, version: number, types: readonly string[]): Projection {
    return {
      name: `reactions.${name}`,
      version,
      types,
      clear: async (tx) =>
        void (await tx
          .tables<ReactionTables>()
          .deleteFrom('reactions')
          .where('name', '=', name)
          .execute()),
      apply: (tx, events) => this.#write(tx, name, events),
    };
  }

  async #write(tx: Tx, name: string, events: readonly JournalEvent[]): Promise<void> {
    await tx
      .tables<ReactionTables>()
      .insertInto('reactions')
      .values(
        events.map(({ stream, seq, feed, type, at, by, data }) => ({
          name,
          stream,
          seq,
          feed,
          type,
          at,
          actor: by,
          body: JSON.stringify(data),
          state: 'open' as const,
        })),
      )
      .execute();
  }

  /** Begins to work; what was left over from before a restart comes first. */
  start(parts: ReactionParts, reactions: readonly Reaction[], feeds: readonly string[]): void {
    for (const reaction of reactions) this.#named.set(reaction.name, reaction);
    this.#store = parts.store;
    this.#clock = parts.clock;
    this.#log = parts.log;
    for (const feed of feeds) this.#watch(parts, feed);
    this.poke();
  }

  /** Committed events wake it, on whichever node they were committed. */
  #watch({ store, journal, clock, log }: ReactionParts, feed: string): void {
    const { signal } = this.#closing;
    const look = async (): Promise<void> => {
      const row = await store.read(async (tx) => tx.rows.feed(feed));
      // Whatever came before this position is on the list already.
      this.poke();
      const cursor = { feed, after: row?.position ?? 0 };
      for await (const events of journal.follow(cursor, signal)) if (events.length > 0) this.poke();
    };
    void look().catch((error: unknown) => {
      if (signal.aborted) return;
      log('reactions-unwatched', { feed, error: String(error) });
      clock.after(again, () => {
        this.poke();
        this.#watch({ store, journal, clock, log }, feed);
      });
    });
  }

  /** There may be something to do. */
  poke(): void {
    if (this.#store === undefined || this.#stopped) return;
    this.#poked = true;
    this.#running ??= this.#work().finally(() => (this.#running = undefined));
  }

  /** Resolves when nothing is being worked on. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#closing.abort();
    this.#cancel?.();
    await this.idle();
  }

  async #work(): Promise<void> {
    while (this.#poked && !this.#stopped) {
      this.#poked = false;
      try {
        await this.#round();
      } catch (error) {
        this.#log?.('reactions-failed', { error: String(error) });
        this.#later();
      }
    }
  }

  /** Works off everything that is open now. Within a stream what waits holds back what comes after it. */
  async #round(): Promise<void> {
    const waiting = new Set<string>();
    for (let left = 0; ;) {
      const rows = await this.#open(left);
      for (const row of rows) {
        if (this.#stopped) return;
        const lane = `${row.name}\n${row.stream}`;
        const state = waiting.has(lane) ? 'later' : await this.#react(row);
        if (state === 'later') {
          waiting.add(lane);
          left += 1;
        } else {
          await this.#settle(row, state);
        }
      }
      if (rows.length < page) break;
    }
    if (waiting.size > 0) this.#later();
  }

  async #react(row: ReactionTables['reactions']): Promise<Reacted> {
    const { name, stream, seq, feed, type, at, actor, body } = row;
    const reaction = this.#named.get(name);
    if (reaction === undefined) return 'later';
    const data = JSON.parse(body) as object;
    try {
      return await reaction.react({
        stream,
        seq,
        feed,
        type,
        at,
        by: actor,
        data,
        position: 0,
        hash: '',
      });
    } catch (error) {
      this.#log?.('reaction-failed', { name, stream, seq, error: String(error) });
      return 'later';
    }
  }

  async #open(skip: number): Promise<readonly ReactionTables['reactions'][]> {
    const store = this.#store;
    if (store === undefined) return [];
    return store.read((tx) =>
      tx
        .tables<ReactionTables>()
        .selectFrom('reactions')
        .selectAll()
        .where('state', '=', 'open')
        .orderBy('at')
        .orderBy('stream')
        .orderBy('seq')
        .orderBy('name')
        .limit(page)
        .offset(skip)
        .execute(),
    );
  }

  async #settle(
    { name, stream, seq }: ReactionTables['reactions'],
    state: 'done' | 'dropped',
  ): Promise<void> {
    await this.#store?.write(async (tx) => {
      await tx
        .tables<ReactionTables>()
        .updateTable('reactions')
        .set({ state })
        .where('name', '=', name)
        .where('stream', '=', stream)
        .where('seq', '=', seq)
        .execute();
    });
  }

  #later(): void {
    this.#cancel?.();
    this.#cancel = this.#clock?.after(again, () => this.poke());
  }
}
