import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Rng } from '../ports/index.ts';

const derive = promisify(argon2);

/**
 * argon2id as OWASP's password storage cheat sheet advises: of its equally strong settings the one
 * with 46 MiB and one pass. Pieces above 32 MiB glibc gives back at once; with a smaller setting
 * each of the four worker threads kept its piece, 50 MiB of the server's memory in all.
 */
const cost = { memory: 47_104, passes: 1, parallelism: 1, tagLength: 32 } as const;

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** A password as it is stored: algorithm, cost, salt and hash in one text. */
export async function hashPassword(password: string, rng: Rng): Promise<string> {
  const nonce = rng.bytes(16);
  const tag = await derive('argon2id', { message: password, nonce, ...cost });
  const { memory, passes, parallelism } = cost;
  return `argon2id$${memory}$${passes}$${parallelism}$${base64(nonce)}$${base64(tag)}`;
}

/** Whether the password is the stored one; takes as long for a wrong one. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [algorithm, memory, passes, parallelism, salt = '', hash = ''] = stored.split('$');
  if (algorithm !== 'argon2id') return false;
  const expected = Buffer.from(hash, 'base64url');
  const tag = await derive('argon2id', {
    message: password,
    nonce: Buffer.from(salt, 'base64url'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  });
  return timingSafeEqual(tag, expected);
}
