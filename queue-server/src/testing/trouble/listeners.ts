import type pg from 'pg';

/** A node that lost its listener has another within a second; longer is a fault of its own. */
const looks = 250;

/**
 * Cuts every connection on which a node of this database waits for notices. Nodes that are still
 * without one from the cut before are waited for: a cut that meets nobody proves nothing.
 */
export function listenerCutter(admin: pg.Client): () => Promise<number> {
  // Two cuts may be wanted at once; one connection asks one thing at a time.
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const cut = last.then(() => cutListeners(admin));
    last = cut.catch(() => undefined);
    return cut;
  };
}

async function cutListeners(admin: pg.Client): Promise<number> {
  for (let look = 0; look < looks; look++) {
    const { rowCount } = await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where query ilike 'listen%' and datname = current_database()`,
    );
    if (rowCount !== null && rowCount > 0) return rowCount;
    await admin.query('select pg_sleep(0.02)');
  }
  return 0;
}
