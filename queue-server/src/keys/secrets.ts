import { hkdfSync } from 'node:crypto';
import { aesCipher } from '../cases/cipher.ts';
import type { Migration, Store, Tx } from '../journal/index.ts';
import type { Rng } from '../ports/index.ts';
import { KeyError, type ServerKey } from './server-key.ts';

interface SecretTables {
  secrets: { name: string; value: string };
}

export const secretMigrations: readonly Migration[] = [
  {
    name: '0005-secrets',
    sql: ['create table secrets (name TEXT not null primary key, value TEXT not null) STRICT'],
  },
];

/** The one row that says which key the data belong to; nothing leads from it back to the key. */
const check = 'check';

const derive = (root: Uint8Array, name: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', root, 'banshi queue-server', name, 32));

const rowOf = (tx: Tx, name: string) =>
  tx
    .tables<SecretTables>()
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();

/** Whether these data belong to a key already. */
export const isKeyed = (store: Store): Promise<boolean> =>
  store.read(async (tx) => (await rowOf(tx, check)) !== undefined);

/**
 * Keys by name, 32 bytes each, derived from the server's key, the same on every node. Throws when
 * the data belong to another key.
 *
 * Before, each was random and lay in the database as it was. Data sealed with those still need
 * them: they stay where they are, sealed under the server's key from the first start with one.
 */
export async function secretsOf(
  store: Store,
  rng: Rng,
  { bytes: root, from }: ServerKey,
): Promise<(name: string) => Promise<Uint8Array>> {
  const cipher = aesCipher(rng);
  const sealing = derive(root, 'seal secrets');
  const context = (name: string) => `secret ${name}`;
  const kept = new Map<string, Uint8Array>();
  await store.write(async (tx) => {
    const tables = tx.tables<SecretTables>();
    const value = Buffer.from(derive(root, check)).toString('hex');
    await tables
      .insertInto('secrets')
      .values({ name: check, value })
      .onConflict((on) => on.column('name').doNothing())
      .execute();
    if ((await rowOf(tx, check))?.value !== value) {
      throw new KeyError(
        'server-key.wrong',
        `the key from ${from} is not the one these data were written under; give the server that key (nothing was changed)`,
      );
    }
    const rows = await tables
      .selectFrom('secrets')
      .selectAll()
      .where('name', '<>', check)
      .execute();
    for (const row of rows) {
      const opened = cipher.open(sealing, row.value, context(row.name));
      const bytes = opened ?? Buffer.from(row.value, 'hex');
      kept.set(row.name, bytes);
      if (opened !== null) continue;
      await tables
        .updateTable('secrets')
        .set({ value: cipher.seal(sealing, bytes, context(row.name)) })
        .where('name', '=', row.name)
        .execute();
    }
  });
  return async (name) => kept.get(name) ?? derive(root, name);
}
