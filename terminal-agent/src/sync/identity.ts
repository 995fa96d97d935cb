import { createPrivateKey, createPublicKey, hash, sign, type KeyObject } from 'node:crypto';
import { signatureHeaders, signedText } from '@banshi/queue-server/protocol';
import type { Clock, Files, Rng } from '../ports/index.ts';
import type { Marks } from '../store/marks.ts';

/** This terminal's signing key. It is made here and never leaves. */
export interface Identity {
  /** Raw 32 bytes, base64. */
  readonly publicKey: string;
  sign(text: string): string;
}

const keyFile = 'keys/terminal';
// DER of a PKCS #8 Ed25519 private key (RFC 8410), before its 32 bytes.
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

const privateKey = (seed: Uint8Array): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, seed]),
    format: 'der',
    type: 'pkcs8',
  });

/** Loads the key, or makes it on the first start. */
export async function loadIdentity(files: Files, rng: Rng): Promise<Identity> {
  const kept = await files.read(keyFile);
  const seed = kept ?? rng.bytes(32);
  if (kept === null) await files.write(keyFile, seed);
  const key = privateKey(seed);
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: spki.subarray(-32).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  };
}

/** Numbers handed out between two durable writes; a restart skips the rest of its block. */
const block = 1_000;

/** A counter that only rises, over every restart. */
export interface Counter {
  next(): Promise<number>;
  /** The server has seen this one: go on above it. */
  above(seen: number): Promise<void>;
}

export async function openCounter(marks: Marks): Promise<Counter> {
  let last = Number((await marks.get('signature-counter')) ?? 0);
  let reserved = last;
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }
  return {
    next: () =>
      inTurn(async () => {
        if (last >= reserved) {
          await marks.set('signature-counter', String(last + block));
          reserved = last + block;
        }
        last += 1;
        return last;
      }),
    above: (seen) =>
      inTurn(async () => {
        if (seen < last) return;
        await marks.set('signature-counter', String(seen + block));
        last = seen;
        reserved = seen + block;
      }),
  };
}

export interface SignerParts {
  readonly terminal: string;
  readonly identity: Identity;
  readonly counter: Counter;
  readonly clock: Clock;
}

/** The four headers of a signed request; `pathAndQuery` and body exactly as they will be sent. */
export async function signatureOf(
  parts: SignerParts,
  method: string,
  pathAndQuery: string,
  body: Uint8Array | undefined,
): Promise<Readonly<Record<string, string>>> {
  const counter = await parts.counter.next();
  const time = new Date(parts.clock.now()).toISOString();
  const bodyHash = hash('sha256', body ?? new Uint8Array(0));
  return {
    [signatureHeaders.terminal]: parts.terminal,
    [signatureHeaders.counter]: String(counter),
    [signatureHeaders.time]: time,
    [signatureHeaders.signature]: parts.identity.sign(
      signedText(method, pathAndQuery, counter, time, bodyHash),
    ),
  };
}
