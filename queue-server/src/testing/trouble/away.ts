import type { Problem } from '../../protocol/index.ts';
import { watcher } from './watcher.ts';

/** The database goes away under nodes that are asked all the while, and comes back. */
export interface Absence {
  /** Tells its keys from those of another absence of the same database. */
  readonly name: string;
  /** The nodes' addresses. */
  readonly nodes: readonly string[];
  readonly queue: string;
  readonly clerk: { readonly account: string; readonly window: string };
  /** Tickets asked for while the database is away, one after the other at each of the nodes in turn. */
  readonly tickets: number;
  readonly leave: () => Promise<void>;
  readonly comeBack: () => Promise<void>;
  /** Everybody has been refused; what is left to wait for before the database comes back. */
  readonly meanwhile?: () => Promise<void>;
}

export interface AfterAbsence {
  /** What was lost, doubled, acknowledged and not stored, or said without words; empty when all is well. */
  readonly faults: readonly string[];
  /** Requests that were told to come again. */
  readonly refused: number;
  /** Tickets there are now. */
  readonly tickets: number;
  /** The last event every board was sent. */
  readonly events: number;
}

interface Reply {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}
const hall = '/api/halls/yunxi';

/** No answer of a node takes longer, whatever its database does. */
const deadline = 60_000;
/** Sooner than Retry-After asks, later than at once. Milliseconds. */
const askAgainAfter = 50;

export async function outlast(absence: Absence): Promise<AfterAbsence> {
  const { nodes, clerk, queue } = absence;
  const faults: string[] = [];
  let refused = 0;
  let cookie = '';
  const node = (turn: number) => nodes[turn % nodes.length] ?? '';

  async function ask(turn: number, path: string, body: unknown, key: string): Promise<Reply> {
    const response = await fetch(`${node(turn)}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `${absence.name}-${key}`,
        cookie,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(deadline),
    });
    cookie ||= response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const retryAfter = response.headers.get('retry-after');
    return { status: response.status, retryAfter, body: await bodyOf(response) };
  }
  const take = (turn: number, key: string) =>
    ask(turn, `${hall}/tickets`, { queue, channel: 'terminal' }, key);
  const next = (turn: number, key: string) =>
    ask(turn, `${hall}/windows/${clerk.window}/next`, {}, key);

  /** What is asked while the database is away: told in words to come again, or done and kept. */
  function judge(key: string, { status, retryAfter, body }: Reply): boolean {
    if (status !== 503) return true;
    refused++;
    // Our own server wrote it.
    const { code, words } = body as unknown as Partial<Problem>;
    if (code !== 'unavailable') faults.push(`${key}: the code of its 503 is ${String(code)}`);
    if (!words?.zh || !words.en) faults.push(`${key}: a 503 without words in both languages`);
    if (!(Number(retryAfter) >= 1)) faults.push(`${key}: a 503 without Retry-After`);
    return false;
  }
  /** As a terminal does: the same key until it is answered; a node that stays away is a fault. */
  async function insist(turn: number, key: string, send: typeof take): Promise<Reply> {
    const until = performance.now() + deadline;
    for (;;) {
      const reply = await send(turn++, key);
      if (reply.status !== 503 || performance.now() > until) return reply;
      await new Promise((resolve) => setTimeout(resolve, askAgainAfter));
    }
  }

  await ask(0, '/api/sessions', { account: clerk.account, password: 'demo' }, 'in');
  await ask(0, `${hall}/windows/${clerk.window}/open`, {}, 'open');
  const boards = nodes.map((_, i) => watcher(() => nodes, i));
  const given = new Map<string, string>();
  const keep = (key: string, { status, body }: Reply) => {
    if (status === 201) given.set(key, String(body['id']));
    else faults.push(`${key}: ${status} ${JSON.stringify(body)}`);
  };
  for (const turn of nodes.keys()) keep(`before-${turn}`, await take(turn, `before-${turn}`));

  const seen = Number((await bodyOf(await fetch(`${node(0)}${hall}`)))['seq']);
  await Promise.all(boards.map((board) => board.reached(seen)));

  await absence.leave();
  const keys = Array.from({ length: absence.tickets }, (_, i) => `away-${i}`);
  const answers = await Promise.all([
    ...keys.map(async (key, i) => ({ key, reply: await take(i, key) })),
    ...['call', 'call'].map(async (key, i) => ({ key, reply: await next(i, key) })),
  ]);
  for (const { key, reply } of answers) {
    if (judge(key, reply) && key !== 'call') keep(key, reply);
  }
  const looked = await fetch(`${node(0)}/health`, { signal: AbortSignal.timeout(deadline) });
  if (looked.status !== 503) faults.push(`/health says ${looked.status} without a database`);
  await absence.meanwhile?.();
  await absence.comeBack();

  // Nobody is started again. What was acknowledged is known under its key; the rest is done now.
  for (const [i, key] of keys.entries()) {
    const before = given.get(key);
    const reply = await insist(i, key, take);
    keep(key, reply);
    if (before !== undefined && given.get(key) !== before) faults.push(`${key} was done twice`);
  }
  const call = (turn: number) => insist(turn, 'call', next);
  const called = [await call(0), await call(1)].map(({ body }) => JSON.stringify(body['ticket']));
  if (called[0] !== called[1] || called[0] === 'null') faults.push(`called ${called.join(', ')}`);
  for (const turn of nodes.keys()) {
    keep(`after-${turn}`, await insist(turn, `after-${turn}`, take));
  }

  if (new Set(given.values()).size !== given.size) faults.push('two hold the same ticket');
  const seqs = await Promise.all(
    nodes.map(async (url) => Number((await bodyOf(await fetch(`${url}${hall}`)))['seq'])),
  );
  const events = Math.max(...seqs);
  await Promise.all(boards.map((board) => board.reached(events)));
  boards.forEach((board, i) => faults.push(...board.faults.map((one) => `board ${i}: ${one}`)));
  for (const board of boards) board.stop();
  return { faults, refused, tickets: given.size, events };
}

async function bodyOf(response: Response): Promise<Reply['body']> {
  const text = await response.text();
  // An object, or nothing: our own server's answers.
  return text === '' ? {} : (JSON.parse(text) as Reply['body']);
}
