import { createHash } from 'node:crypto';
import { keyedDigest } from '../cases/cipher.ts';
import type { Vault } from '../cases/vault.ts';
import type { Migration, Outcome, Store } from '../journal/index.ts';
import type { Clock } from '../ports/index.ts';
import type { Text, Verification } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';

/** What is known of a certificate without knowing whose it is. */
interface CertificateTables {
  certificates: {
    number: string;
    case_number: string;
    /** SHA-256 of the sealed file. */
    sha256: string;
    name: string;
    issuer: string;
    issued_on: string;
    pages: number;
    revoked_on: string | null;
    revoked_by: string | null;
    revoked_because: string | null;
    at: number;
  };
}

export const certificateMigration: Migration = {
  name: '0290-certificates',
  sql: [
    `create table certificates (
      number TEXT not null primary key, case_number TEXT not null, sha256 TEXT not null,
      name TEXT not null, issuer TEXT not null, issued_on TEXT not null, pages INT8 not null,
      revoked_on TEXT, revoked_by TEXT, revoked_because TEXT, at INT8 not null
    ) STRICT`,
    'create index certificates_of_case on certificates (case_number)',
  ],
};

export interface Certificate {
  readonly number: string;
  readonly caseNumber: string;
  readonly sha256: string;
  readonly name: Text;
  readonly issuer: Text;
  readonly issuedOn: string;
  readonly pages: number;
  readonly revokedOn: string | null;
}

export interface Sealed {
  readonly bytes: Uint8Array;
  readonly found: Certificate;
}

export interface RegistryParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly vault: Vault;
  /** Makes the mark that a certificate's own code carries; 32 bytes. */
  readonly key: Uint8Array;
}

export const sha256Of = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/**
 * Every certificate that was sealed: its number and the digest of its file. The file itself lies
 * sealed under its holder's key and goes when the holder is erased; the entry says nothing of them.
 */
export class Registry {
  readonly #own: RegistryParts;

  constructor(own: RegistryParts) {
    this.#own = own;
  }

  /** Sixteen digits on the certificate itself: a file cannot bear its own digest, and a number can be guessed. */
  markOf(number: string): string {
    return keyedDigest(this.#own.key, `mark:${number}`).slice(0, 16);
  }

  /** Keeps a sealed file under its number; what is there already stays. */
  async keep(
    certificate: Omit<Certificate, 'sha256' | 'revokedOn'>,
    subject: string,
    file: Uint8Array,
  ): Promise<void> {
    const { store, clock, vault } = this.#own;
    const { number, caseNumber, name, issuer, issuedOn, pages } = certificate;
    await store.write(async (tx) => {
      const tables = tx.tables<CertificateTables>();
      const known = await tables
        .selectFrom('certificates')
        .select('number')
        .where('number', '=', number)
        .executeTakeFirst();
      if (known !== undefined) return;
      const body = Buffer.from(file).toString('base64');
      await vault.keepIn(tx, 'certificate', number, subject, body);
      await tables
        .insertInto('certificates')
        .values({
          number,
          case_number: caseNumber,
          sha256: sha256Of(file),
          name: JSON.stringify(name),
          issuer: JSON.stringify(issuer),
          issued_on: issuedOn,
          pages,
          revoked_on: null,
          revoked_by: null,
          revoked_because: null,
          at: clock.now(),
        })
        .onConflict((conflict) => conflict.column('number').doNothing())
        .execute();
    });
  }

  async find(number: string): Promise<Certificate | undefined> {
    const row = await this.#own.store.read((tx) =>
      tx
        .tables<CertificateTables>()
        .selectFrom('certificates')
        .selectAll()
        .where('number', '=', number)
        .executeTakeFirst(),
    );
    return row === undefined
      ? undefined
      : {
          number: row.number,
          caseNumber: row.case_number,
          sha256: row.sha256,
          // Written by `keep`.
          name: JSON.parse(row.name) as Text,
          issuer: JSON.parse(row.issuer) as Text,
          issuedOn: row.issued_on,
          pages: Number(row.pages),
          revokedOn: row.revoked_on,
        };
  }

  /** The sealed file, or null when its holder was erased. */
  async file(number: string): Promise<Uint8Array | null> {
    const body = await this.#own.vault.read('certificate', number);
    return typeof body === 'string' ? Buffer.from(body, 'base64') : null;
  }

  /** The certificate with its file, byte for byte as it was sealed, or why not. */
  async sealed(number: string): Promise<Outcome<Sealed>> {
    const found = await this.find(number);
    if (found === undefined) return { ok: false, ...refusal('paper-unknown') };
    const bytes = await this.file(number);
    if (bytes === null) return { ok: false, ...refusal('paper-erased') };
    return sha256Of(bytes) === found.sha256
      ? { ok: true, answer: { bytes, found } }
      : { ok: false, ...refusal('paper-not-as-sealed') };
  }

  /** From then on it verifies as revoked; the first revocation stays. */
  async revoke(number: string, on: string, by: string, because: string): Promise<void> {
    await this.#own.store.write(async (tx) => {
      await tx
        .tables<CertificateTables>()
        .updateTable('certificates')
        .set({ revoked_on: on, revoked_by: by, revoked_because: because })
        .where('number', '=', number)
        .where('revoked_on', 'is', null)
        .execute();
    });
  }

  /**
   * What anybody may know who holds a certificate: `code` is the mark on it, or the digest of its
   * file. Only whoever has a right code learns what it is; nobody learns whose.
   */
  async verify(number: string, code: string): Promise<Verification> {
    const known = await this.find(number);
    if (known === undefined) return { verdict: 'unknown', number };
    if (code !== known.sha256 && code !== this.markOf(number)) {
      return { verdict: 'altered', number };
    }
    const { name, issuer, issuedOn, revokedOn } = known;
    const about = { number, name, issuer, issuedOn, sha256: known.sha256 };
    return revokedOn === null
      ? { verdict: 'genuine', ...about }
      : { verdict: 'revoked', ...about, revokedOn };
  }
}
