import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { systemRng, virtualClock } from '../../ports/index.ts';
import { openJournal } from '../journal.ts';
import { describeJournal } from '../testing/conformance.ts';
import { ledger, ledgerMigrations } from '../testing/ledger.ts';
import { openSqlite } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'banshi-journal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const newFile = () => join(folder, `${files++}.sqlite`);

describeJournal('SQLite in a file', async (clock) => {
  const store = openSqlite({ path: newFile(), clock, migrations: ledgerMigrations });
  return { store, again: async () => store };
});

describeJournal('SQLite in memory', async (clock) => {
  const store = openSqlite({ path: ':memory:', clock, migrations: ledgerMigrations });
  return { store, again: async () => store };
});

describe('a SQLite store', () => {
  const clock = virtualClock(Date.UTC(2026, 10, 21));
  const at = { feed: 'f', stream: 'ledger/a' };

  async function payIn(path: string, times: number): Promise<number> {
    const store = openSqlite({ path, clock });
    const journal = await openJournal({ store, clock, rng: systemRng, deciders: [ledger] });
    for (let i = 0; i < times; i++) {
      await journal.execute(ledger, at, { do: 'pay-in', amount: 1 }, { by: 'anna' });
    }
    const { state } = await journal.state(ledger, at);
    await journal[Symbol.asyncDispose]();
    await store.close();
    return state.balance;
  }

  it('keeps its data when it is closed and opened again', async () => {
    const path = newFile();
    expect(await payIn(path, 3)).toBe(3);
    expect(await payIn(path, 2)).toBe(5);
  });

  it('keeps its data through a later migration', async () => {
    const path = newFile();
    await payIn(path, 3);
    const store = openSqlite({ path, clock, migrations: ledgerMigrations });
    const feeds = await store.read(async (tx) => tx.rows.feeds());
    await store.close();
    expect(feeds).toMatchObject([{ feed: 'f', position: 3 }]);
  });

  it('refuses a file of a newer version and leaves it as it is', async () => {
    const path = newFile();
    const newer = [...ledgerMigrations, { name: '9002-future', sql: [] }];
    await openSqlite({ path, clock, migrations: newer }).close();
    const before = readFileSync(path);
    expect(() => openSqlite({ path, clock, migrations: ledgerMigrations })).toThrow('9002-future');
    expect(readFileSync(path)).toEqual(before);
    await openSqlite({ path, clock, migrations: newer }).close();
  });

  it('rolls a failing migration back as a whole', async () => {
    const path = newFile();
    const broken = [{ name: '9001-broken', sql: ['create table x (a TEXT) STRICT', 'nonsense'] }];
    expect(() => openSqlite({ path, clock, migrations: broken })).toThrow('syntax error');
    const fixed = [{ name: '9001-broken', sql: ['create table x (a TEXT) STRICT'] }];
    await openSqlite({ path, clock, migrations: fixed }).close();
  });

  it('refuses a corrupt file and leaves it as it is', async () => {
    const path = newFile();
    await payIn(path, 50);
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4_096, 12_288);
    writeFileSync(path, bytes);
    expect(() => openSqlite({ path, clock })).toThrow(
      expect.objectContaining({ code: 'store.corrupt' }),
    );
    expect(readFileSync(path)).toEqual(bytes);
    writeFileSync(path, 'this is no database, but long enough to look like one'.repeat(100));
    expect(() => openSqlite({ path, clock })).toThrow(
      expect.objectContaining({ code: 'store.corrupt' }),
    );
  });

  it('copies itself while it is in use', async () => {
    const path = newFile();
    const copy = newFile();
    await payIn(path, 3);
    const store = openSqlite({ path, clock });
    await store.backup(copy);
    await store.close();
    await payIn(path, 1);
    expect(await payIn(copy, 0)).toBe(3);
  });
});
