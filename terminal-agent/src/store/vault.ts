import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Files, Rng } from '../ports/index.ts';
import type { Ledger } from './ledger.ts';

/**
 * Papers at rest: each file under its own AES-256-GCM key, which is wrapped under the terminal's
 * key. That key lies in a file of its own, outside the database and its backups. The file's name
 * is authenticated with it, so that no paper can be passed off as another.
 *
 *   "BV1" · iv(12) wrapped-key(32) tag(16) · iv(12) tag(16) ciphertext
 */
export interface Vault {
  seal(name: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is no such paper. Throws when it was tampered with. */
  open(name: string): Promise<Uint8Array | null>;
  remove(name: string): Promise<void>;
  names(): Promise<readonly string[]>;
}

const folder = 'papers';
const keyFile = 'keys/vault';
const mark = Buffer.from('BV1');
const cipher = 'aes-256-gcm';

/** Opens the vault, making its key on the first start. */
export async function openVault(files: Files, rng: Rng): Promise<Vault> {
  const kept = await files.read(keyFile);
  const master = kept ?? rng.bytes(32);
  if (kept === null) await files.write(keyFile, master);
  if (master.length !== 32) throw new Error('the key of the vault is damaged');

  function encrypt(key: Uint8Array, plain: Uint8Array, name: string): Buffer {
    const iv = rng.bytes(12);
    const box = createCipheriv(cipher, key, iv).setAAD(Buffer.from(name));
    const sealed = Buffer.concat([box.update(plain), box.final()]);
    return Buffer.concat([iv, box.getAuthTag(), sealed]);
  }
  function decrypt(key: Uint8Array, sealed: Uint8Array, name: string): Buffer {
    const box = createDecipheriv(cipher, key, sealed.subarray(0, 12));
    box.setAAD(Buffer.from(name)).setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([box.update(sealed.subarray(28)), box.final()]);
  }

  return {
    async seal(name, bytes) {
      const key = rng.bytes(32);
      const sealed = [mark, encrypt(master, key, name), encrypt(key, bytes, name)];
      await files.write(`${folder}/${name}`, Buffer.concat(sealed));
      key.fill(0);
    },
    async open(name) {
      const stored = await files.read(`${folder}/${name}`);
      if (stored === null) return null;
      if (!mark.equals(stored.subarray(0, 3))) throw new Error(`paper "${name}" is damaged`);
      const key = decrypt(master, stored.subarray(3, 63), name);
      return decrypt(key, stored.subarray(63), name);
    },
    remove: (name) => files.remove(`${folder}/${name}`),
    names: () => files.list(folder),
  };
}

/** Sealed papers of a submission whose commit never came: nobody will ask for them. */
export async function forgetOrphans(ledger: Ledger, vault: Vault): Promise<void> {
  const { outbox, setAside } = ledger.terminal;
  // Staff still need what the hall refused; which paper was whose is not worth guessing.
  if (setAside.size > 0) return;
  const wanted = new Set(
    [...outbox.values()].flatMap(({ body }) => ('sealed' in body ? [body.sealed] : [])),
  );
  for (const name of await vault.names()) if (!wanted.has(name)) await vault.remove(name);
}
