// What the design note promises of a hall, as ratios in one run wherever that is possible; the
// load runs on the same two cores. `node queue-server/src/queue/hall.bench.ts [part]`: rates,
// nodes, fan-out, across, memory, year; without a part all of them.
import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import {
  board,
  lanes,
  post,
  quantile,
  row,
  subject,
  type Subject,
} from '../testing/bench/measure.ts';
import { startPostgres } from '../testing/postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'banshi-bench-'));
const hall = '/api/halls/yunxi';
const ms = (value: number) => `${value.toFixed(1)} ms`;
const tickets = { first: 'tickets' } as const;

interface Clerk {
  readonly window: number;
  readonly cookie: string;
}

async function openWindows(url: string): Promise<readonly Clerk[]> {
  const clerks: Clerk[] = [];
  // Hashing passwords is slow on purpose, and more than a few at once are turned away.
  await lanes(43, 4, async (i) => {
    const window = i + 1;
    const account = { account: `clerk${window}`, password: 'demo' };
    const { cookie } = await post(url, '/api/sessions', account, `in-${window}`);
    await post(url, `${hall}/windows/${window}/open`, {}, `open-${window}`, cookie);
    clerks.push({ window, cookie });
  });
  return clerks;
}

const queueOf = (index: number) => `q${(index % 12) + 1}`;
const take = (url: string, index: number, key: string) =>
  post(url, `${hall}/${tickets.first}`, { queue: queueOf(index), channel: 'terminal' }, key);

/** Issue and call next, each so often; every request once, or twice at the same time. */
async function rates(name: string, nodes: readonly Subject[], count: number, twice: boolean) {
  const url = (index: number) => nodes[index % nodes.length]?.url ?? '';
  const clerks = await openWindows(url(0));
  const cpu = async () => {
    const all = await Promise.all(nodes.map((node) => node.usage()));
    return all.reduce((sum, one) => sum + one.cpu, 0);
  };
  const send = async <T>(one: (node: string) => Promise<T>, index: number): Promise<T> => {
    if (!twice) return one(url(index));
    const [first, second] = await Promise.all([one(url(index)), one(url(index + 1))]);
    if (JSON.stringify(first) !== JSON.stringify(second)) throw new Error('two answers to one key');
    return first;
  };
  const run = twice ? 'twice' : 'once';
  await lanes(300, 50, (i) => take(url(i), i, `warm-${run}-${i}`));
  const numbers: unknown[] = [];
  for (const [what, work] of [
    [
      'issue',
      async (i: number) => {
        const { status, body } = await send((at) => take(at, i, `issue-${run}-${i}`), i);
        if (status !== 201) throw new Error(JSON.stringify(body));
        numbers.push(body['number']);
      },
    ],
    [
      'call next',
      async (i: number) => {
        const clerk = clerks[i % clerks.length];
        if (clerk === undefined) return;
        const path = `${hall}/windows/${clerk.window}/next`;
        const { body } = await send(
          (at) => post(at, path, {}, `next-${run}-${i}`, clerk.cookie),
          i,
        );
        const { ticket } = body as { ticket?: { id: string } | null };
        if (ticket === undefined) throw new Error(JSON.stringify(body));
        if (ticket !== null) numbers.push(ticket.id);
      },
    ],
  ] as const) {
    numbers.length = 0;
    const before = await cpu();
    const start = performance.now();
    const took = await lanes(count, 50, work);
    const seconds = (performance.now() - start) / 1_000;
    const each = ((await cpu()) - before) / count;
    const doubled = numbers.length - new Set(numbers).size;
    row(
      `${name}: ${what}, 50 clients${twice ? ', all sent twice' : ''}`,
      `${Math.round(count / seconds)}/s`,
      'bar 1000/s',
    );
    row(
      '   p95, server CPU per operation, doubled',
      `${ms(quantile(took, 0.95))}, ${each.toFixed(2)} ms, ${doubled}`,
      'bar 20 ms, 1 ms, 0',
    );
  }
}

async function onOneNode() {
  const server = await subject('server', join(folder, 'rates.sqlite'));
  await rates('SQLite', [server], 3_000, false);
  await rates('SQLite', [server], 500, true);
  await server.stop();
}

async function onTwoNodes() {
  const postgres = await startPostgres();
  if (typeof postgres === 'string') return row('PostgreSQL', 'not here', postgres);
  const url = await postgres.database();
  const nodes = [await subject('server', url), await subject('server', url)];
  await rates('two PostgreSQL nodes', nodes, 3_000, false);
  await rates('two PostgreSQL nodes', nodes, 500, true);
  await across(nodes);
  for (const node of nodes) await node.stop();
  await postgres.stop();
}

/** From the POST to the event at a board: on the other durable node, and in one bare process. */
async function across(nodes: readonly Subject[]) {
  const [one, two] = nodes;
  if (one === undefined || two === undefined) return;
  const plain = await subject('emit');
  const times = async (
    send: (i: number) => Promise<unknown>,
    url: string,
    after: number | 'unsubscribed',
  ) => {
    let heard: (() => void) | undefined;
    let size = 0;
    const socket = await board(
      url,
      (text) => {
        size = Math.max(size, Buffer.byteLength(text));
        heard?.();
      },
      after,
    );
    const took: number[] = [];
    for (let i = 0; i < 300; i++) {
      const start = performance.now();
      const arrived = new Promise<void>((resolve) => (heard = resolve));
      await Promise.all([arrived, send(i)]);
      if (i >= 50) took.push(performance.now() - start);
    }
    socket.close();
    return { p50: quantile(took, 0.5), size };
  };
  const bare = await times((i) => post(plain.url, '/', {}, `e-${i}`), plain.url, 'unsubscribed');
  const seq = await position(one.url);
  const real = await times((i) => take(one.url, i, `across-${i}`), two.url, seq);
  row('event across two nodes, durable: p50', ms(real.p50));
  row(
    '   against an emit in one process without a store',
    `${(real.p50 / bare.p50).toFixed(1)} ×`,
    `${ms(bare.p50)}; bar 4 ×`,
  );
  row('largest push of one event', `${real.size} B`, 'bar 1 kB');
  await plain.stop();
}

async function position(url: string): Promise<number> {
  const answer = await fetch(`${url}${hall}`);
  return Number(((await answer.json()) as { seq: number }).seq);
}

/** One call, heard by 5,000 boards; next to a bare `ws` that sends the same bytes. */
async function fanOut(count = 5_000, rounds = 20) {
  const server = await subject('server', join(folder, 'fan.sqlite'));
  const bare = await subject('bare-ws');
  const [clerk] = await openWindows(server.url);
  await lanes(rounds * 12, 20, (i) => take(server.url, i, `fan-${i}`));
  let said = '';
  const witness = await board(server.url, (text) => (said = text), await position(server.url));
  const call = (i: number) =>
    post(
      server.url,
      `${hall}/windows/1/call`,
      { ticket: `t${1 + 12 * i}` },
      `c-${i}`,
      clerk?.cookie,
    );
  const free = (i: number) =>
    post(server.url, `${hall}/tickets/t${1 + 12 * i}/finish`, {}, `f-${i}`, clerk?.cookie);
  await call(0);
  await free(0);
  witness.close();
  const speaker = await board(bare.url, () => undefined);
  const listen = async (
    what: Subject,
    after: string,
    say: (i: number) => Promise<unknown> | void,
  ) => {
    const file = fileURLToPath(new URL('../testing/bench/boards.ts', import.meta.url));
    const boards = fork(file, [what.url, String(count), after]);
    const next = <T>() =>
      new Promise<T>((resolve) => boards.once('message', (m) => resolve(m as T)));
    await next();
    const spread: number[] = [];
    let cpu = 0;
    for (let i = 1; i < rounds; i++) {
      const before = await what.usage();
      const start = Number(process.hrtime.bigint() / 1_000n);
      const heard = next<{ times: number[] }>();
      await say(i);
      const { times } = await heard;
      spread.push(...times.map((at) => (at - start) / 1_000));
      cpu += (await what.usage()).cpu - before.cpu;
      if (what === server) {
        const also = next();
        await free(i);
        await also;
      }
    }
    const gone = new Promise((resolve) => boards.once('exit', resolve));
    boards.kill('SIGKILL');
    await gone;
    return { p99: quantile(spread, 0.99), cpu: cpu / (rounds - 1) };
  };
  const ours = await listen(server, String(await position(server.url)), call);
  const theirs = await listen(bare, 'bare', () => void speaker.send(said));
  row(`fan-out of a call to ${count} boards: p99`, ms(ours.p99), `bare ws ${ms(theirs.p99)}`);
  row(
    '   against bare ws: p99, CPU',
    `${(ours.p99 / theirs.p99).toFixed(2)} ×, ${(ours.cpu / theirs.cpu).toFixed(2)} ×`,
    'bar 1.5 ×, 2 ×',
  );
  await server.stop();
  await bare.stop();
}

/** A day of 1,000 tickets with 29 terminals and 43 consoles connected. */
async function memory() {
  const file = join(folder, 'day.sqlite');
  const server = await subject('server', file);
  const idle = await server.usage();
  const clerks = await openWindows(server.url);
  const seq = await position(server.url);
  const screens = await Promise.all(
    Array.from({ length: 29 + 43 }, () => board(server.url, () => undefined, seq)),
  );
  await lanes(1_000, 20, (i) => take(server.url, i, `day-${i}`));
  await lanes(1_000, 43, async (i, lane) => {
    const clerk = clerks[lane];
    if (clerk === undefined) return;
    const said = (path: string, key: string) =>
      post(server.url, `${hall}/${path}`, {}, `${key}-${i}`, clerk.cookie);
    const { body } = await said(`windows/${clerk.window}/next`, 'n');
    const { ticket } = body as { ticket?: { id: string } | null };
    if (ticket === null || ticket === undefined) return;
    await said(`tickets/${ticket.id}/start`, 's');
    await said(`tickets/${ticket.id}/finish`, 'f');
  });
  const full = await server.usage();
  row(
    'memory after a day: 29 terminals, 43 windows, 1000 tickets',
    `${Math.round(full.rss)} MiB`,
    `idle ${Math.round(idle.rss)} MiB; bar 200 MB`,
  );
  for (const screen of screens) screen.close();
  await server.stop();
  return file;
}

/** The same day 365 times over in the journal (rows copied), then a start. */
async function year() {
  let file = join(folder, 'day.sqlite');
  if (!existsSync(file)) file = await memory();
  const database = new DatabaseSync(file);
  const { top } = database.prepare('select max(position) top from events').get() as { top: number };
  database.exec(`pragma wal_checkpoint(truncate); pragma synchronous = off; begin;
    insert into events (feed, position, stream, seq, type, at, actor, body, hash)
      with recursive day(n) as (select 1 union all select n + 1 from day where n < 364)
      select feed, position + n * ${top}, stream, seq + n * ${top}, type, at, actor, body, hash
      from day, (select * from events where stream = 'hall/yunxi');
    update feeds set position = 365 * ${top} where feed = 'site/yunxi';
    update streams set seq = 365 * ${top} where stream = 'hall/yunxi';
    update snapshots set seq = 365 * ${top} - 500 where stream = 'hall/yunxi';
    commit; pragma wal_checkpoint(truncate)`);
  database.close();
  const server = await subject('server', file);
  const start = performance.now();
  const seq = await position(server.url);
  const first = performance.now() - start;
  const size = Math.round(statSync(file).size / 1_048_576);
  row(
    'start with a journal of 365 days: ready',
    ms(server.ready),
    `${seq} events, ${size} MiB; bar 2000 ms`,
  );
  row('   and the first picture of the hall', ms(first));
  await server.stop();
  const small = join(folder, 'small.sqlite');
  await (await subject('server', small)).stop();
  const again = await subject('server', small);
  row('   a start with an empty journal, for comparison', ms(again.ready));
  await again.stop();
}

const parts = { rates: onOneNode, nodes: onTwoNodes, 'fan-out': () => fanOut(), memory, year };
const wanted = process.argv[2];
for (const [name, run] of Object.entries(parts)) {
  if (wanted === undefined || wanted === name) await run();
}
rmSync(folder, { recursive: true, force: true });
process.exit(0);
