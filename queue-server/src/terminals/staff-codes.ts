import { keyedDigest } from '../cases/cipher.ts';
import type { Outcome, Store } from '../journal/index.ts';
import type { Clock, Rng } from '../ports/index.ts';
import type { Role, StaffIdentified } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import { Attempts } from './attempts.ts';
import type { TerminalTables } from './tables.ts';

/** Long enough to walk from the desk to the terminal. */
export const staffCodeLasts = 2 * 60_000;
/** How long a terminal believes staff who identified themselves, unless they leave before. */
export const staffSessionLasts = 30 * 60_000;
const failuresAllowed = 5;
const lockedFor = 10 * 60_000;

export interface StaffCodeParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly rng: Rng;
  readonly key: Uint8Array;
}

interface Person {
  readonly account: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

const refuse = (code: 'staff-code-wrong' | 'staff-code-locked') => ({
  ok: false as const,
  refused: refusal(code).refused,
});

/** One-time codes by which staff identify themselves at a terminal; wrong ones are counted per terminal and account. */
export class StaffCodes {
  readonly #parts: StaffCodeParts;
  readonly #attempts: Attempts;

  constructor(parts: StaffCodeParts) {
    this.#parts = parts;
    this.#attempts = new Attempts(parts.store, parts.clock, failuresAllowed, lockedFor);
  }

  /** A code shown once on the signed-in page; the one before is void. */
  async make(person: Person): Promise<{ readonly code: string; readonly expiresAt: number }> {
    const { store, clock, rng } = this.#parts;
    const random = Buffer.from(rng.bytes(6)).readUIntBE(0, 6);
    const code = String(random % 100_000_000).padStart(8, '0');
    const expiresAt = clock.now() + staffCodeLasts;
    const { account, name, roles } = person;
    const row = {
      account,
      digest: this.#digest(account, code),
      name,
      roles: JSON.stringify(roles),
      expires_at: expiresAt,
    };
    await store.write(async (tx) => {
      const tables = tx.tables<TerminalTables>();
      await tables.deleteFrom('staff_codes').where('account', '=', account).execute();
      await tables.insertInto('staff_codes').values(row).execute();
    });
    return { code, expiresAt };
  }

  /** Uses a code up. Five wrong ones at a terminal, or for an account, lock that place for ten minutes. */
  async use(terminal: string, account: string, code: string): Promise<Outcome<StaffIdentified>> {
    const { store, clock } = this.#parts;
    const places = [`terminal/${terminal}`, `account/${account}`];
    if (await this.#attempts.locked(places)) return refuse('staff-code-locked');
    const row = await store.write(async (tx) => {
      const tables = tx.tables<TerminalTables>();
      const found = await tables
        .selectFrom('staff_codes')
        .selectAll()
        .where('account', '=', account)
        .where('digest', '=', this.#digest(account, code))
        .where('expires_at', '>', clock.now())
        .executeTakeFirst();
      if (found !== undefined) {
        await tables.deleteFrom('staff_codes').where('account', '=', account).execute();
      }
      return found;
    });
    if (row === undefined) {
      await this.#attempts.failed(places);
      return refuse('staff-code-wrong');
    }
    await this.#attempts.succeeded(places);
    const until = new Date(clock.now() + staffSessionLasts).toISOString();
    const roles = JSON.parse(row.roles) as Role[];
    return { ok: true, answer: { account, name: row.name, roles, until } };
  }

  #digest(account: string, code: string): string {
    return keyedDigest(this.#parts.key, `${account}:${code}`);
  }
}
