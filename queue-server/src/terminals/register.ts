import { hash } from 'node:crypto';
import { keyedDigest } from '../cases/cipher.ts';
import type { Outcome, Refusal, Store, Tx } from '../journal/index.ts';
import type { Clock, Rng } from '../ports/index.ts';
import type { Heartbeat, TerminalView } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { Caller, Knock } from '../room.ts';
import type { TerminalPlan } from './plan.ts';
import { claimOf, isSigned, publicKeyOf } from './signature.ts';
import type { TerminalTables } from './tables.ts';

/** An enrolment code is read out to whoever installs the terminal, so it lives fifteen minutes. */
export const enrolmentCodeLasts = 15 * 60_000;
/** How far a terminal's clock may be off, either way. */
export const clockTolerance = 10 * 60_000;
/** After three missed heartbeats a terminal counts as silent. */
const silentAfterBeats = 3;

// Crockford's alphabet: nothing in it is mistaken for something else when read aloud.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export interface RegisterParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly rng: Rng;
  readonly plans: ReadonlyMap<string, TerminalPlan>;
  readonly heartbeatSeconds: number;
}

const refuse = (refused: { readonly refused: Refusal }) => ({ ok: false as const, ...refused });

/** Which terminals there are, which key each signs with, and how they are. */
export class Register {
  readonly #parts: RegisterParts;

  constructor(parts: RegisterParts) {
    this.#parts = parts;
  }

  plan(terminal: string): TerminalPlan | undefined {
    return this.#parts.plans.get(terminal);
  }

  /** A new code for a terminal; the one before is void. */
  async enrolmentCode(
    terminal: string,
    by: string,
  ): Promise<Outcome<{ readonly code: string; readonly expiresAt: number }>> {
    const { store, clock, rng } = this.#parts;
    if (this.plan(terminal) === undefined) return refuse(refusal('terminal-unknown'));
    const letters = [...rng.bytes(8)].map((byte) => alphabet.charAt(byte % alphabet.length));
    const code = `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
    const expiresAt = clock.now() + enrolmentCodeLasts;
    const row = { terminal, digest: hash('sha256', code), expires_at: expiresAt, used_by: null };
    await store.write(async (tx) => {
      const tables = tx.tables<TerminalTables>();
      await tables.deleteFrom('enrolment_codes').where('terminal', '=', terminal).execute();
      await tables.insertInto('enrolment_codes').values(row).execute();
      await this.#audit(tx, terminal, by, 'enrolment-code');
    });
    return { ok: true, answer: { code, expiresAt } };
  }

  /**
   * Binds a key to the terminal the code was made for. The same code and key again (a lost answer) succeed
   * again; a code with another key does not.
   */
  async enrol(code: string, publicKey: string): Promise<Outcome<TerminalPlan>> {
    const { store, clock } = this.#parts;
    if (publicKeyOf(publicKey) === null) return refuse(refusal('enrolment-code-wrong'));
    const digest = hash('sha256', code);
    const terminal = await store.write(async (tx) => {
      const tables = tx.tables<TerminalTables>();
      const row = await tables
        .selectFrom('enrolment_codes')
        .select(['terminal', 'used_by'])
        .where('digest', '=', digest)
        .where('expires_at', '>', clock.now())
        .executeTakeFirst();
      if (row === undefined) return undefined;
      if (row.used_by !== null) return row.used_by === publicKey ? row.terminal : undefined;
      await tables.deleteFrom('terminals').where('id', '=', row.terminal).execute();
      await tables
        .insertInto('terminals')
        .values({
          id: row.terminal,
          public_key: publicKey,
          counter: 0,
          state: 'enrolled',
          enrolled_at: clock.now(),
          last_seen: clock.now(),
          heartbeat: null,
        })
        .execute();
      await tables
        .updateTable('enrolment_codes')
        .set({ used_by: publicKey })
        .where('digest', '=', digest)
        .execute();
      await this.#audit(tx, row.terminal, `terminal/${row.terminal}`, 'enrolled');
      return row.terminal;
    });
    const plan = terminal === undefined ? undefined : this.plan(terminal);
    return plan === undefined
      ? refuse(refusal('enrolment-code-wrong'))
      : { ok: true, answer: plan };
  }

  async revoke(terminal: string, by: string): Promise<Outcome<null>> {
    const done = await this.#parts.store.write(async (tx) => {
      const result = await tx
        .tables<TerminalTables>()
        .updateTable('terminals')
        .set({ state: 'revoked' })
        .where('id', '=', terminal)
        .executeTakeFirst();
      await this.#audit(tx, terminal, by, 'revoked');
      return Number(result.numUpdatedRows) > 0;
    });
    return done ? { ok: true, answer: null } : refuse(refusal('terminal-unknown'));
  }

  /**
   * Recognises a signed request. The counter is spent durably before anything else happens, so that a
   * recorded request can never be played again, on no node and after no restart.
   */
  async authenticate(knock: Knock): Promise<Caller | Refusal | undefined> {
    const { store, clock } = this.#parts;
    const claim = claimOf(knock);
    if (claim === undefined) return undefined;
    if (claim === null) return refusal('signature-wrong').refused;
    const plan = this.plan(claim.terminal);
    const row = await store.read((tx) =>
      tx
        .tables<TerminalTables>()
        .selectFrom('terminals')
        .select(['public_key', 'counter', 'state'])
        .where('id', '=', claim.terminal)
        .executeTakeFirst(),
    );
    const key = row === undefined ? null : publicKeyOf(row.public_key);
    if (plan === undefined || row === undefined || key === null) {
      return refusal('signature-wrong').refused;
    }
    if (!isSigned(knock, claim, key)) return refusal('signature-wrong').refused;
    if (row.state === 'revoked') return refusal('terminal-revoked').refused;
    const off = Date.parse(claim.time) - clock.now();
    if (Math.abs(off) > clockTolerance) {
      return refusal('signature-time', { now: new Date(clock.now()).toISOString() }).refused;
    }
    const spent = await store.write(async (tx) => {
      const result = await tx
        .tables<TerminalTables>()
        .updateTable('terminals')
        .set({ counter: claim.counter, last_seen: clock.now() })
        .where('id', '=', claim.terminal)
        .where('counter', '<', claim.counter)
        .executeTakeFirst();
      return Number(result.numUpdatedRows) > 0;
    });
    if (!spent) return refusal('counter-seen', { counter: row.counter }).refused;
    return { kind: 'terminal', terminal: plan.id, site: plan.site };
  }

  async beat(terminal: string, heartbeat: Heartbeat): Promise<void> {
    await this.#parts.store.write(async (tx) => {
      await tx
        .tables<TerminalTables>()
        .updateTable('terminals')
        .set({ heartbeat: JSON.stringify(heartbeat) })
        .where('id', '=', terminal)
        .execute();
    });
  }

  /** Every planned terminal as the manager's page shows it. */
  async views(): Promise<readonly TerminalView[]> {
    const { store, clock, plans, heartbeatSeconds } = this.#parts;
    const rows = await store.read((tx) =>
      tx.tables<TerminalTables>().selectFrom('terminals').selectAll().execute(),
    );
    const known = new Map(rows.map((row) => [row.id, row]));
    const oldest = clock.now() - silentAfterBeats * heartbeatSeconds * 1_000;
    return [...plans.values()].map(({ id, name, kind, site }) => {
      const row = known.get(id);
      const base = { id, name, kind, site };
      if (row === undefined) {
        return { ...base, state: 'not-enrolled', lastSeen: null, heartbeat: null };
      }
      return {
        ...base,
        state: row.state === 'revoked' ? 'revoked' : row.last_seen >= oldest ? 'online' : 'silent',
        lastSeen: new Date(row.last_seen).toISOString(),
        heartbeat: row.heartbeat === null ? null : (JSON.parse(row.heartbeat) as Heartbeat),
      };
    });
  }

  async #audit(tx: Tx, terminal: string, by: string, what: string): Promise<void> {
    const { clock, rng } = this.#parts;
    await tx
      .tables<TerminalTables>()
      .insertInto('terminal_audit')
      .values({ id: rng.uuid(), at: clock.now(), terminal, by_whom: by, what })
      .execute();
  }
}

/** The key of a cabinet's holder and code digests: derived, so that every node and restart has the same. */
export const cabinetKey = (master: Uint8Array, cabinet: string): Buffer =>
  Buffer.from(keyedDigest(master, `cabinet:${cabinet}`), 'hex');
