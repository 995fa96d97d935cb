import { fork, type ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';

export interface Usage {
  /** Milliseconds of processor time since the start. */
  readonly cpu: number;
  /** MiB. */
  readonly rss: number;
}

/** A process under measurement. */
export interface Subject {
  readonly url: string;
  /** Milliseconds from the start of the process until it was ready. */
  readonly ready: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

const next = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const gone = () => reject(new Error('the process under measurement ended'));
    child.once('exit', gone);
    child.once('message', (message) => {
      child.off('exit', gone);
      resolve(message as T);
    });
  });

export async function subject(kind: string, store = ':memory:'): Promise<Subject> {
  // As a server is started: a young generation of 2 MiB costs nothing that can be measured here.
  const execArgv = ['--max-semi-space-size=2'];
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), [kind, store], {
    execArgv,
  });
  const { url, ready } = await next<{ url: string; ready: number }>(child);
  return {
    url,
    ready,
    usage() {
      child.send('usage');
      return next<Usage>(child);
    },
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: 2_000 });

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly cookie: string;
}

/** One POST over a kept connection, with its key. */
export function post(
  url: string,
  path: string,
  body: unknown,
  key: string,
  cookie = '',
): Promise<Answer> {
  const bytes = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}${path}`,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(bytes),
          'idempotency-key': key,
          ...(cookie === '' ? {} : { cookie }),
        },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => (text += part));
        answer.on('end', () => {
          const set = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
          resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text), cookie: set });
        });
      },
    );
    sent.on('error', reject);
    sent.end(bytes);
  });
}

/** Runs `count` pieces of work, `wide` at a time; answers each one's milliseconds. */
export async function lanes(
  count: number,
  wide: number,
  work: (index: number, lane: number) => Promise<unknown>,
): Promise<number[]> {
  const took: number[] = [];
  let index = 0;
  await Promise.all(
    Array.from({ length: wide }, async (_, lane) => {
      while (index < count) {
        const start = performance.now();
        await work(index++, lane);
        took.push(performance.now() - start);
      }
    }),
  );
  return took;
}

export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[
    Math.min(values.length - 1, Math.floor(values.length * share))
  ] ?? NaN;

/** A board that speaks just enough engine.io over a bare WebSocket, so that the client costs the same everywhere. */
export function board(
  url: string,
  heard: (text: string) => void,
  after: number | 'bare' | 'unsubscribed' = 'bare',
): Promise<WebSocket> {
  const bare = after === 'bare';
  const path = bare ? '/' : '/socket.io/?EIO=4&transport=websocket';
  const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, { perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    if (bare) socket.once('open', () => resolve(socket));
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      if (bare) return heard(text);
      if (text === '2') socket.send('3');
      else if (text.startsWith('0')) socket.send('40');
      else if (text.startsWith('40')) {
        if (after === 'unsubscribed') return resolve(socket);
        socket.send(`420["subscribe",${JSON.stringify({ stream: 'hall/yunxi', after })}]`);
      } else if (text.startsWith('430')) resolve(socket);
      else if (text.startsWith('42["events"')) heard(text);
      return undefined;
    });
  });
}

export function row(what: string, value: string, bar = ''): void {
  process.stdout.write(`${what.padEnd(60)}${value.padStart(16)}  ${bar}\n`);
}
