import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';

/** A file up to this size is checked before anything else; a larger one while work goes on. Bytes. */
const checkedFirst = 64 * 1_048_576;

/** Plain JavaScript for a thread of its own: a second, read-only connection looks through every page. */
const checker = `
const { workerData, parentPort } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
let verdict;
try {
  const database = new DatabaseSync(workerData, { readOnly: true });
  verdict = String(Object.values(database.prepare('pragma quick_check(1)').get() ?? {})[0]);
  database.close();
} catch (error) {
  verdict = String(error);
}
parentPort.postMessage(verdict);
`;

export const isSmall = (database: DatabaseSync): boolean =>
  single(database, 'page_count') * single(database, 'page_size') <= checkedFirst;

function single(database: DatabaseSync, name: string): number {
  const row = database.prepare(`pragma ${name}`).get() ?? {};
  return Number(Object.values(row)[0]);
}

/**
 * Checks a large file beside the work: a year's journal takes seconds, and a hall should open at
 * once. Calls back only when something is wrong. Returns its cancel.
 */
export function checkBeside(path: string, corrupt: (verdict: string) => void): () => Promise<void> {
  const worker = new Worker(checker, { eval: true, workerData: path });
  worker.unref();
  worker.once('message', (verdict: unknown) => {
    if (verdict !== 'ok') corrupt(String(verdict));
  });
  worker.once('error', (error) => corrupt(error.message));
  return async () => void (await worker.terminate());
}
