import type { Outcome, Store } from '../journal/index.ts';
import type { Clock, Rng } from '../ports/index.ts';
import type { SignIn } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import { accountOf, accountRow, type Account } from './accounts.ts';
import { hashPassword, isPassword } from './passwords.ts';
import type { StaffTables } from './tables.ts';

/** So many wrong passwords in a row lock an account … */
export const failuresAllowed = 5;
/** … for so long, in milliseconds. */
export const lockedFor = 5 * 60 * 1_000;
/** Hashing is slow on purpose; more attempts than this at once are turned away. */
const attemptsAtOnce = 16;

const refuse = (code: 'sign-in-wrong' | 'account-locked' | 'too-many-requests') => ({
  ok: false as const,
  refused: refusal(code).refused,
});

/** Checks passwords; an unknown account takes as long as a known one. */
export function signInDesk(store: Store, clock: Clock, rng: Rng) {
  let busy = 0;
  /** One password after the other: each takes 46 MiB while it is hashed. */
  let turn: Promise<unknown> = Promise.resolve();
  let decoy: Promise<string> | undefined;

  async function count(account: string, failures: number): Promise<void> {
    const locked = failures >= failuresAllowed;
    await store.write((tx) =>
      tx
        .tables<StaffTables>()
        .updateTable('accounts')
        .set({
          failures: locked ? 0 : failures,
          locked_until: locked ? clock.now() + lockedFor : 0,
        })
        .where('account', '=', account)
        .execute(),
    );
  }

  async function check({ account, password }: SignIn): Promise<Outcome<Account>> {
    const row = await store.read((tx) => accountRow(tx, account));
    if (row === undefined) {
      decoy ??= hashPassword('nobody', rng);
      await isPassword(password, await decoy);
      return refuse('sign-in-wrong');
    }
    if (row.locked_until > clock.now()) return refuse('account-locked');
    if (!(await isPassword(password, row.password))) {
      // Read again: another attempt may have been counted while this one was hashed.
      const now = await store.read((tx) => accountRow(tx, account));
      await count(account, (now ?? row).failures + 1);
      return refuse('sign-in-wrong');
    }
    if (row.failures > 0) await count(account, 0);
    return { ok: true, answer: accountOf(row) };
  }

  return async (attempt: SignIn): Promise<Outcome<Account>> => {
    if (busy >= attemptsAtOnce) return refuse('too-many-requests');
    busy++;
    try {
      const checked = turn.then(() => check(attempt));
      turn = checked.catch(() => undefined);
      return await checked;
    } finally {
      busy--;
    }
  };
}
