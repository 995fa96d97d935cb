import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { quantile, row } from './measure.ts';

/**
 * What the disk gives: one-row commits, one after the other, on the same store and by the same
 * client as the server's. A slow disk then shows beside the server's figures, and not as them.
 */
const commits = 300;

export async function commitFloor(store: string): Promise<void> {
  const took = store.startsWith('postgres:') ? await onPostgres(store) : onSqlite(store);
  const slowest = Math.max(...took);
  // Two cores and a virtual disk: what else the machine does meanwhile shows in the slow end.
  const shown = [quantile(took, 0.5), quantile(took, 0.95), slowest];
  row(
    'one-row durable commits alone: p50, p95, slowest',
    shown.map((one) => `${one.toFixed(1)} ms`).join(', '),
    'what the disk gives now',
  );
}

async function onPostgres(url: string): Promise<number[]> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('create table if not exists floor (n int8 not null)');
  const took: number[] = [];
  for (let i = 0; i < commits; i++) {
    const start = performance.now();
    await client.query({ name: 'floor', text: 'insert into floor values ($1)', values: [i] });
    took.push(performance.now() - start);
  }
  await client.query('drop table floor');
  await client.end();
  return took;
}

function onSqlite(file: string): number[] {
  const database = new DatabaseSync(file);
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = full; create table floor (n integer) strict',
  );
  const insert = database.prepare('insert into floor values (?)');
  const took: number[] = [];
  for (let i = 0; i < commits; i++) {
    const start = performance.now();
    insert.run(i);
    took.push(performance.now() - start);
  }
  database.close();
  return took;
}
