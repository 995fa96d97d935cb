import type { AccountSeed } from '../city.ts';
import type { Store, Tx } from '../journal/index.ts';
import type { Rng } from '../ports/index.ts';
import type { Role } from '../protocol/index.ts';
import { hashPassword } from './passwords.ts';
import type { StaffTables } from './tables.ts';

export interface Account {
  readonly account: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly hall: string;
}

export type AccountRow = StaffTables['accounts'];

export const accountOf = (row: AccountRow): Account => ({
  account: row.account,
  name: row.name,
  // Written by this file from a list of roles.
  roles: JSON.parse(row.roles) as Role[],
  hall: row.hall,
});

export const accountRow = (tx: Tx, account: string): Promise<AccountRow | undefined> =>
  tx
    .tables<StaffTables>()
    .selectFrom('accounts')
    .selectAll()
    .where('account', '=', account)
    .executeTakeFirst();

/** Makes the accounts that do not exist yet. Equal passwords of one seeding share one hash: only a demo has them. */
export async function seedAccounts(
  store: Store,
  rng: Rng,
  seeds: readonly AccountSeed[],
): Promise<void> {
  const known = await store.read((tx) =>
    tx.tables<StaffTables>().selectFrom('accounts').select('account').execute(),
  );
  const names = new Set(known.map((row) => row.account));
  const missing = seeds.filter((seed) => !names.has(seed.id));
  if (missing.length === 0) return;
  const hashes = new Map<string, string>();
  for (const { password } of missing) {
    if (!hashes.has(password)) hashes.set(password, await hashPassword(password, rng));
  }
  const rows: AccountRow[] = missing.map((seed) => ({
    account: seed.id,
    name: seed.name,
    roles: JSON.stringify(seed.roles),
    hall: seed.hall,
    password: hashes.get(seed.password) ?? '',
    failures: 0,
    locked_until: 0,
  }));
  await store.write((tx) =>
    tx
      .tables<StaffTables>()
      .insertInto('accounts')
      .values(rows)
      .onConflict((on) => on.column('account').doNothing())
      .execute(),
  );
}
