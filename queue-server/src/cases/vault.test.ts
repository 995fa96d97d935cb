import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite, type Store } from '../journal/index.ts';
import { systemRng, virtualClock } from '../ports/index.ts';
import { aesCipher, keyedDigest } from './cipher.ts';
import { Files, filesMigration } from './files.ts';
import { Vault, vaultMigration } from './vault.ts';

const clock = virtualClock(1_000);
const cipher = aesCipher(systemRng);
const key = new Uint8Array(32).fill(7);
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

describe('the cipher', () => {
  it('opens only with the right key, in the right place, unchanged', () => {
    const sealed = cipher.seal(key, bytes('林知夏'), 'a/1');
    const text = (plain: Uint8Array | null): string | null =>
      plain === null ? null : Buffer.from(plain).toString();
    expect(text(cipher.open(key, sealed, 'a/1'))).toBe('林知夏');
    expect(cipher.open(new Uint8Array(32), sealed, 'a/1')).toBeNull();
    expect(cipher.open(key, sealed, 'a/2')).toBeNull();
    const spoiled = `${sealed.slice(0, -6)}${sealed.endsWith('AAAA==') ? 'BBBB==' : 'AAAA=='}`;
    expect(cipher.open(key, spoiled, 'a/1')).toBeNull();
    expect(cipher.open(key, 'sm4-ctr:AAAA', 'a/1')).toBeNull();
    expect(cipher.open(key, 'aes-256-gcm:', 'a/1')).toBeNull();
  });

  it('never writes the same text twice', () => {
    expect(cipher.seal(key, bytes('x'), 'a')).not.toBe(cipher.seal(key, bytes('x'), 'a'));
  });

  it('digests under a key (HMAC-SHA-256, RFC 4231 case 2)', () => {
    const jefe = bytes('Jefe');
    expect(keyedDigest(jefe, 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });
});

describe('what lies apart from the events', () => {
  let store: Store;
  let vault: Vault;
  let files: Files;
  beforeEach(() => {
    store = openSqlite({
      path: ':memory:',
      clock,
      migrations: [vaultMigration, filesMigration],
    });
    const parts = { store, clock, rng: systemRng, cipher, master: key };
    vault = new Vault(parts);
    files = new Files(parts);
  });
  afterEach(() => store.close());

  it('is kept once: a retry changes nothing', async () => {
    await vault.keep('submission', 'n', 's', { name: '林知夏' });
    await vault.keep('submission', 'n', 's', { name: '王大山' });
    expect(await vault.read('submission', 'n')).toEqual({ name: '林知夏' });
    expect(await vault.read('notice', 'n')).toBeNull();
  });

  it('is unreadable once its person is forgotten, and readable for everybody else', async () => {
    await vault.keep('submission', 'a', 'lin', { name: '林知夏' });
    await vault.keep('notice', 'b', 'lin', { reason: 'x' });
    await vault.keep('submission', 'c', 'wang', { name: '王大山' });
    await vault.forgetSubject('lin');
    expect(await vault.readMany('submission', ['a', 'c'])).toEqual(
      new Map([['c', { name: '王大山' }]]),
    );
    expect(await vault.read('notice', 'b')).toBeNull();
  });

  it('names a person the same way each time, whatever the case of an X', () => {
    expect(vault.subjectOf('41992119710830555x')).toBe(vault.subjectOf('41992119710830555X'));
    expect(vault.subjectOf('41992119710830555X')).not.toContain('4199');
  });

  it('holds files by their content, and lets go of those no case ever used', async () => {
    const digest = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881';
    expect(await files.keep(digest, 'image/jpeg', bytes('x'), 'terminal/t')).toBe(true);
    expect(await files.keep(digest, 'image/jpeg', bytes('y'), 'terminal/t')).toBe(false);
    expect(await files.missing([digest, 'f'.repeat(64)])).toEqual(['f'.repeat(64)]);
    expect(await files.sweep(2_000)).toBe(1);
    await files.keep(digest, 'image/jpeg', bytes('x'), 'terminal/t');
    await files.use('1', [digest]);
    expect(await files.sweep(2_000)).toBe(0);
    expect(Buffer.from((await files.read(digest))?.bytes ?? []).toString()).toBe('x');
  });
});
