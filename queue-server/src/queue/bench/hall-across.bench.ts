// How long an event takes from the POST to a board on the other node, committed durably between.
//
// Against what? The design note says "a single-process emit". Two are measured the same way, one
// client and one board over loopback: our own server as one process with its store in memory (the
// same request, checked and decided, the same event; what is compared is durability and the second
// node), and a bare HTTP server that calls socket.io's emit and does nothing else (no request is
// checked, nothing is decided or kept). The bar is held against both; the first is the fair one.
import { board } from '../../testing/bench/board.ts';
import { quantile, row } from '../../testing/bench/measure.ts';
import { post } from '../../testing/bench/post.ts';
import { subject } from '../../testing/bench/subject.ts';
import { startPostgres } from '../../testing/postgres.ts';
import { ms, position, take } from '../../testing/bench/hall-load.ts';

interface Heard {
  readonly p50: number;
  /** Bytes of the largest push. */
  readonly size: number;
}

async function times(
  send: (i: number) => Promise<unknown>,
  url: string,
  after: number | 'unsubscribed',
): Promise<Heard> {
  let heard: (() => void) | undefined;
  let size = 0;
  const hear = (text: string) => {
    size = Math.max(size, Buffer.byteLength(text));
    heard?.();
  };
  const socket = await board(url, hear, after);
  const took: number[] = [];
  for (let i = 0; i < 1_500; i++) {
    const arrived = new Promise<void>((resolve) => (heard = resolve));
    const start = performance.now();
    const sent = send(i);
    await arrived;
    if (i >= 500) took.push(performance.now() - start);
    await sent;
  }
  socket.close();
  return { p50: quantile(took, 0.5), size };
}

const postgres = await startPostgres();
if (typeof postgres === 'string') row('PostgreSQL', 'not here', postgres);
else {
  const url = await postgres.database();
  const [one, two] = [await subject('server', url), await subject('server', url)];
  const real = await times(
    (i) => take(one.url, i, `across-${i}`),
    two.url,
    await position(one.url),
  );
  for (const node of [one, two]) await node.stop();
  await postgres.stop();

  const alone = await subject('server', ':memory:');
  const same = await times(
    (i) => take(alone.url, i, `same-${i}`),
    alone.url,
    await position(alone.url),
  );
  await alone.stop();
  const plain = await subject('emit');
  const bare = await times((i) => post(plain.url, '/', {}, `e-${i}`), plain.url, 'unsubscribed');
  await plain.stop();

  const against = (other: Heard) => `${(real.p50 / other.p50).toFixed(1)} ×`;
  row('event across two nodes, durable: p50', ms(real.p50));
  row('   against one process, nothing kept', against(same), `${ms(same.p50)}; bar 4 ×`);
  row('   against a bare emit', against(bare), `${ms(bare.p50)}; bar 4 ×`);
  row('largest push of one event', `${real.size} B`, 'bar 1 kB');
}
process.exit(0);
