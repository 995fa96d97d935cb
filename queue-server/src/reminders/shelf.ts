import type { Vault } from '../cases/vault.ts';
import type { Migration, Store } from '../journal/index.ts';
import type { Clock } from '../ports/index.ts';
import type { Asked } from './notices.ts';
import type { Language } from './words.ts';

interface Tables {
  reminders: {
    /** `yunxi.b12` or `yunxi.t7`. */
    id: string;
    hall: string;
    /** The booking or ticket. */
    ref: string;
    language: Language;
    start: number;
    reminded: number;
    /** When the number was forgotten; 0 while it is kept. */
    over: number;
    looked: number;
  };
}

export const reminderMigration: Migration = {
  name: '0320-reminders',
  sql: [
    `create table reminders (
      id TEXT not null primary key, hall TEXT not null, ref TEXT not null, language TEXT not null,
      start INT8 not null, reminded INT8 not null, over INT8 not null, looked INT8 not null
    ) STRICT`,
    'create index reminders_by_look on reminders (over, looked)',
  ],
};

export interface Reminder extends Asked {
  readonly id: string;
  readonly hall: string;
  readonly ref: string;
  readonly language: Language;
}

/** So many are looked at in one round; the rest come first in the next. */
const page = 500;

/** Numbers people left for one visit: sealed while they are needed, and no longer. */
export class ReminderShelf {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #vault: Vault;

  constructor(store: Store, clock: Clock, vault: Vault) {
    this.#store = store;
    this.#clock = clock;
    this.#vault = vault;
  }

  /** Keeps a number. Asked again, the newest number and language count. */
  async ask(reminder: Reminder, phone: string): Promise<void> {
    const { id, hall, ref, language, start, reminded } = reminder;
    await this.#vault.forget('phone', id);
    await this.#store.write(async (tx) => {
      await this.#vault.keepIn(tx, 'phone', id, subjectOf(id), phone);
      const values = { language, start, reminded: reminded ? 1 : 0, over: 0, looked: 0 };
      await tx
        .tables<Tables>()
        .insertInto('reminders')
        .values({ id, hall, ref, ...values })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute();
    });
  }

  /** The phone a message goes to, or null once it is forgotten. */
  async phone(id: string): Promise<string | null> {
    const kept = await this.#vault.read('phone', id);
    return typeof kept === 'string' ? kept : null;
  }

  async isOn(id: string): Promise<boolean> {
    return (await this.phone(id)) !== null;
  }

  /** Those looked at longest ago first. */
  async open(): Promise<readonly Reminder[]> {
    const rows = await this.#store.read((tx) =>
      tx
        .tables<Tables>()
        .selectFrom('reminders')
        .selectAll()
        .where('over', '=', 0)
        .orderBy('looked')
        .orderBy('id')
        .limit(page)
        .execute(),
    );
    return rows.map(({ id, hall, ref, language, start, reminded }) => {
      return { id, hall, ref, language, start, reminded: reminded === 1 };
    });
  }

  async keep(id: string, { start, reminded }: Asked): Promise<void> {
    const changed = { start, reminded: reminded ? 1 : 0, looked: this.#clock.now() };
    await this.#store.write(async (tx) => {
      await tx
        .tables<Tables>()
        .updateTable('reminders')
        .set(changed)
        .where('id', '=', id)
        .execute();
    });
  }

  /** Looked at, and nothing to do: once for all of a round. */
  async looked(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#store.write(async (tx) => {
      await tx
        .tables<Tables>()
        .updateTable('reminders')
        .set({ looked: this.#clock.now() })
        .where('id', 'in', [...ids])
        .execute();
    });
  }

  /** The number is gone from here on; that there was one is known a while longer, for its messages. */
  async forget(id: string): Promise<void> {
    await this.#vault.forgetSubject(subjectOf(id));
    const over = this.#clock.now();
    await this.#store.write(async (tx) => {
      await tx
        .tables<Tables>()
        .updateTable('reminders')
        .set({ over })
        .where('id', '=', id)
        .execute();
    });
  }

  /** Deletes what was told, where this house carried it itself, of visits over before then. */
  async sweep(before: number): Promise<void> {
    const rows = await this.#store.read((tx) =>
      tx
        .tables<Tables>()
        .selectFrom('reminders')
        .select('id')
        .where('over', '>', 0)
        .where('over', '<', before)
        .limit(page)
        .execute(),
    );
    for (const { id } of rows) {
      await this.#vault.forgetSubject(toldTo(id));
      await this.#store.write(async (tx) => {
        await tx.tables<Tables>().deleteFrom('reminders').where('id', '=', id).execute();
      });
    }
  }
}

const subjectOf = (id: string): string => `visit.${id}`;
/** Under what the messages themselves are kept, apart from the number. */
export const toldTo = (id: string): string => `visit-told.${id}`;
