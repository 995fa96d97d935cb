import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Files, Rng } from '../ports/index.ts';

export const cookieName = 'banshi-terminal';
const keyFile = 'keys/gateway';

/**
 * Who may look at this terminal's screen: whoever holds a one-use token, and from then on the
 * browser with the cookie it was exchanged for. The cookie outlives a restart of the agent, so
 * that a power cut does not leave the screen dark.
 */
export interface GatewayKeys {
  /** A new one-use token; the one before is void. */
  newToken(): string;
  /** The cookie for a token, once; null for any other. */
  exchange(token: string): string | null;
  isCookie(value: string | undefined): boolean;
}

const equal = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

export async function openGatewayKeys(files: Files, rng: Rng): Promise<GatewayKeys> {
  const kept = await files.read(keyFile);
  const key = kept ?? rng.bytes(32);
  if (kept === null) await files.write(keyFile, key);
  let token: string | null = null;
  const seal = (id: string): string => createHmac('sha256', key).update(id).digest('base64url');
  return {
    newToken() {
      token = text(rng.bytes(32));
      return token;
    },
    exchange(given) {
      if (token === null || !equal(given, token)) return null;
      token = null;
      const id = text(rng.bytes(16));
      return `${id}.${seal(id)}`;
    },
    isCookie(value) {
      const [id, mark] = value?.split('.') ?? [];
      return id !== undefined && mark !== undefined && equal(mark, seal(id));
    },
  };
}
