// What the server holds after a day of the city hall: resident memory, in millions of bytes.
import { benchFolder } from '../../testing/bench/folder.ts';
import { row } from '../../testing/bench/measure.ts';
import { subject } from '../../testing/bench/subject.ts';
import { playDay } from '../../testing/bench/hall-day.ts';

const megabytes = (mebibytes: number) => `${Math.round(mebibytes * 1.048_576)} MB`;

using folder = benchFolder();
const server = await subject('server', folder.file('day.sqlite'));
const idle = await server.usage();
const full = await playDay(server);
row(
  'memory after a day: 29 terminals, 43 windows, 1000 tickets',
  megabytes(full.rss),
  `idle ${megabytes(idle.rss)}; bar 200 MB`,
);
await server.stop();
