import type { Net } from '../ports/index.ts';
import { signatureOf, type SignerParts } from './identity.ts';

export interface ServerRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Path and query. */
  readonly path: string;
  readonly json?: unknown;
  readonly bytes?: { readonly body: Uint8Array; readonly mediaType: string };
  /** The same key again has no second effect. */
  readonly key?: string;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** silence: no answer, the effect is unknown; refused: an answer that says no, with its stable code. */
export type ServerAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly json: unknown }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: string;
      readonly problem: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'silence'; readonly because: 'unreachable' | 'timeout' | 'cancelled' };

/** The hall's server, spoken to under this terminal's signature. */
export interface Server {
  readonly url: string;
  /** Whether the last exchange got any answer. */
  readonly online: boolean;
  request(request: ServerRequest): Promise<ServerAnswer>;
  onLine(listener: (online: boolean) => void): () => void;
}

export interface ServerParts extends SignerParts {
  readonly url: string;
  readonly net: Net;
  readonly timeoutMs: number;
}

/** Requests may overtake each other on the way; the one that came late signs anew. */
const signings = 4;

export function createServer(parts: ServerParts): Server {
  const { net, counter } = parts;
  const base = parts.url.replace(/\/$/, '');
  const listeners = new Set<(online: boolean) => void>();
  let online = false;

  function heard(now: boolean): void {
    if (now === online) return;
    online = now;
    for (const listener of listeners) listener(online);
  }

  async function once(request: ServerRequest): Promise<ServerAnswer> {
    const { method, path, json, bytes, key } = request;
    const body =
      bytes?.body ?? (json === undefined ? undefined : Buffer.from(JSON.stringify(json)));
    const signed = await signatureOf(parts, method, path, body);
    const mediaType = bytes?.mediaType ?? (json === undefined ? null : 'application/json');
    const response = await net.request({
      method,
      url: base + path,
      headers: {
        accept: 'application/json',
        ...(mediaType === null ? {} : { 'content-type': mediaType }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...signed,
      },
      ...(body === undefined ? {} : { body }),
      timeoutMs: request.timeoutMs ?? parts.timeoutMs,
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
    if (!response.ok) {
      if (response.because !== 'cancelled') heard(false);
      return { kind: 'silence', because: response.because };
    }
    heard(true);
    const parsed = parse(response.body);
    if (response.status < 300) return { kind: 'answer', status: response.status, json: parsed };
    const problem =
      typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
    const code = typeof problem['code'] === 'string' ? problem['code'] : `http-${response.status}`;
    return { kind: 'refused', status: response.status, code, problem };
  }

  return {
    url: base,
    get online() {
      return online;
    },
    async request(request) {
      let answer = await once(request);
      for (let i = 1; i < signings; i += 1) {
        if (answer.kind !== 'refused' || answer.code !== 'counter-seen') break;
        await counter.above(seenCounter(answer.problem));
        answer = await once(request);
      }
      return answer;
    },
    onLine(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function parse(body: Uint8Array): unknown {
  if (body.length === 0) return null;
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return null;
  }
}

/** The server's own count, wherever its problem document carries it; 0 when it does not. */
function seenCounter(problem: Readonly<Record<string, unknown>>): number {
  const { details } = problem;
  const inDetails =
    typeof details === 'object' && details !== null && 'counter' in details ? details.counter : 0;
  const seen = Number(problem['counter'] ?? inDetails);
  return Number.isSafeInteger(seen) ? seen : 0;
}
