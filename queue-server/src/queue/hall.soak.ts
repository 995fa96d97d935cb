// `npm run soak hall [-- --quick]`: 5,000 events on two nodes over one PostgreSQL while nodes are
// killed, listeners and boards' links cut in turn; then PostgreSQL itself is away for 30 s, once
// standing still and once stopped. With --quick 600 events and 3 s. Exits 1 on any violation.
import { systemClock } from '../ports/index.ts';
import { createServer } from '../server.ts';
import { benchCity } from '../testing/bench/city.ts';
import { row } from '../testing/bench/measure.ts';
import { startPostgres } from '../testing/postgres.ts';
import { testKey } from '../testing/server-key.ts';
import { outlast, type AfterAbsence } from '../testing/trouble/away.ts';
import { startFleet } from '../testing/trouble/fleet.ts';
import { listenerCutter } from '../testing/trouble/listeners.ts';
import { endure } from '../testing/trouble/ordeal.ts';

const quick = process.argv.includes('--quick');
const events = quick ? 600 : 5_000;

const postgres = await startPostgres();
if (typeof postgres === 'string') {
  row('PostgreSQL', 'not here', postgres);
  process.exit(1);
}
const url = await postgres.database();
const admin = await postgres.client(url);
const fleet = await startFleet(url);
const start = systemClock.monotonic();
const outcome = await endure({
  fleet,
  cutListeners: listenerCutter(admin),
  events,
  every: 100,
  troubles: ['links cut', 'listeners cut', 'node killed'],
});
const seconds = (systemClock.monotonic() - start) / 1_000;

const awayMs = quick ? 3_000 : 30_000;
const absence = (name: string, leave: () => unknown, comeBack: () => unknown) =>
  outlast({
    name,
    nodes: fleet.urls,
    queue: 'q1',
    clerk: { account: 'yunxi1', window: '1' },
    tickets: 40,
    leave: async () => void (await leave()),
    comeBack: async () => void (await comeBack()),
    meanwhile: () => new Promise((resolve) => systemClock.after(awayMs, resolve)),
  });
const frozen = await absence('frozen', postgres.freeze, postgres.thaw);
const halted = await absence('halted', postgres.halt, postgres.restart);
await fleet.stop();

// A node that was never killed reads the whole feed and checks every link of its chain.
const auditor = await createServer({
  config: { host: '127.0.0.1', port: 0, databaseUrl: url, databaseFile: '', serverKey: testKey },
  city: benchCity(),
});
const verdict = await auditor.journal.verify('site/yunxi');
await auditor.close();
await admin.end();
await postgres.stop();

const { struck } = outcome;
const faults = [...outcome.faults, ...frozen.faults, ...halted.faults];
const told = ({ refused, tickets }: AfterAbsence) => `${tickets} tickets, ${refused} told to wait`;
row('events written and seen by four boards', String(outcome.events), `${seconds.toFixed(0)} s`);
row('nodes killed with kill -9 and replaced', String(struck['node killed']));
row('listening connections cut', String(struck['listeners cut']));
row('links of boards cut', String(struck['links cut']), `${outcome.reconnects} reconnections`);
row('requests without an answer, repeated under their key', String(outcome.repeats));
row('events lost or doubled, tickets given or called twice', String(faults.length), 'bar 0');
row(`PostgreSQL standing still for ${awayMs / 1_000} s`, told(frozen));
row(`PostgreSQL stopped for ${awayMs / 1_000} s`, told(halted));
row('the chain of the feed', verdict.ok ? 'unbroken' : 'BROKEN', JSON.stringify(verdict));
for (const fault of faults.slice(0, 20)) process.stdout.write(`   ${fault}\n`);
process.exit(faults.length === 0 && verdict.ok ? 0 : 1);
