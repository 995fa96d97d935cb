// One call, heard by 5,000 boards; next to a bare `ws` that sends the same bytes.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { board } from '../../testing/bench/board.ts';
import { benchFolder } from '../../testing/bench/folder.ts';
import { lanes, quantile, row } from '../../testing/bench/measure.ts';
import { post } from '../../testing/bench/post.ts';
import { subject, type Subject } from '../../testing/bench/subject.ts';
import { hall, ms, openWindows, position, take } from '../../testing/bench/hall-load.ts';

const count = 5_000;
const rounds = 20;
const boardsFile = fileURLToPath(new URL('../../testing/bench/boards.ts', import.meta.url));

interface Round {
  /** Says it once to everybody. */
  readonly say: (i: number) => Promise<unknown> | void;
  /** What must happen before it can be said again; everybody hears that too. */
  readonly clear?: (i: number) => Promise<unknown>;
}

async function listen(what: Subject, after: string, { say, clear }: Round) {
  const boards = fork(boardsFile, [what.url, String(count), after]);
  const next = <T>() => new Promise<T>((resolve) => boards.once('message', (m) => resolve(m as T)));
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
    if (clear === undefined) continue;
    const also = next();
    await clear(i);
    await also;
  }
  const gone = new Promise((resolve) => boards.once('exit', resolve));
  boards.kill('SIGKILL');
  await gone;
  return { p99: quantile(spread, 0.99), cpu: cpu / (rounds - 1) };
}

using folder = benchFolder();
const server = await subject('server', folder.file('fan.sqlite'));
const bare = await subject('bare-ws');
const [clerk] = await openWindows(server.url);
await lanes(rounds * 12, 20, (i) => take(server.url, i, `fan-${i}`));
const ticketOf = (i: number) => `t${1 + 12 * i}`;
const say = (path: string, body: unknown, key: string) =>
  post(server.url, `${hall}/${path}`, body, key, clerk?.cookie);
const call = (i: number) => say('windows/1/call', { ticket: ticketOf(i) }, `c-${i}`);
const free = (i: number) => say(`tickets/${ticketOf(i)}/finish`, {}, `f-${i}`);

let said = '';
const witness = await board(server.url, (text) => (said = text), await position(server.url));
await call(0);
await free(0);
witness.close();
const speaker = await board(bare.url, () => undefined);

const after = String(await position(server.url));
const ours = await listen(server, after, { say: call, clear: free });
const theirs = await listen(bare, 'bare', { say: () => void speaker.send(said) });
row(`fan-out of a call to ${count} boards: p99`, ms(ours.p99), `bare ws ${ms(theirs.p99)}`);
row(
  '   against bare ws: p99, CPU',
  `${(ours.p99 / theirs.p99).toFixed(2)} ×, ${(ours.cpu / theirs.cpu).toFixed(2)} ×`,
  'bar 1.5 ×, 2 ×',
);
speaker.close();
await server.stop();
await bare.stop();
