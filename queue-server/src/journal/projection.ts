import type { Kysely } from 'kysely';
import type { JournalEvent } from './event.ts';
import { journalEvent } from './encoding.ts';
import type { JournalTables, Store, Tx } from './store.ts';

/**
 * A read model kept in tables (made by a migration), written in the events' own transaction.
 * Bump `version` when `apply` changes: the tables are then emptied and filled again from the journal.
 */
export interface Projection {
  readonly name: string;
  readonly version: number;
  /** The event types it reads; others are never passed. */
  readonly types: readonly string[];
  /** Empties the read model's tables. */
  readonly clear: (tx: Tx) => Promise<void>;
  /** Applies events in feed order. */
  readonly apply: (tx: Tx, events: readonly JournalEvent[]) => Promise<void>;
}

export async function applyProjections(
  projections: readonly Projection[],
  tx: Tx,
  events: readonly JournalEvent[],
): Promise<void> {
  for (const projection of projections) {
    const wanted = events.filter((one) => projection.types.includes(one.type));
    if (wanted.length > 0) await projection.apply(tx, wanted);
  }
}

const page = 1_000;

/** Rebuilds every read model whose stored version differs, each in one transaction. */
export async function refreshProjections(
  store: Store,
  projections: readonly Projection[],
  force = false,
): Promise<readonly string[]> {
  const rebuilt: string[] = [];
  for (const projection of projections) {
    await store.write(async (tx) => {
      const versions: Kysely<Pick<JournalTables, 'projections'>> = tx.tables();
      const stored = await versions
        .selectFrom('projections')
        .select('version')
        .where('name', '=', projection.name)
        .executeTakeFirst();
      if (stored?.version === projection.version && !force) return;
      // Hold every feed still while the past is replayed.
      const feeds = await tx.rows.feeds();
      for (const { feed } of feeds) await tx.rows.lockFeed(feed);
      await projection.clear(tx);
      for (const { feed } of feeds) await replay(tx, projection, feed);
      await versions.deleteFrom('projections').where('name', '=', projection.name).execute();
      await versions
        .insertInto('projections')
        .values({ name: projection.name, version: projection.version })
        .execute();
      rebuilt.push(projection.name);
    });
  }
  return rebuilt;
}

async function replay(tx: Tx, projection: Projection, feed: string): Promise<void> {
  for (let after = 0; ;) {
    const rows = await tx.rows.eventsOfFeed(feed, after, page);
    await applyProjections([projection], tx, rows.map(journalEvent));
    const last = rows.at(-1);
    if (last === undefined || rows.length < page) return;
    after = last.position;
  }
}
