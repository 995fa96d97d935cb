import { DatabaseSync, backup as copyDatabase } from 'node:sqlite';
import type { Kysely } from 'kysely';
import { checkBeside, isSmall } from './check.ts';
import type { Clock } from '../../ports/clock.ts';
import {
  dialect,
  journalMigrations,
  migrationsTable,
  pendingMigrations,
  type Migration,
} from '../migrations.ts';
import { StoreError, type Store, type Tx } from '../store.ts';
import { kyselyOver } from './kysely.ts';
import { sqliteRows } from './rows.ts';

export interface SqliteStore extends Store {
  readonly engine: 'sqlite';
  /** Copies the live database, consistently, into a new file. */
  backup(path: string): Promise<void>;
}

export interface SqliteOptions {
  /** A file, or `:memory:`; a simulation keeps the store and reopens the journal on it. */
  readonly path: string;
  readonly clock: Clock;
  /** Tables of the rooms that share this file. */
  readonly migrations?: readonly Migration[];
  /** How long another process's lock is waited for, in milliseconds. */
  readonly busyTimeout?: number;
}

/**
 * Opens (or creates) a SQLite store and proves it durable before handing it out. Throws a
 * `StoreError` for a file that is corrupt, was written by a newer version, or cannot be made
 * durable; the file is then left exactly as it was.
 */
export function openSqlite(options: SqliteOptions): SqliteStore {
  const database = openFile(options);
  try {
    migrate(database, [...journalMigrations, ...(options.migrations ?? [])], options.clock.now());
    return storeOver(database, isSmall(database) ? undefined : options.path);
  } catch (error) {
    database.close();
    throw readable(error, options.path);
  }
}

function openFile(options: SqliteOptions): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(options.path, {
      timeout: options.busyTimeout ?? 5_000,
      enableForeignKeyConstraints: true,
    });
    if (isSmall(database)) {
      const verdict = single(database, 'pragma quick_check(1)');
      if (verdict !== 'ok') throw new StoreError('store.corrupt', `quick_check says: ${verdict}`);
    }
    const memory = options.path === ':memory:';
    database.exec('pragma journal_mode = wal; pragma synchronous = full');
    expectPragma(database, 'journal_mode', memory ? 'memory' : 'wal');
    expectPragma(database, 'synchronous', '2');
    expectPragma(database, 'foreign_keys', '1');
    return database;
  } catch (error) {
    database?.close();
    throw readable(error, options.path);
  }
}

function single(database: DatabaseSync, sql: string): string {
  const row = database.prepare(sql).get();
  return row === undefined ? '' : String(Object.values(row)[0]);
}

/** A setting that did not take is worse than none: read it back. */
function expectPragma(database: DatabaseSync, name: string, expected: string): void {
  const value = single(database, `pragma ${name}`);
  if (value !== expected) {
    throw new StoreError('store.not-durable', `${name} is "${value}", not "${expected}"`);
  }
}

function readable(error: unknown, path: string): unknown {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return /malformed|not a database|corrupt/i.test(message)
    ? new StoreError('store.corrupt', `${path}: ${message}; restore a backup`, error)
    : error;
}

function migrate(database: DatabaseSync, known: readonly Migration[], now: number): void {
  database.exec('begin immediate');
  try {
    const exists = single(
      database,
      "select count(*) from sqlite_schema where type = 'table' and name = 'migrations'",
    );
    if (exists === '0') database.exec(dialect(migrationsTable, 'sqlite'));
    const applied = database.prepare('select name from migrations').all();
    const note = database.prepare('insert into migrations (name, at) values (?, ?)');
    const names = applied.map((row) => String(row['name']));
    for (const migration of pendingMigrations(known, names)) {
      for (const sql of migration.sql) database.exec(dialect(sql, 'sqlite'));
      note.run(migration.name, now);
    }
    database.exec('commit');
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}

function storeOver(database: DatabaseSync, toCheck: string | undefined): SqliteStore {
  let corrupt: StoreError | undefined;
  const stopChecking =
    toCheck === undefined
      ? undefined
      : checkBeside(toCheck, (verdict) => {
          // Nothing more is read from it or written to it; it stays as it is, for a backup to replace.
          corrupt = new StoreError('store.corrupt', `${toCheck}: ${verdict}; restore a backup`);
        });
  const grown = new Map<string, number>();
  const wakers = new Set<(feed: string, position: number) => void>();
  const rows = sqliteRows(database, (feed, position) => grown.set(feed, position));
  const kysely = kyselyOver(database);
  // The caller of `tables` names tables its own migrations made; Kysely only needs the type.
  const tx: Tx = { rows, tables: <T>() => kysely as Kysely<T> };
  // One connection, one transaction at a time: readers wait too, so nobody sees uncommitted rows.
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(() => {
      if (corrupt !== undefined) throw corrupt;
      return work();
    });
    turn = result.catch(() => undefined);
    return result;
  }
  async function transaction<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    database.exec(begin);
    try {
      const result = await work(tx);
      database.exec('commit');
      for (const [feed, position] of grown) for (const wake of wakers) wake(feed, position);
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('rollback');
      throw error;
    } finally {
      grown.clear();
    }
  }
  return {
    engine: 'sqlite',
    shared: false,
    write: (work) => inTurn(() => transaction('begin immediate', work)),
    read: (work) => inTurn(() => work(tx)),
    glance: (work) => inTurn(() => work(tx)),
    // One process owns the file: its own commits are all there is to hear of.
    onWake(wake) {
      wakers.add(wake);
      return () => void wakers.delete(wake);
    },
    backup: (path) => inTurn(async () => void (await copyDatabase(database, path))),
    async close() {
      await stopChecking?.();
      await turn;
      if (database.isOpen) database.close();
    },
  };
}
