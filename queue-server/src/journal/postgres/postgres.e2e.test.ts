import { afterAll, describe, expect, it } from 'vitest';
import { systemClock, systemRng, virtualClock, type Clock } from '../../ports/index.ts';
import { startPostgres } from '../../testing/postgres.ts';
import { openJournal, type Journal } from '../journal.ts';
import { describeJournal } from '../testing/conformance.ts';
import { ledger, ledgerMigrations } from '../testing/ledger.ts';
import { openPostgres } from './open.ts';

const postgres = await startPostgres();

if (typeof postgres === 'string') {
  // One line says what is missing; the same suite has passed on SQLite.
  describe.runIf(false)(`the journal on PostgreSQL: cannot start it here (${postgres})`, () => {
    it('runs the conformance suite', () => undefined);
  });
} else {
  afterAll(() => postgres.stop());
  const connections = 3;

  describeJournal('PostgreSQL', async (clock) => {
    const url = await postgres.database();
    const open = () => openPostgres({ url, clock, connections, migrations: ledgerMigrations });
    return { store: await open(), again: open };
  });

  describe('a PostgreSQL store', () => {
    const at = { feed: 'f', stream: 'ledger/a' };
    const anna = { by: 'anna' };

    async function nodeOn(url: string, clock: Clock = systemClock): Promise<Journal> {
      const store = await openPostgres({ url, clock, connections });
      return openJournal({ store, clock, rng: systemRng, deciders: [ledger] });
    }
    async function close(...journals: readonly Journal[]): Promise<void> {
      for (const journal of journals) {
        await journal[Symbol.asyncDispose]();
        await journal.store.close();
      }
    }

    it('loses and doubles no event when the listening connections are cut', async () => {
      const url = await postgres.database();
      const [writer, reader] = [await nodeOn(url), await nodeOn(url)];
      const admin = await postgres.client(url);
      const stop = new AbortController();
      const seen: number[] = [];
      const reading = (async () => {
        for await (const events of reader.follow({ ...at, after: 0 }, stop.signal)) {
          seen.push(...events.map((event) => event.seq));
          if (seen.length >= 200) stop.abort();
        }
      })();
      for (let i = 1; i <= 200; i++) {
        await writer.execute(ledger, at, { do: 'pay-in', amount: 1 }, anna);
        if (i % 40 === 0) {
          await admin.query(
            `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%'`,
          );
        }
      }
      await reading;
      expect(seen).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
      await admin.end();
      await close(writer, reader);
    });

    it('settles every command exactly once when its connections are cut in between', async () => {
      const url = await postgres.database();
      const node = await nodeOn(url);
      const admin = await postgres.client(url);
      const send = async (i: number): Promise<void> => {
        const key = { caller: 'anna', key: `k${i}`, digest: 'd' };
        for (;;) {
          const done = await node
            .execute(ledger, at, { do: 'pay-in', amount: 1 }, { by: 'anna', key })
            .then(() => true)
            .catch(() => false);
          if (done) return;
        }
      };
      const cutting = (async () => {
        for (let i = 0; i < 5; i++) {
          await admin.query(
            'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
          );
          await Promise.all(Array.from({ length: 10 }, (_, k) => send(i * 10 + k)));
        }
      })();
      await Promise.all([cutting, ...Array.from({ length: 100 }, (_, k) => send(100 + k))]);
      expect((await node.state(ledger, at)).state.balance).toBe(150);
      expect(await node.verify('f')).toMatchObject({ ok: true, events: 150 });
      await admin.end();
      await close(node);
    });

    it('refuses a schema of a newer version', async () => {
      const url = await postgres.database();
      const clock = virtualClock(0);
      const newer = [{ name: '9002-future', sql: [] }];
      await (await openPostgres({ url, clock, migrations: newer })).close();
      await expect(openPostgres({ url, clock })).rejects.toMatchObject({
        code: 'store.newer-schema',
      });
    });

    it('says that it cannot be reached', async () => {
      const url = 'postgres://nobody@127.0.0.1:1/none';
      await expect(openPostgres({ url, clock: virtualClock(0) })).rejects.toMatchObject({
        code: 'store.unavailable',
      });
    });
  });
}
