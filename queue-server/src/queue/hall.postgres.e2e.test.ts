import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../server.ts';
import { movedClock, personAt, startServer, type Person } from '../testing/http.ts';
import { describeHall } from '../testing/hall-conformance.ts';
import { startPostgres, type TestPostgres } from '../testing/postgres.ts';
import { testKey } from '../testing/server-key.ts';
import { consoleAt } from '../testing/trouble/console.ts';

const postgres = await startPostgres();
if (typeof postgres === 'string') {
  process.stderr.write(`no PostgreSQL here (${postgres}): the hall was not tried on it\n`);
}

const on = (databaseUrl: string) => ({
  config: { host: '127.0.0.1', port: 0, databaseUrl, databaseFile: '', serverKey: testKey },
});

describe.runIf(typeof postgres !== 'string')('with PostgreSQL', () => {
  // Checked by runIf.
  const database = () => (postgres as TestPostgres).database();
  afterAll(() => (postgres as TestPostgres).stop?.());

  describeHall('a hall on two nodes', async () => {
    const databaseUrl = await database();
    const clock = movedClock();
    const one = await startServer({ ...on(databaseUrl), ports: { clock } });
    const two = await startServer({ ...on(databaseUrl), ports: { clock } });
    return {
      pass: clock.pass,
      server: one.server,
      url: two.url,
      person: () => personAt(one.url, two.url),
      close: async () => {
        await one.server.close();
        await two.server.close();
      },
    };
  });

  describe('two nodes in trouble', () => {
    let databaseUrl: string;
    let one: { server: Server; url: string };
    let two: { server: Server; url: string };
    const tickets = '/api/halls/yunxi/tickets';
    const take = (who: Person, key: string) =>
      who.post(tickets, { queue: 'social-accept', channel: 'web' }, key);

    beforeAll(async () => {
      databaseUrl = await database();
      one = await startServer(on(databaseUrl));
      two = await startServer(on(databaseUrl));
    });
    afterAll(async () => {
      await one.server.close();
      await two.server.close();
    });

    it('start at once on an empty database, and are one hall', async () => {
      const empty = on(await database());
      const nodes = await Promise.all([1, 2, 3].map(() => startServer(empty)));
      const given = await Promise.all(nodes.map(({ url }, i) => take(personAt(url), `first-${i}`)));
      const numbers = given.map(({ body }) => body['number']);
      expect(numbers.toSorted()).toEqual(['A001', 'A002', 'A003']);
      await Promise.all(nodes.map(({ server }) => server.close()));
    });

    it('go on without a break for the clerk of the very node that is rolled out', async () => {
      const nodes = [one.url, two.url];
      const clerk = await consoleAt(() => nodes, 'clerk1', '1');
      for (let i = 0; i < 60; i++) await take(personAt(two.url), `roll-${i}`);
      const called: string[] = [];
      let leaving: Promise<void> = Promise.resolve();
      for (let i = 0; i < 60; i++) {
        const call = clerk.next(`roll-next-${i}`);
        // Its node stops with the call in hand, and later its successor starts.
        if (i === 20) leaving = one.server.close();
        if (i === 40) {
          await leaving;
          one = await startServer(on(databaseUrl));
          nodes[0] = one.url;
        }
        called.push(await call);
      }
      expect(new Set(called).size).toBe(60);
      expect(clerk.repeats).toBeGreaterThan(0);
      const { seq } = (await personAt(one.url).get('/api/halls/yunxi')).body as { seq: number };
      await clerk.picture.reached(seq);
      expect(clerk.picture.connections).toBeGreaterThan(1);
      expect(clerk.picture.faults).toEqual([]);
      clerk.picture.stop();
      expect(await one.server.journal.verify('site/yunxi')).toMatchObject({ ok: true });
    });

    it('give no number and call no ticket twice, with 50 callers who send everything twice', async () => {
      const fresh = await database();
      const nodes = [await startServer(on(fresh)), await startServer(on(fresh))] as const;
      const urls = nodes.map(({ url }) => url);
      const twice = async (send: () => Promise<{ status: number; body: object }>) => {
        const [first, second] = await Promise.all([send(), send()]);
        expect(first).toEqual(second);
        return first;
      };
      const citizen = personAt(...urls);
      const numbers: unknown[] = [];
      const lanes = <T>(count: number, wide: number, work: (i: number) => Promise<T>) => {
        let next = 0;
        const lane = async () => {
          for (let i = next++; i < count; i = next++) await work(i);
        };
        return Promise.all(Array.from({ length: wide }, lane));
      };
      await lanes(500, 50, async (i) => {
        const { body } = await twice(() => take(citizen, `issue-${i}`));
        numbers.push((body as { number: string }).number);
      });
      expect(new Set(numbers).size).toBe(500);
      const clerks = await Promise.all(
        [1, 2, 3].map(async (n) => {
          const clerk = personAt(...urls);
          await clerk.signIn(`clerk${n}`);
          await clerk.post(`/api/halls/yunxi/windows/${n}/open`);
          return { clerk, window: n };
        }),
      );
      const called: string[] = [];
      await lanes(500, 50, async (i) => {
        const at = clerks[i % 3];
        if (at === undefined) return;
        const { clerk, window } = at;
        const path = `/api/halls/yunxi/windows/${window}/next`;
        const { body } = await twice(() => clerk.post(path, {}, `next-${i}`));
        const { ticket } = body as { ticket: { id: string } | null };
        if (ticket !== null) called.push(ticket.id);
      });
      expect(called).toHaveLength(500);
      expect(new Set(called).size).toBe(500);
      for (const { server } of nodes) await server.close();
    });
  });
});
