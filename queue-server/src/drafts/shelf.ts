import type { Migration, Store } from '../journal/index.ts';
import type { Clock } from '../ports/index.ts';
import { draftHours } from '../protocol/index.ts';

interface DraftTables {
  drafts: { id: string; sealed: string; until: number; at: number };
}

export const draftMigration: Migration = {
  name: '0300-drafts',
  sql: [
    `create table drafts (
      id TEXT not null primary key, sealed TEXT not null, until INT8 not null, at INT8 not null
    ) STRICT`,
    'create index drafts_until on drafts (until)',
  ],
};

export interface Draft {
  readonly sealed: Uint8Array;
  /** Epoch milliseconds. */
  readonly until: number;
}

/**
 * Applications that somebody had to leave. Whose they are and what they say is known to nobody
 * here: id and key are both made from the slip, the key from the citizen's card as well.
 */
export class DraftShelf {
  readonly #store: Store;
  readonly #clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Keeps a draft until its time is over, never longer than 72 hours; false when that is past. */
  async keep(id: string, bytes: Uint8Array, until: number): Promise<boolean> {
    const now = this.#clock.now();
    if (until <= now) return false;
    const kept = {
      sealed: Buffer.from(bytes).toString('base64'),
      until: Math.min(until, now + draftHours * 3_600_000),
      at: now,
    };
    await this.#store.write(async (tx) => {
      await tx
        .tables<DraftTables>()
        .insertInto('drafts')
        .values({ id, ...kept })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(kept))
        .execute();
    });
    return true;
  }

  async read(id: string): Promise<Draft | null> {
    const row = await this.#store.read((tx) =>
      tx
        .tables<DraftTables>()
        .selectFrom('drafts')
        .select(['sealed', 'until'])
        .where('id', '=', id)
        .where('until', '>', this.#clock.now())
        .executeTakeFirst(),
    );
    return row === undefined
      ? null
      : { sealed: Buffer.from(row.sealed, 'base64'), until: Number(row.until) };
  }

  /** Handed in, or not wanted any more. */
  async forget(id: string): Promise<void> {
    await this.#store.write(async (tx) => {
      await tx.tables<DraftTables>().deleteFrom('drafts').where('id', '=', id).execute();
    });
  }

  /** Deletes those whose time is over; answers how many. */
  async sweep(): Promise<number> {
    return this.#store.write(async (tx) => {
      const over = await tx
        .tables<DraftTables>()
        .deleteFrom('drafts')
        .where('until', '<=', this.#clock.now())
        .executeTakeFirst();
      return Number(over.numDeletedRows);
    });
  }
}
