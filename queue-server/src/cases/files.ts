import { hash } from 'node:crypto';
import type { Store } from '../journal/index.ts';
import type { Clock, Rng } from '../ports/index.ts';
import type { Cipher } from './cipher.ts';

export interface FileTables {
  files: {
    sha256: string;
    media_type: string;
    bytes: number;
    wrapped: string;
    body: string;
    actor: string;
    at: number;
  };
  file_uses: { sha256: string; case_number: string };
}

export const filesMigration = {
  name: '0201-files',
  sql: [
    `create table files (
      sha256 TEXT not null primary key, media_type TEXT not null, bytes INT8 not null,
      wrapped TEXT not null, body TEXT not null, actor TEXT not null, at INT8 not null
    ) STRICT`,
    `create table file_uses (
      sha256 TEXT not null, case_number TEXT not null, primary key (sha256, case_number)
    ) STRICT`,
  ],
} as const;

export interface StoredFile {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface FilesParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly rng: Rng;
  readonly cipher: Cipher;
  readonly master: Uint8Array;
}

/** Scanned pages: addressed by their content, each sealed under its own key, kept in the store by default. */
export class Files {
  readonly #parts: FilesParts;

  constructor(parts: FilesParts) {
    this.#parts = parts;
  }

  /** Keeps a file under its SHA-256; the same content again changes nothing. False when the digest is another. */
  async keep(sha256: string, mediaType: string, bytes: Uint8Array, by: string): Promise<boolean> {
    if (hash('sha256', bytes) !== sha256) return false;
    const { store, cipher, clock, rng, master } = this.#parts;
    const key = rng.bytes(32);
    const row = {
      sha256,
      media_type: mediaType,
      bytes: bytes.length,
      wrapped: cipher.seal(master, key, `file/${sha256}`),
      body: cipher.seal(key, bytes, sha256),
      actor: by,
      at: clock.now(),
    };
    await store.write(async (tx) => {
      await tx
        .tables<FileTables>()
        .insertInto('files')
        .values(row)
        .onConflict((conflict) => conflict.column('sha256').doNothing())
        .execute();
    });
    return true;
  }

  /** Which of these are not here. */
  async missing(digests: readonly string[]): Promise<readonly string[]> {
    if (digests.length === 0) return [];
    const rows = await this.#parts.store.read((tx) =>
      tx
        .tables<FileTables>()
        .selectFrom('files')
        .select('sha256')
        .where('sha256', 'in', [...digests])
        .execute(),
    );
    const here = new Set(rows.map(({ sha256 }) => sha256));
    return digests.filter((digest) => !here.has(digest));
  }

  async read(sha256: string): Promise<StoredFile | null> {
    const { store, cipher, master } = this.#parts;
    const row = await store.read((tx) =>
      tx
        .tables<FileTables>()
        .selectFrom('files')
        .select(['media_type', 'wrapped', 'body'])
        .where('sha256', '=', sha256)
        .executeTakeFirst(),
    );
    if (row === undefined) return null;
    const key = cipher.open(master, row.wrapped, `file/${sha256}`);
    const bytes = key === null ? null : cipher.open(key, row.body, sha256);
    return bytes === null ? null : { mediaType: row.media_type, bytes };
  }

  /** Notes which case a file belongs to; staff may open only files that belong to one. */
  async use(number: string, digests: readonly string[]): Promise<void> {
    if (digests.length === 0) return;
    await this.#parts.store.write(async (tx) => {
      await tx
        .tables<FileTables>()
        .insertInto('file_uses')
        .values(digests.map((sha256) => ({ sha256, case_number: number })))
        .onConflict((conflict) => conflict.columns(['sha256', 'case_number']).doNothing())
        .execute();
    });
  }

  /** The case lets go of its files; those nobody else uses go with the next sweep. */
  async release(number: string): Promise<void> {
    await this.#parts.store.write(async (tx) => {
      await tx
        .tables<FileTables>()
        .deleteFrom('file_uses')
        .where('case_number', '=', number)
        .execute();
    });
  }

  async usedBy(sha256: string): Promise<readonly string[]> {
    const rows = await this.#parts.store.read((tx) =>
      tx
        .tables<FileTables>()
        .selectFrom('file_uses')
        .select('case_number')
        .where('sha256', '=', sha256)
        .execute(),
    );
    return rows.map(({ case_number: number }) => number);
  }

  /** Deletes files no case ever used, uploaded before an instant (epoch ms); answers how many. */
  async sweep(before: number): Promise<number> {
    return this.#parts.store.write(async (tx) => {
      const tables = tx.tables<FileTables>();
      const stale = await tables
        .deleteFrom('files')
        .where('at', '<', before)
        .where('sha256', 'not in', tables.selectFrom('file_uses').select('sha256'))
        .executeTakeFirst();
      return Number(stale.numDeletedRows);
    });
  }
}
