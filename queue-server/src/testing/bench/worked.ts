import type { TestPostgres } from '../postgres.ts';

/** More than a bench fills; PostgreSQL keeps five of its own accord and uses them again and again. */
const logFiles = 8;

/**
 * Makes a PostgreSQL what it is after a day of work: its log files lie ready. A new one makes each
 * while it is written to, and every 16 MB all who commit then wait for some 50 ms.
 */
export async function asAfterWork(postgres: TestPostgres): Promise<void> {
  const client = await postgres.client(await postgres.database());
  await client.query('create table worked (n int)');
  for (let file = 0; file < logFiles; file++) {
    await client.query('insert into worked values (1)');
    await client.query('select pg_switch_wal()');
  }
  await client.query('checkpoint');
  await client.end();
}
