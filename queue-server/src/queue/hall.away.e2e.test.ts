import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { io, type Socket } from 'socket.io-client';
import { startServer } from '../testing/http.ts';
import { startPostgres, type TestPostgres } from '../testing/postgres.ts';
import { testKey } from '../testing/server-key.ts';
import { outlast } from '../testing/trouble/away.ts';
import type { Server } from '../server.ts';

const postgres = await startPostgres();
if (typeof postgres === 'string') {
  process.stderr.write(`no PostgreSQL here (${postgres}): it was not taken away\n`);
}

describe.runIf(typeof postgres !== 'string' && process.platform === 'linux')(
  'PostgreSQL away under two nodes',
  () => {
    // Checked by runIf.
    const database = postgres as TestPostgres;
    let nodes: readonly { readonly server: Server; readonly url: string }[] = [];
    let board: Socket;
    /** What the node said of its database, in order; whoever waits for the next word is told. */
    const said: boolean[] = [];
    let hear = (): void => undefined;

    beforeAll(async () => {
      const databaseUrl = await database.database();
      const at = { host: '127.0.0.1', port: 0, databaseUrl, databaseFile: '' };
      const config = { ...at, serverKey: testKey, databasePatience: 1_500 };
      nodes = [await startServer({ config }), await startServer({ config })];
      board = io(nodes[1]?.url ?? '', { transports: ['websocket'] });
      board.on('store', ({ reachable }: { reachable: boolean }) => {
        said.push(reachable);
        hear();
      });
    });
    afterAll(async () => {
      board.close();
      await Promise.all(nodes.map(({ server }) => server.close()));
      await database.stop();
    });

    async function heard(reachable: boolean): Promise<void> {
      while (said.at(-1) !== reachable) await new Promise<void>((resolve) => (hear = resolve));
    }

    it.each([
      [
        'stands still and answers nothing',
        async () => database.freeze(),
        async () => database.thaw(),
      ],
      ['is stopped and started again', () => database.halt(), () => database.restart()],
    ] as const)(
      'which %s: clear refusals, nothing lost, nothing twice, boards that know, back by itself',
      async (how, leave, comeBack) => {
        await heard(true);
        const { faults, refused, tickets } = await outlast({
          name: how.replaceAll(' ', '-'),
          nodes: nodes.map(({ url }) => url),
          queue: 'social-accept',
          clerk: { account: 'clerk1', window: '1' },
          tickets: 8,
          leave,
          comeBack,
          meanwhile: () => heard(false),
        });
        expect(faults).toEqual([]);
        expect(refused).toBeGreaterThan(0);
        expect(tickets).toBe(12);
        await heard(true);
        for (const { server } of nodes) {
          expect(await server.journal.verify('site/yunxi')).toMatchObject({ ok: true });
        }
      },
      60_000,
    );
  },
);
