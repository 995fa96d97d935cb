import type { Migration, Store } from './journal/index.ts';
import type { Rng } from './ports/index.ts';

interface SecretTables {
  secrets: { name: string; value: string };
}

export const secretMigrations: readonly Migration[] = [
  {
    name: '0005-secrets',
    sql: ['create table secrets (name TEXT not null primary key, value TEXT not null) STRICT'],
  },
];

/** Keys the server makes for itself, once, so that every node has the same: 32 bytes by name. */
export function secretsOf(store: Store, rng: Rng): (name: string) => Promise<Uint8Array> {
  const known = new Map<string, Promise<Uint8Array>>();
  async function load(name: string): Promise<Uint8Array> {
    const value = Buffer.from(rng.bytes(32)).toString('hex');
    return store.write(async (tx) => {
      const tables = tx.tables<SecretTables>();
      await tables
        .insertInto('secrets')
        .values({ name, value })
        .onConflict((on) => on.column('name').doNothing())
        .execute();
      const row = await tables
        .selectFrom('secrets')
        .select('value')
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      return Buffer.from(row.value, 'hex');
    });
  }
  return (name) => {
    let secret = known.get(name);
    if (secret === undefined) {
      secret = load(name);
      known.set(name, secret);
    }
    return secret;
  };
}
