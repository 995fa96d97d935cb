import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { Clock } from '../../ports/clock.ts';
import {
  dialect,
  journalMigrations,
  migrationsTable,
  pendingMigrations,
  type Migration,
} from '../migrations.ts';
import { StoreError, type Append, type Store, type Tx } from '../store.ts';
import { appendAloneSql, appendValues, postgresRows, putSnapshot } from './rows.ts';
import { GatheringSocket } from './transport/gathering-socket.ts';
import { WakeListener } from './wake.ts';

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  readonly clock: Clock;
  readonly migrations?: readonly Migration[];
  /** Connections of this node, besides the one that listens. */
  readonly connections?: number;
  /** How long an answer may take, in milliseconds. A database that hangs breaks nothing off itself. */
  readonly patience?: number;
}

export interface PostgresStore extends Store {
  readonly engine: 'postgres';
}

/** int8 arrives as text because it may exceed a double; ours (positions, milliseconds) never do. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8
      ? Number
      : pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};

/** A connection costs more than what is usually asked on it. */
const keptOpen = 3;
const connectTimeout = 5_000;
/** Longer than any batch; a statement past it is broken off and its batch rejected. */
const usualPatience = 15_000;
/** Given to the database to break a statement off itself, before the connection is given up. */
const grace = 1_000;
const migrationLock = 7_310_001;
const startLock = 7_310_002;
/** A node that starts builds its read models; the others wait so long for it, in milliseconds. */
const startTimeout = 120_000;

/** Opens a PostgreSQL store, migrating it if needed; refuses a newer schema or a server that may forget commits. */
export async function openPostgres(options: PostgresOptions): Promise<PostgresStore> {
  const { patience = usualPatience } = options;
  const config: pg.PoolConfig = {
    connectionString: options.url,
    types,
    connectionTimeoutMillis: Math.min(connectTimeout, patience),
    statement_timeout: patience,
    query_timeout: patience + Math.min(grace, patience / 2),
    application_name: 'banshi',
    // Statements follow each other without waiting for answers; the server takes them in order.
    pipeline: true,
    stream: () => new GatheringSocket(),
  };
  const pool = new pg.Pool({ ...config, max: options.connections ?? 8, min: keptOpen });
  // An idle connection may be cut at any time; the pool replaces it.
  pool.on('error', () => undefined);
  try {
    await migrate(pool, [...journalMigrations, ...(options.migrations ?? [])], options.clock.now());
    await expectDurable(pool);
  } catch (error) {
    await pool.end();
    throw readable(error);
  }
  const listener = new WakeListener(config, options.clock);
  await listener.start();
  return storeOver(pool, listener);
}

async function expectDurable(pool: pg.Pool): Promise<void> {
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const { rows } = await pool.query<Record<string, string>>(`show ${name}`);
    const value = Object.values(rows[0] ?? {})[0];
    if (value === 'off' || value === 'local') {
      throw new StoreError('store.not-durable', `PostgreSQL runs with ${name} = ${value}`);
    }
  }
}

/** Waits as long as another node may take to start. */
const lockFor = (lock: number): pg.QueryConfig & { query_timeout: number } => ({
  text: 'select pg_advisory_xact_lock($1)',
  values: [lock],
  query_timeout: startTimeout,
});

async function migrate(pool: pg.Pool, known: readonly Migration[], now: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    // Several nodes may start at once; one migrates, the others find it done.
    await client.query(lockFor(migrationLock));
    await client.query(dialect(migrationsTable, 'postgres'));
    const { rows } = await client.query<{ name: string }>('select name from migrations');
    const names = rows.map((row) => row.name);
    for (const migration of pendingMigrations(known, names)) {
      for (const sql of migration.sql) await client.query(dialect(sql, 'postgres'));
      await client.query('insert into migrations (name, at) values ($1, $2)', [
        migration.name,
        now,
      ]);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/**
 * Holds a lock of the database while `start` runs. What every node finds missing at its first start
 * (catalogue, accounts, settings) is written by one; the others wait and find it there.
 */
async function alone<T>(pool: pg.Pool, start: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const ignore = () => undefined;
  client.on('error', ignore);
  try {
    await client.query('begin');
    await client.query(`set local statement_timeout = ${startTimeout}`);
    await client.query(lockFor(startLock));
    return await start();
  } finally {
    // Ends the lock; nothing was written on this connection.
    await client.query('rollback').catch(ignore);
    client.off('error', ignore);
    client.release();
  }
}

const uniqueViolation = '23505';

async function appendAlone(
  pool: pg.Pool,
  written: readonly unknown[],
  from: number,
): Promise<boolean> {
  try {
    const values = [...written, from];
    const { rowCount } = await pool.query({ name: 'append-alone', text: appendAloneSql, values });
    return rowCount === 1;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === uniqueViolation) return false;
    throw readable(error);
  }
}

function readable(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const away = /^(ECONN|ENOTFOUND|ETIMEDOUT|EPIPE|08|57P)/.test(code);
  const ended = error instanceof Error && /terminated|timeout|not queryable/i.test(error.message);
  return away || ended
    ? new StoreError('store.unavailable', 'PostgreSQL cannot be reached', error)
    : error;
}

/** One connection's transaction, and the writes in it whose answers nobody has waited for yet. */
interface View {
  readonly tx: Tx;
  readonly sent: Promise<unknown>[];
  begun: Promise<unknown> | undefined;
}

/** After a failed statement PostgreSQL answers a commit politely and rolls back: look what it did. */
async function commit(client: pg.PoolClient, sent: readonly Promise<unknown>[]): Promise<void> {
  const done = client.query('commit');
  done.catch(() => undefined);
  await Promise.all(sent);
  const { command } = await done;
  if (command !== 'COMMIT') throw new Error(`a transaction ended with ${command}`);
}

function storeOver(pool: pg.Pool, listener: WakeListener): PostgresStore {
  let address = '';
  let snapshotting: Promise<unknown> = Promise.resolve();
  const views = new WeakMap<pg.PoolClient, View>();
  function viewOf(client: pg.PoolClient): View {
    let view = views.get(client);
    if (view === undefined) {
      const sent: Promise<unknown>[] = [];
      const rows = postgresRows(client, {
        sent(write) {
          // Whoever commits hears of a failure; until then it must not end the process.
          write.catch(() => undefined);
          sent.push(write);
        },
        begun: () => view?.begun,
        address: () => address,
        snapshotting: () => snapshotting,
      });
      // Kysely borrows this one connection, inside the transaction it already has.
      const lent: PostgresPoolClient = {
        query: client.query.bind(client) as PostgresPoolClient['query'],
        release: () => undefined,
      };
      const borrowed = { connect: async () => lent, end: async () => undefined, options: {} };
      const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: borrowed }) });
      // The caller of `tables` names tables its own migrations made; Kysely only needs the type.
      view = { sent, begun: undefined, tx: { rows, tables: <T>() => kysely as Kysely<T> } };
      views.set(client, view);
    }
    return view;
  }
  async function transaction<T>(
    begin: string | null,
    work: (tx: Tx) => Promise<T>,
    locksFirst = false,
  ): Promise<T> {
    let client: pg.PoolClient;
    try {
      client = await pool.connect();
    } catch (error) {
      throw new StoreError('store.unavailable', 'PostgreSQL cannot be reached', error);
    }
    let broken = true;
    const ignore = () => undefined;
    client.on('error', ignore);
    const view = viewOf(client);
    const { tx, sent } = view;
    try {
      view.begun = begin === null ? undefined : client.query({ name: begin, text: begin });
      view.begun?.catch(ignore);
      // Were the begin alone to fail, what follows it would be committed piece by piece.
      if (!locksFirst) await view.begun;
      const result = await work(tx);
      if (begin !== null) await commit(client, sent);
      broken = false;
      return result;
    } catch (error) {
      const reason = readable(error);
      // A connection that is gone or hangs is thrown away; it would not answer a rollback either.
      if (!(reason instanceof StoreError)) {
        await client.query('rollback').then(
          () => (broken = false),
          () => undefined,
        );
      }
      throw reason;
    } finally {
      sent.length = 0;
      client.off('error', ignore);
      client.release(broken);
    }
  }
  /** Nobody waits for the snapshots: without them a state is only longer in coming back. */
  async function append(batch: Append, from: number): Promise<boolean> {
    const done = await appendAlone(pool, appendValues(batch, address), from);
    for (const snapshot of done ? batch.snapshots : []) {
      snapshotting = Promise.allSettled([snapshotting, pool.query(putSnapshot(snapshot))]);
    }
    return done;
  }
  return {
    engine: 'postgres',
    shared: true,
    write: (work, how) => transaction('begin', work, how?.locksFirst),
    read: (work) => transaction('begin read only', work),
    glance: (work) => transaction(null, work),
    append: (batch, from) => append(batch, from),
    oneAtATime: (start) => alone(pool, start),
    onWake: (wake) => listener.add(wake),
    announceAs: (reachable) => void (address = reachable),
    async close() {
      await listener.close();
      await snapshotting;
      await pool.end();
    },
  };
}
