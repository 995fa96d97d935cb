import { systemClock, type Clock } from '../ports/index.ts';
import { createServer, type Server, type ServerOptions } from '../server.ts';
import { smallCity } from './small-city.ts';

export interface Reply {
  readonly status: number;
  readonly type: string;
  // A test knows what it asked for; what comes back is compared, not trusted.
  readonly body: Record<string, unknown>;
}

/** Somebody with a browser: keeps the session cookie, makes a new key for every post. */
export interface Person {
  get(path: string): Promise<Reply>;
  post(path: string, body?: unknown, key?: string): Promise<Reply>;
  delete(path: string): Promise<Reply>;
  signIn(account: string, password?: string): Promise<Reply>;
  /** Any request at all, headers and bytes as given. */
  send(path: string, init: RequestInit): Promise<Reply>;
  readonly cookie: string;
}

let keys = 0;

/** Somebody who asks the nodes at these addresses in turn, like a browser behind a load balancer. */
export function personAt(...urls: readonly string[]): Person {
  let cookie = '';
  let turn = 0;
  async function send(path: string, init: RequestInit): Promise<Reply> {
    const headers = { ...(cookie === '' ? {} : { cookie }), ...init.headers };
    const url = urls[turn++ % urls.length] ?? '';
    const response = await fetch(`${url}${path}`, { ...init, headers });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) cookie = set.split(';')[0] ?? '';
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    const body = type.includes('json') ? JSON.parse(text) : { text };
    return { status: response.status, type, body };
  }
  const json = { 'content-type': 'application/json' };
  return {
    send,
    get: (path) => send(path, {}),
    delete: (path) => send(path, { method: 'DELETE' }),
    post: (path, body = {}, key = `key-${++keys}`) =>
      send(path, {
        method: 'POST',
        headers: { ...json, 'idempotency-key': key },
        body: JSON.stringify(body),
      }),
    signIn: (account, password = 'demo') =>
      send('/api/sessions', {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ account, password }),
      }),
    get cookie() {
      return cookie;
    },
  };
}

/** The machine's clock, which a test may move forward for everybody who has it. */
export function movedClock(): Clock & { readonly pass: (ms: number) => void } {
  let ahead = 0;
  return { ...systemClock, now: () => systemClock.now() + ahead, pass: (ms) => void (ahead += ms) };
}

/** A listening server with the small city, its data in memory unless said otherwise. */
export async function startServer(
  changes: Partial<ServerOptions> = {},
): Promise<{ server: Server; url: string; person: () => Person }> {
  const server = await createServer({
    config: { host: '127.0.0.1', port: 0, databaseUrl: undefined, databaseFile: ':memory:' },
    city: smallCity,
    ...changes,
  });
  const url = await server.listen();
  return { server, url, person: () => personAt(url) };
}
