import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type pg from 'pg';
import { startPostgres, type TestPostgres } from '../testing/postgres.ts';
import { startFleet, type Fleet } from '../testing/trouble/fleet.ts';
import { listenerCutter } from '../testing/trouble/listeners.ts';
import { endure, type Trouble } from '../testing/trouble/ordeal.ts';

const postgres = await startPostgres();
if (typeof postgres === 'string') {
  process.stderr.write(`no PostgreSQL here (${postgres}): no node was killed\n`);
}

describe.runIf(typeof postgres !== 'string')('two nodes, 200 events, four boards', () => {
  let fleet: Fleet;
  let admin: pg.Client;

  beforeAll(async () => {
    // Checked by runIf.
    const url = await (postgres as TestPostgres).database();
    admin = await (postgres as TestPostgres).client(url);
    fleet = await startFleet(url);
  });
  afterAll(async () => {
    await fleet.stop();
    await admin.end();
    await (postgres as TestPostgres).stop();
  });

  const during = (trouble: Trouble) =>
    endure({
      fleet,
      cutListeners: listenerCutter(admin),
      events: 200,
      every: 50,
      troubles: [trouble],
    });

  it.each(['listeners cut', 'links cut', 'node killed'] as const)(
    'lose no event and send none twice: %s again and again',
    async (trouble) => {
      const { faults, struck, reconnects } = await during(trouble);
      expect(faults).toEqual([]);
      expect(struck[trouble]).toBeGreaterThanOrEqual(3);
      if (trouble !== 'listeners cut') expect(reconnects).toBeGreaterThanOrEqual(3);
    },
    60_000,
  );
});
