import { createPublicKey, hash, verify, type KeyObject } from 'node:crypto';
import { signatureHeaders, signedText } from '../protocol/index.ts';
import type { Knock } from '../room.ts';

/** What a signed request claims, before anything is believed. */
export interface Claim {
  readonly terminal: string;
  readonly counter: number;
  readonly time: string;
  readonly signature: Buffer;
}

const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** Reads the four headers; undefined when the request is not signed at all, null when they make no sense. */
export function claimOf(knock: Knock): Claim | null | undefined {
  const terminal = one(knock.headers[signatureHeaders.terminal]);
  const counter = one(knock.headers[signatureHeaders.counter]);
  const time = one(knock.headers[signatureHeaders.time]);
  const signature = one(knock.headers[signatureHeaders.signature]);
  if (terminal === undefined && signature === undefined) return undefined;
  if (terminal === undefined || counter === undefined) return null;
  if (time === undefined || signature === undefined) return null;
  const number = Number(counter);
  if (!/^\d{1,15}$/.test(counter) || number < 1) return null;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(time)) return null;
  const bytes = Buffer.from(signature, 'base64');
  return bytes.length === 64 ? { terminal, counter: number, time, signature: bytes } : null;
}

// DER of SubjectPublicKeyInfo for Ed25519 (RFC 8410), before the 32 bytes of the key.
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** A public key from its raw 32 bytes in base64; null when it is not one. */
export function publicKeyOf(base64: string): KeyObject | null {
  const raw = Buffer.from(base64, 'base64');
  if (raw.length !== 32) return null;
  try {
    const key = Buffer.concat([spkiPrefix, raw]);
    return createPublicKey({ key, format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

/** Whether the key signed exactly this request. */
export function isSigned(knock: Knock, claim: Claim, key: KeyObject): boolean {
  const bodyHash = hash('sha256', knock.rawBody ?? Buffer.alloc(0));
  const text = signedText(knock.method, knock.url, claim.counter, claim.time, bodyHash);
  return verify(null, Buffer.from(text), key, claim.signature);
}
