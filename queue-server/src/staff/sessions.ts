import { hash } from 'node:crypto';
import type { Store } from '../journal/index.ts';
import type { Clock, Rng } from '../ports/index.ts';
import { accountOf, type Account } from './accounts.ts';
import type { StaffTables } from './tables.ts';

/** A working day and some; then one signs in again. Milliseconds. */
export const sessionLasts = 12 * 60 * 60 * 1_000;
/** Another node's sign-out is noticed after at most this long, on its sockets two seconds later. Milliseconds. */
const trustedFor = 3_000;
const rememberedAtMost = 10_000;
/** Looked up at once. */
const lookedUpAtMost = 500;

export interface Session {
  readonly account: Account;
  readonly expiresAt: number;
}

interface Remembered {
  readonly session: Session | undefined;
  readonly until: number;
  /** Somebody came with it since it was looked up. */
  used: boolean;
}

type Found = ReadonlyMap<string, Session>;

const digestOf = (token: string): string => hash('sha256', token);

/** Who is signed in. The token is in the cookie only; the table holds its digest. */
export class SessionBook {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #rng: Rng;
  readonly #remembered = new Map<string, Remembered>();
  /** Asked for by the next look. */
  #wanted = new Set<string>();
  #next: Promise<Found> | undefined;
  #underWay: { readonly wanted: ReadonlySet<string>; readonly found: Promise<Found> } | undefined;
  #closings = 0;

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
    if (known !== undefined && known.until > now) {
      known.used = true;
      // In time, so that nobody who is known has to wait for it.
      if (known.until - now < trustedFor / 2) this.#lookFor(digest).catch(() => undefined);
      return alive(known.session, now);
    }
    return alive((await this.#lookFor(digest)).get(digest), now);
  }

  /**
   * One look at a time, for all who ask and for everybody who came since the last one: a hall's
   * clerks would otherwise each be looked up every few seconds, all at the same moment.
   */
  #lookFor(digest: string): Promise<Found> {
    if (this.#underWay?.wanted.has(digest) === true) return this.#underWay.found;
    this.#wanted.add(digest);
    const before: Promise<unknown> = this.#underWay?.found ?? Promise.resolve();
    return (this.#next ??= before.catch(() => undefined).then(() => this.#lookNow()));
  }

  #lookNow(): Promise<Found> {
    const wanted = this.#wanted;
    this.#wanted = new Set();
    this.#next = undefined;
    for (const [digest, { used }] of this.#remembered) {
      if (wanted.size >= lookedUpAtMost) break;
      if (used) wanted.add(digest);
    }
    const found = this.#lookUp(wanted).finally(() => {
      if (this.#underWay?.wanted === wanted) this.#underWay = undefined;
    });
    this.#underWay = { wanted, found };
    return found;
  }

  async #lookUp(wanted: ReadonlySet<string>): Promise<Found> {
    const now = this.#clock.now();
    const closings = this.#closings;
    const look = this.#store.glance ?? this.#store.read;
    const rows = await look((tx) =>
      tx
        .tables<StaffTables>()
        .selectFrom('sessions')
        .innerJoin('accounts', 'accounts.account', 'sessions.account')
        .selectAll('accounts')
        .select(['sessions.digest', 'sessions.expires_at'])
        .where('digest', 'in', [...wanted])
        .execute(),
    );
    const found = new Map(
      rows.map((row) => [row.digest, { account: accountOf(row), expiresAt: row.expires_at }]),
    );
    // Somebody signed out meanwhile: this look may have been too early to see it.
    if (closings !== this.#closings) return found;
    if (this.#remembered.size + wanted.size > rememberedAtMost) this.#remembered.clear();
    for (const digest of wanted) {
      const session = found.get(digest);
      this.#remembered.set(digest, { session, until: now + trustedFor, used: false });
    }
    return found;
  }

  async close(token: string): Promise<void> {
    const digest = digestOf(token);
    await this.#store.write((tx) =>
      tx.tables<StaffTables>().deleteFrom('sessions').where('digest', '=', digest).execute(),
    );
    this.#closings++;
    this.#underWay = undefined;
    this.#remembered.delete(digest);
  }
}

const alive = (session: Session | undefined, now: number): Session | undefined =>
  session !== undefined && session.expiresAt > now ? session : undefined;
