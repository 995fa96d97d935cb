import type { Problem, Text } from '@banshi/queue-server/protocol';

/** Why the server did not do it: a stable code, the HTTP status (0: no answer came), and words if the server sent some. */
export interface Refusal {
  readonly code: string;
  readonly status: number;
  readonly words?: Text;
  readonly errors?: readonly { readonly at: string; readonly message: string }[];
  /** What a page may act on: the faults of a change, the version it met. */
  readonly details?: Readonly<Record<string, unknown>>;
}
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export interface Client {
  /** Asks again as often as anybody likes: nothing changes. */
  get<T>(path: string): Promise<Answer<T>>;
  /**
   * One effect, however often it is sent: a lost answer is asked for again under the same key, also
   * when the same is pressed once more before anything else was answered.
   */
  post<T>(path: string, body?: unknown, key?: string): Promise<Answer<T>>;
  /** Sent once, without a key: for signing in and out only. */
  once<T>(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<Answer<T>>;
}

export interface ClientPorts {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  readonly uuid: () => string;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  /** A signal that aborts after so many milliseconds. */
  readonly deadline: (ms: number) => AbortSignal;
}

/** One attempt may take this long; a hall's server answers in milliseconds, so silence is news after ten seconds. */
const attemptMs = 10_000;
/** Pauses before the second and third attempt of a post whose answer was lost. */
const againAfterMs = [300, 1_500] as const;

const lost: Refusal = { code: 'unreachable', status: 0 };
const refused = (refusal: Refusal) => ({ ok: false, refusal }) as const;

/**
 * The server could not be reached, is on its way out (503, and another node is ready), or a proxy
 * answered in its place: nobody knows whether it was done.
 */
const isLost = (answer: Answer<unknown>): boolean =>
  !answer.ok &&
  (answer.refusal.status === 0 || (answer.refusal.status >= 502 && answer.refusal.status <= 504));

async function read<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  let body: unknown;
  try {
    body = text === '' ? undefined : JSON.parse(text);
  } catch {
    return refused({ code: 'bad-answer', status: response.status });
  }
  // The server checks what it sends against the very schema T was made from.
  if (response.ok) return { ok: true, value: body as T };
  const problem = (body ?? {}) as Partial<Problem>;
  return refused({
    code: problem.code ?? 'bad-answer',
    status: response.status,
    ...(problem.words && { words: problem.words }),
    ...(problem.errors && { errors: problem.errors }),
    ...(problem.details && { details: problem.details }),
  });
}

export function createClient(ports: ClientPorts): Client {
  async function attempt<T>(method: string, path: string, body: unknown, key?: string) {
    try {
      const response = await ports.fetch(path, {
        method,
        signal: ports.deadline(attemptMs),
        headers: {
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return await read<T>(response);
    } catch {
      return refused(lost);
    }
  }

  /** The wish of which nobody knows whether it was done. */
  let open: { readonly wish: string; readonly key: string } | null = null;

  return {
    get: (path) => attempt('GET', path, undefined),
    once: (method, path, body) => attempt(method, path, body),
    async post<T>(path: string, body: unknown = {}, given?: string) {
      const wish = `${path} ${JSON.stringify(body)}`;
      const key = given ?? (open?.wish === wish ? open.key : ports.uuid());
      let answer = await attempt<T>('POST', path, body, key);
      for (const ms of againAfterMs) {
        if (!isLost(answer)) break;
        await ports.pause(ms);
        answer = await attempt<T>('POST', path, body, key);
      }
      open = isLost(answer) ? { wish, key } : null;
      return answer;
    },
  };
}

/** The client of a page in a browser; `omit`: nobody's session goes along. */
export const browserClient = (credentials: 'same-origin' | 'omit' = 'same-origin'): Client =>
  createClient({
    fetch: (path, init) => fetch(path, { ...init, credentials }),
    // Halls are served over plain HTTP on a closed network too, where randomUUID does not exist.
    uuid: () =>
      Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
        byte.toString(16).padStart(2, '0'),
      ).join(''),
    pause: (ms) => new Promise((done) => setTimeout(done, ms)),
    deadline: (ms) => AbortSignal.timeout(ms),
  });
