import type pg from 'pg';

/** Cuts every connection on which a node of this database waits for notices. */
export const listenerCutter = (admin: pg.Client) => async (): Promise<number> => {
  const { rowCount } = await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where query ilike 'listen%' and datname = current_database()`,
  );
  return rowCount ?? 0;
};
