import { StoreError } from './store.ts';

/**
 * One step of the schema, in the SQL both engines understand. Write `INT8` for integers (epoch
 * milliseconds fit) and end every `create table` with `STRICT`; PostgreSQL is strict anyway.
 * A migration keeps data and, once released, never changes.
 */
export interface Migration {
  /** Unique and ordered: `0001-journal`. */
  readonly name: string;
  readonly sql: readonly string[];
}

export function dialect(sql: string, engine: 'sqlite' | 'postgres'): string {
  return engine === 'sqlite'
    ? sql.replaceAll(/\bINT8\b/g, 'INTEGER')
    : sql.replaceAll(/\bINT8\b/g, 'BIGINT').replace(/\bSTRICT\s*$/, '');
}

/** Which migrations are still to run. A store that knows more than this program is refused. */
export function pendingMigrations(
  known: readonly Migration[],
  applied: readonly string[],
): readonly Migration[] {
  const names = new Set(known.map((migration) => migration.name));
  const foreign = applied.find((name) => !names.has(name));
  if (foreign !== undefined) {
    throw new StoreError(
      'store.newer-schema',
      `the data were written by a newer version (migration "${foreign}"); use that version or restore a backup`,
    );
  }
  const done = new Set(applied);
  return known
    .filter((migration) => !done.has(migration.name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export const migrationsTable =
  'create table if not exists migrations (name TEXT not null primary key, at INT8 not null) STRICT';

export const journalMigrations: readonly Migration[] = [
  {
    name: '0001-journal',
    sql: [
      `create table feeds (
        feed TEXT not null primary key, position INT8 not null, head TEXT not null, at INT8 not null
      ) STRICT`,
      `create table streams (
        stream TEXT not null primary key, feed TEXT not null, seq INT8 not null, head TEXT not null
      ) STRICT`,
      'create index streams_of_feed on streams (feed)',
      `create table events (
        feed TEXT not null, position INT8 not null, stream TEXT not null, seq INT8 not null,
        type TEXT not null, at INT8 not null, actor TEXT not null, body TEXT not null,
        hash TEXT not null, primary key (stream, seq)
      ) STRICT`,
      'create unique index events_of_feed on events (feed, position)',
      `create table command_keys (
        caller TEXT not null, key TEXT not null, digest TEXT not null, outcome TEXT not null,
        at INT8 not null, primary key (caller, key)
      ) STRICT`,
      'create index command_keys_by_age on command_keys (at)',
      `create table snapshots (
        stream TEXT not null primary key, seq INT8 not null, head TEXT not null,
        version INT8 not null, state TEXT not null
      ) STRICT`,
      'create table projections (name TEXT not null primary key, version INT8 not null) STRICT',
    ],
  },
];
