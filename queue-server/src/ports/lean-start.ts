import { flushCompileCache, getCompileCacheDir } from 'node:module';
import type { Config } from '../config.ts';

const startedOver = 'BANSHI_STARTED_OVER';

/**
 * Sources are run as they are, and what strips their types, once loaded, stays in a process for
 * ever: 24 MB of one that runs for months. It is loaded when a source has changed since it was last
 * run (NODE_COMPILE_CACHE holds what came out, as `npm run` sets it). Then, before anything is
 * opened, this very process starts over from what is now kept: once, a third of a second, the same
 * process id. Where that cannot be done it just goes on.
 */
export async function startOverLean(config: Config): Promise<void> {
  // What would be loaded later must be kept as well, or it would bring the stripper back.
  if (config.databaseUrl !== undefined) await import('../journal/postgres/index.ts');
  if (!holdsTypeStripper() || process.env[startedOver] !== undefined) return;
  if (getCompileCacheDir() === undefined || process.execve === undefined) return;
  flushCompileCache();
  process.execve(
    process.execPath,
    [process.execPath, ...process.execArgv, ...process.argv.slice(1)],
    { ...process.env, [startedOver]: '1' },
  );
}

/** Whether Node's type stripper (amaro) is in this process. The list is old and not documented: without it, no. */
export function holdsTypeStripper(): boolean {
  const loaded: unknown = 'moduleLoadList' in process ? process.moduleLoadList : [];
  return Array.isArray(loaded) && loaded.some((name) => String(name).includes('amaro/dist'));
}
