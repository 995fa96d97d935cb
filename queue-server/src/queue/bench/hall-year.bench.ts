// The same day 365 times over in the journal (rows copied), then a start.
import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { benchFolder } from '../../testing/bench/folder.ts';
import { row } from '../../testing/bench/measure.ts';
import { subject } from '../../testing/bench/subject.ts';
import { playDay } from '../../testing/bench/hall-day.ts';
import { ms, position, take } from '../../testing/bench/hall-load.ts';

using folder = benchFolder();
const file = folder.file('day.sqlite');
const first = await subject('server', file);
await playDay(first);
// A snapshot waits while many ask at once; the last one of the day comes alone.
await take(first.url, 0, 'alone');
await first.stop();

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
const picture = performance.now() - start;
const size = Math.round(statSync(file).size / 1_000_000);
row(
  'start with a journal of 365 days: ready',
  ms(server.ready),
  `${seq} events, ${size} MB; bar 2000 ms`,
);
row('   and the first picture of the hall', ms(picture));
await server.stop();

const small = folder.file('small.sqlite');
await (await subject('server', small)).stop();
const again = await subject('server', small);
row('   a start with an empty journal, for comparison', ms(again.ready));
await again.stop();
