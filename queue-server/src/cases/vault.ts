import type { Store, Tx } from '../journal/index.ts';
import type { Clock, Rng } from '../ports/index.ts';
import { keyedDigest, type Cipher } from './cipher.ts';

/** Personal data, apart from the events: sealed rows that can be deleted, under a key per person that can be, too. */
export interface VaultTables {
  subject_keys: { subject: string; wrapped: string; at: number };
  sealed_rows: { kind: string; id: string; subject: string; body: string; at: number };
}

export const vaultMigration = {
  name: '0200-vault',
  sql: [
    'create table subject_keys (subject TEXT not null primary key, wrapped TEXT not null, at INT8 not null) STRICT',
    `create table sealed_rows (
      kind TEXT not null, id TEXT not null, subject TEXT not null, body TEXT not null, at INT8 not null,
      primary key (kind, id)
    ) STRICT`,
    'create index sealed_rows_of_subject on sealed_rows (subject)',
  ],
} as const;

/** What is kept there: whole submissions, officers' texts, codes on their way to a phone, messages. */
export type SealedKind =
  | 'phone'
  | 'submission'
  | 'notice'
  | 'supplement'
  | 'pick-up-code'
  | 'message'
  | 'rating'
  | 'certificate';

export interface VaultParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly rng: Rng;
  readonly cipher: Cipher;
  /** Wraps the subjects' keys; 32 bytes. */
  readonly master: Uint8Array;
}

export class Vault {
  readonly #parts: VaultParts;

  constructor(parts: VaultParts) {
    this.#parts = parts;
  }

  /** How events name a person: a keyed digest of the identity number, useless outside this system. */
  subjectOf(idNumber: string): string {
    return keyedDigest(this.#parts.master, `subject:${idNumber.toUpperCase()}`).slice(0, 32);
  }

  /** Keeps a value; what is there already stays, so a retry changes nothing. */
  keep(kind: SealedKind, id: string, subject: string, value: unknown): Promise<void> {
    return this.#parts.store.write((tx) => this.keepIn(tx, kind, id, subject, value));
  }

  async keepIn(
    tx: Tx,
    kind: SealedKind,
    id: string,
    subject: string,
    value: unknown,
  ): Promise<void> {
    const { cipher, clock } = this.#parts;
    const key = await this.#key(tx, subject);
    const plain = Buffer.from(JSON.stringify(value), 'utf8');
    await tx
      .tables<VaultTables>()
      .insertInto('sealed_rows')
      .values({
        kind,
        id,
        subject,
        body: cipher.seal(key, plain, `${kind}/${id}`),
        at: clock.now(),
      })
      .onConflict((conflict) => conflict.columns(['kind', 'id']).doNothing())
      .execute();
  }

  /** The value, or null when it was never kept, was deleted, or its person was forgotten. */
  async read(kind: SealedKind, id: string): Promise<unknown> {
    return (await this.readMany(kind, [id])).get(id) ?? null;
  }

  /** Several values of one kind; what is not there is left out. */
  async readMany(kind: SealedKind, ids: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    const { store, cipher, master } = this.#parts;
    if (ids.length === 0) return new Map();
    const rows = await store.read((tx) =>
      tx
        .tables<VaultTables>()
        .selectFrom('sealed_rows')
        .innerJoin('subject_keys', 'subject_keys.subject', 'sealed_rows.subject')
        .select(['sealed_rows.id', 'sealed_rows.body', 'subject_keys.wrapped'])
        .select('sealed_rows.subject')
        .where('sealed_rows.kind', '=', kind)
        .where('sealed_rows.id', 'in', [...ids])
        .execute(),
    );
    const values = new Map<string, unknown>();
    for (const { id, body, wrapped, subject } of rows) {
      const key = cipher.open(master, wrapped, `subject/${subject}`);
      const plain = key === null ? null : cipher.open(key, body, `${kind}/${id}`);
      if (plain !== null) values.set(id, JSON.parse(Buffer.from(plain).toString('utf8')));
    }
    return values;
  }

  /** Everything of one kind whose id begins so: all that belongs to one case. */
  async forgetAll(kind: SealedKind, beginning: string): Promise<void> {
    await this.#parts.store.write(async (tx) => {
      await tx
        .tables<VaultTables>()
        .deleteFrom('sealed_rows')
        .where('kind', '=', kind)
        .where('id', 'like', `${beginning}%`)
        .execute();
    });
  }

  async forget(kind: SealedKind, id: string): Promise<void> {
    await this.#parts.store.write(async (tx) => {
      await tx
        .tables<VaultTables>()
        .deleteFrom('sealed_rows')
        .where('kind', '=', kind)
        .where('id', '=', id)
        .execute();
    });
  }

  /** Deletes a person's key and rows. The events stay and still verify; they say nothing about the person. */
  async forgetSubject(subject: string): Promise<void> {
    await this.#parts.store.write(async (tx) => {
      const tables = tx.tables<VaultTables>();
      await tables.deleteFrom('sealed_rows').where('subject', '=', subject).execute();
      await tables.deleteFrom('subject_keys').where('subject', '=', subject).execute();
    });
  }

  async #key(tx: Tx, subject: string): Promise<Uint8Array> {
    const { cipher, clock, master, rng } = this.#parts;
    const tables = tx.tables<VaultTables>();
    const read = () =>
      tables
        .selectFrom('subject_keys')
        .select('wrapped')
        .where('subject', '=', subject)
        .executeTakeFirst();
    if ((await read()) === undefined) {
      // Two nodes may meet here; whoever comes first makes the key, and both then read it.
      const wrapped = cipher.seal(master, rng.bytes(32), `subject/${subject}`);
      await tables
        .insertInto('subject_keys')
        .values({ subject, wrapped, at: clock.now() })
        .onConflict((conflict) => conflict.column('subject').doNothing())
        .execute();
    }
    const row = await read();
    const key = row === undefined ? null : cipher.open(master, row.wrapped, `subject/${subject}`);
    if (key === null) throw new Error('the vault’s master key does not open a subject’s key');
    return key;
  }
}
