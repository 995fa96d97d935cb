import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../journal/index.ts';
import { systemClock, systemRng } from '../ports/index.ts';
import { keyFileOf, serverKey } from './server-key.ts';
import { isKeyed, secretMigrations, secretsOf } from './secrets.ts';

const root = mkdtempSync(join(tmpdir(), 'banshi-keys-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
const newNode = () => ({
  host: '127.0.0.1',
  port: 0,
  databaseUrl: undefined,
  databaseFile: join(root, String(++folders), 'queue-server.sqlite'),
});
type Node = ReturnType<typeof newNode> & { serverKey?: string };

/** Starts as the server does; answers a key, and closes again. */
async function secretOf(node: Node, name = 'services'): Promise<string> {
  const path = keyFileOf(node);
  if (path === undefined) throw new Error('kept in memory');
  mkdirSync(join(path, '../..'), { recursive: true });
  const store = openSqlite({
    path: node.databaseFile,
    clock: systemClock,
    migrations: secretMigrations,
  });
  try {
    const key = serverKey(node, systemRng, await isKeyed(store));
    const secret = await secretsOf(store, systemRng, key);
    return Buffer.from(await secret(name)).toString('hex');
  } finally {
    await store.close();
  }
}

const stored = (node: Node): readonly string[] => {
  const database = new DatabaseSync(node.databaseFile);
  const rows = database.prepare('select value from secrets').all();
  database.close();
  return rows.map((row) => String(row['value']));
};

describe('the server’s key', () => {
  it('is made at the first start of one node, for its owner only, and stays the same', async () => {
    const node = newNode();
    const first = await secretOf(node);
    const file = keyFileOf(node) ?? '';
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await secretOf(node)).toBe(first);
    expect(await secretOf(node, 'bookings')).not.toBe(first);
  });

  it('leaves neither itself nor a key made from it in the database', async () => {
    const node = newNode();
    const secret = await secretOf(node);
    const key = readFileSync(keyFileOf(node) ?? '', 'utf8').trim();
    const file = readFileSync(node.databaseFile);
    for (const value of [key, secret]) {
      expect(stored(node).join(' ')).not.toContain(value);
      expect(file.includes(value)).toBe(false);
      expect(file.includes(Buffer.from(value, 'hex'))).toBe(false);
    }
  });

  it('is refused when the data belong to another, and changes nothing', async () => {
    const node = newNode();
    await secretOf(node);
    const before = stored(node);
    await expect(secretOf({ ...node, serverKey: 'ab'.repeat(32) })).rejects.toMatchObject({
      code: 'server-key.wrong',
      message: expect.stringContaining('SERVER_KEY'),
    });
    expect(stored(node)).toEqual(before);
  });

  it('is not made anew for data that had one: the message names the missing file', async () => {
    const node = newNode();
    await secretOf(node);
    const file = keyFileOf(node) ?? '';
    const kept = readFileSync(file, 'utf8');
    rmSync(file);
    await expect(secretOf(node)).rejects.toMatchObject({
      code: 'server-key.missing',
      message: expect.stringContaining(file),
    });
    expect(await secretOf({ ...node, serverKey: kept.trim() })).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is asked for by name where nodes share a database, and never made there', () => {
    const shared = { ...newNode(), databaseUrl: 'postgres://somewhere/city' };
    expect(() => serverKey(shared, systemRng, false)).toThrow(
      expect.objectContaining({
        code: 'server-key.missing',
        message: expect.stringContaining('SERVER_KEY'),
      }),
    );
    expect(serverKey({ ...shared, serverKey: '5e'.repeat(32) }, systemRng, true)).toMatchObject({
      from: 'SERVER_KEY',
    });
  });

  it('must be a key: a cut-off file is named', async () => {
    const node = newNode();
    await secretOf(node);
    const file = keyFileOf(node) ?? '';
    writeFileSync(file, '5e5e');
    await expect(secretOf(node)).rejects.toMatchObject({
      code: 'server-key.malformed',
      message: expect.stringContaining(file),
    });
  });

  it('takes over data whose keys still lay open in the database, and seals those', async () => {
    const node = newNode();
    await secretOf(node);
    const old = 'c0'.repeat(32);
    const database = new DatabaseSync(node.databaseFile);
    database.exec(`delete from secrets; insert into secrets values ('services', '${old}')`);
    database.close();
    expect(await secretOf(node)).toBe(old);
    expect(stored(node).join(' ')).not.toContain(old);
    expect(await secretOf(node)).toBe(old);
    await expect(secretOf({ ...node, serverKey: 'ab'.repeat(32) })).rejects.toMatchObject({
      code: 'server-key.wrong',
    });
  });
});
