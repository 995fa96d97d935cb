import { mkdtempSync, openSync, rmSync, writeSync, closeSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../ports/index.ts';
import { openSqlite } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'banshi-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A store of some 70 MB, as a hall has after months. */
async function large(name: string): Promise<string> {
  const path = join(folder, name);
  await openSqlite({ path, clock: systemClock }).close();
  const database = new DatabaseSync(path);
  database.exec(`pragma synchronous = off; create table ballast (text) ;
    insert into ballast with recursive n(i) as (select 1 union all select i + 1 from n where i < 70000)
      select hex(randomblob(500)) from n; pragma wal_checkpoint(truncate)`);
  database.close();
  return path;
}

describe('a large store', () => {
  it('opens at once and is looked through beside the work', async () => {
    const store = openSqlite({ path: await large('good.sqlite'), clock: systemClock });
    const { feed } = await store.write(async (tx) => tx.rows.lockFeed('site/a'));
    expect(feed).toBe('site/a');
    await store.close();
  });

  it('that turns out corrupt is used no more, and is left as it is', async () => {
    const path = await large('bad.sqlite');
    const { size } = statSync(path);
    const file = openSync(path, 'r+');
    for (let at = size - 4_096 * 4_000; at < size - 4_096; at += 4_096) {
      writeSync(file, Buffer.alloc(4_096, 7), 0, 4_096, at - (at % 4_096));
    }
    closeSync(file);
    const store = openSqlite({ path, clock: systemClock });
    const use = () => store.read(async (tx) => tx.rows.feeds()).then(() => 'used');
    await expect
      .poll(() => use().catch((error: { code: string }) => error.code), { timeout: 20_000 })
      .toBe('store.corrupt');
    await store.close();
    expect(statSync(path).size).toBe(size);
  });
});
