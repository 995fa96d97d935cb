import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { Rng } from '../ports/index.ts';

/**
 * Seals bytes under a 32-byte key. `context` is authenticated but not stored: a sealed text moved to another
 * row does not open. The algorithm's id stands in front, so that a second suite (SM4) can live beside it.
 */
export interface Cipher {
  seal(key: Uint8Array, plain: Uint8Array, context: string): string;
  /** Null when the key, the context or the text is not the right one. */
  open(key: Uint8Array, sealed: string, context: string): Uint8Array | null;
}

const algorithm = 'aes-256-gcm';
const ivLength = 12;
const tagLength = 16;

/** AES-256-GCM with a fresh 96-bit nonce each time (NIST SP 800-38D). */
export function aesCipher(rng: Rng): Cipher {
  return {
    seal(key, plain, context) {
      const iv = rng.bytes(ivLength);
      const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
      return `${algorithm}:${body.toString('base64')}`;
    },
    open(key, sealed, context) {
      const prefix = `${algorithm}:`;
      if (!sealed.startsWith(prefix)) return null;
      const body = Buffer.from(sealed.slice(prefix.length), 'base64');
      if (body.length < ivLength + tagLength) return null;
      const decipher = createDecipheriv(algorithm, key, body.subarray(0, ivLength))
        .setAAD(Buffer.from(context))
        .setAuthTag(body.subarray(body.length - tagLength));
      try {
        const plain = decipher.update(body.subarray(ivLength, body.length - tagLength));
        return Buffer.concat([plain, decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}

/** A keyed digest, hexadecimal: the same text gives the same digest, and nobody without the key can try names. */
export const keyedDigest = (key: Uint8Array, text: string): string =>
  createHmac('sha256', key).update(text, 'utf8').digest('hex');
