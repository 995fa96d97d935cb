import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemWire } from '@banshi/hardware-drivers';
import { openSqlite } from '@banshi/queue-server/journal';
import { openFonts } from '@banshi/queue-server/paper';
import { createAgent, type Agent } from '../agent.ts';
import type { LoadedConfig } from '../config.ts';
import { openGateway, openGatewayKeys } from '../gateway/index.ts';
import type { Log } from '../log.ts';
import { systemClock, systemNet, systemRng, type Ports } from '../ports/index.ts';
import { diskFiles } from '../ports/disk.ts';
import { agentMigrations } from '../store/migrations.ts';
import { takeLock } from './lock.ts';
import { pagePapers } from './papers.ts';

/** A terminal running on this machine. */
export interface RunningTerminal {
  readonly agent: Agent;
  readonly url: string;
  /** A new one-use token; the one before is void. */
  newToken(): string;
  close(): Promise<void>;
}

export type StartedTerminal =
  | { readonly ok: true; readonly terminal: RunningTerminal }
  | { readonly ok: false; readonly report: string };

/** Starts one terminal with the machine's own clock, disk, network and wires. */
export async function startTerminal(
  { config, var: folder, ui }: LoadedConfig,
  log: Log,
  replaced: Partial<Ports> = {},
): Promise<StartedTerminal> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = takeLock(join(folder, 'lock'));
  if (lock === null)
    return { ok: false, report: `${folder}: another agent is running on these data` };
  const clock = replaced.clock ?? systemClock;
  const rng = replaced.rng ?? systemRng;
  const store =
    replaced.store ??
    openSqlite({ path: join(folder, 'terminal.sqlite'), clock, migrations: agentMigrations });
  const files = replaced.files ?? diskFiles(folder);
  const papers = pagePapers();
  const directory = config.receipts?.fontDirectory;
  const ports: Ports = {
    clock,
    rng,
    store,
    files,
    papers,
    fonts: () =>
      openFonts({
        ...(directory === undefined ? {} : { directory }),
        onBroken: (file) => log({ event: 'font.broken', file }),
      }),
    wire: systemWire(),
    net: systemNet,
    ...replaced,
  };
  const agent = createAgent({ config, ports, log });
  const keys = await openGatewayKeys(files, rng);
  const gateway = await openGateway({
    agent,
    keys,
    clock,
    log,
    host: config.gateway.host ?? '127.0.0.1',
    port: config.gateway.port,
    ui,
    page: config.gateway.page ?? 'terminal.html',
  });
  // The page may come up while the doors are still brought to rest: it shows that it starts.
  const started = agent.start();
  started.catch((error: unknown) => log({ event: 'agent.failed', error: String(error) }));
  await started;
  return {
    ok: true,
    terminal: {
      agent,
      url: gateway.url,
      newToken: () => keys.newToken(),
      async close() {
        await gateway.close();
        await agent.close();
        await papers[Symbol.asyncDispose]();
        await store.close();
        lock.release();
      },
    },
  };
}
