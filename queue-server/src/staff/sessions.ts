import { hash } from 'node:crypto';
import type { Store } from '../journal/index.ts';
import type { Clock, Rng } from '../ports/index.ts';
import { accountOf, accountRow, type Account } from './accounts.ts';
import type { StaffTables } from './tables.ts';

/** A working day and some; then one signs in again. Milliseconds. */
export const sessionLasts = 12 * 60 * 60 * 1_000;
/** Another node's sign-out is noticed after at most this long, on its sockets two seconds later. Milliseconds. */
const trustedFor = 3_000;
const rememberedAtMost = 10_000;

export interface Session {
  readonly account: Account;
  readonly expiresAt: number;
}

interface Remembered {
  readonly session: Session | undefined;
  readonly until: number;
}

const digestOf = (token: string): string => hash('sha256', token);

/** Who is signed in. The token is in the cookie only; the table holds its digest. */
export class SessionBook {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #rng: Rng;
  readonly #remembered = new Map<string, Remembered>();

  constructor(store: Store, clock: Clock, rng: Rng) {
    this.#store = store;
    this.#clock = clock;
    this.#rng = rng;
  }

  async open(account: Account): Promise<{ readonly token: string; readonly session: Session }> {
    const token = Buffer.from(this.#rng.bytes(32)).toString('base64url');
    const now = this.#clock.now();
    const session = { account, expiresAt: now + sessionLasts };
    const digest = digestOf(token);
    await this.#store.write(async (tx) => {
      const tables = tx.tables<StaffTables>();
      await tables.deleteFrom('sessions').where('expires_at', '<', now).execute();
      await tables
        .insertInto('sessions')
        .values({ digest, account: account.account, expires_at: session.expiresAt })
        .execute();
      await tables
        .insertInto('staff_audit')
        .values({ id: this.#rng.uuid(), at: now, account: account.account, what: 'signed-in' })
        .execute();
    });
    return { token, session };
  }

  async find(token: string): Promise<Session | undefined> {
    const digest = digestOf(token);
    const now = this.#clock.now();
    const known = this.#remembered.get(digest);
    if (known !== undefined && known.until > now) return alive(known.session, now);
    const look = this.#store.glance ?? this.#store.read;
    const session = await look(async (tx) => {
      const row = await tx
        .tables<StaffTables>()
        .selectFrom('sessions')
        .selectAll()
        .where('digest', '=', digest)
        .executeTakeFirst();
      const account = row === undefined ? undefined : await accountRow(tx, row.account);
      return row === undefined || account === undefined
        ? undefined
        : { account: accountOf(account), expiresAt: row.expires_at };
    });
    if (this.#remembered.size >= rememberedAtMost) this.#remembered.clear();
    this.#remembered.set(digest, { session, until: now + trustedFor });
    return alive(session, now);
  }

  async close(token: string): Promise<void> {
    const digest = digestOf(token);
    this.#remembered.delete(digest);
    await this.#store.write((tx) =>
      tx.tables<StaffTables>().deleteFrom('sessions').where('digest', '=', digest).execute(),
    );
  }
}

const alive = (session: Session | undefined, now: number): Session | undefined =>
  session !== undefined && session.expiresAt > now ? session : undefined;
