import type { Migration, Store } from '../journal/index.ts';
import type { Clock } from '../ports/index.ts';

interface AttemptTables {
  attempts: { place: string; failures: number; locked_until: number };
}

export const attemptMigration: Migration = {
  name: '0205-attempts',
  sql: [
    `create table attempts (
      place TEXT not null primary key, failures INT8 not null, locked_until INT8 not null
    ) STRICT`,
  ],
};

/** Counts wrong guesses, durably and on every node alike: so many in a row lock a place for a while. */
export class Attempts {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #allowed: number;
  readonly #lockedFor: number;

  constructor(store: Store, clock: Clock, allowed: number, lockedFor: number) {
    this.#store = store;
    this.#clock = clock;
    this.#allowed = allowed;
    this.#lockedFor = lockedFor;
  }

  /** Whether one of these places is locked now. */
  async locked(places: readonly string[]): Promise<boolean> {
    const rows = await this.#store.read((tx) =>
      tx
        .tables<AttemptTables>()
        .selectFrom('attempts')
        .select('place')
        .where('place', 'in', [...places])
        .where('locked_until', '>', this.#clock.now())
        .execute(),
    );
    return rows.length > 0;
  }

  async failed(places: readonly string[]): Promise<void> {
    await this.#store.write(async (tx) => {
      const tables = tx.tables<AttemptTables>();
      for (const place of places) {
        await tables
          .insertInto('attempts')
          .values({ place, failures: 0, locked_until: 0 })
          .onConflict((conflict) => conflict.column('place').doNothing())
          .execute();
        await tables
          .updateTable('attempts')
          .set((eb) => ({ failures: eb('failures', '+', 1) }))
          .where('place', '=', place)
          .execute();
        await tables
          .updateTable('attempts')
          .set({ failures: 0, locked_until: this.#clock.now() + this.#lockedFor })
          .where('place', '=', place)
          .where('failures', '>=', this.#allowed)
          .execute();
      }
    });
  }

  async succeeded(places: readonly string[]): Promise<void> {
    await this.#store.write(async (tx) => {
      await tx
        .tables<AttemptTables>()
        .deleteFrom('attempts')
        .where('place', 'in', [...places])
        .execute();
    });
  }
}
