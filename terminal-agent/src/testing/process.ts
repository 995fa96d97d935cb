import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@banshi/hardware-drivers';
import {
  escposBrain,
  esclBrain,
  lock8a80Brain,
  onHttp,
  onPty,
  onTcp,
  samReaderBrain,
  seeded,
  simulatedLine,
  usual8a80,
  usualPrinter,
  webLine,
} from '@banshi/hardware-drivers/simulators';
import { openSqlite } from '@banshi/queue-server/journal';
import { io, type Socket } from 'socket.io-client';
import type { Command, CommandAnswer, Screen, Step, View } from '../protocol/index.ts';
import { diskFiles } from '../ports/disk.ts';
import { agentMigrations } from '../store/migrations.ts';
import { marksIn } from '../store/marks.ts';
import { catalogue, enrolment } from './item.ts';
import { linsCard, rigConfig, samplePage } from './rig.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** One terminal of real processes, real ttys and sockets in a folder of its own. */
export async function realTerminal() {
  const folder = await mkdtemp(join(tmpdir(), 'banshi-terminal-'));
  const closers: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const ports = { clock: systemClock, chance: seeded(1) };
  const reader = samReaderBrain(ports);
  const locks = lock8a80Brain(ports, usual8a80);
  const printer = escposBrain(ports, usualPrinter);
  const scanner = esclBrain(ports);
  const hosts = {
    reader: await onPty(simulatedLine(reader, ports, true)),
    locks: await onPty(simulatedLine(locks, ports, true)),
    printer: await onTcp(simulatedLine(printer, ports, false)),
    scanner: await onHttp(webLine(scanner, ports), '/eSCL'),
  };
  closers.push(() => Promise.all(Object.values(hosts).map((host) => host.close())));

  const data = join(folder, 'data');
  const files = diskFiles(data);
  await files.write('keys/enrolment', Buffer.from(JSON.stringify(enrolment)));
  const path = join(data, 'terminal.sqlite');
  const store = openSqlite({ path, clock: systemClock, migrations: agentMigrations });
  await marksIn(store).set('catalogue', JSON.stringify(catalogue));
  await store.close();
  const config = join(folder, 'terminal.json');
  const addresses: Readonly<Record<string, string>> = Object.fromEntries(
    Object.entries(hosts).map(([name, { address }]) => [name, address]),
  );
  await writeFile(
    config,
    JSON.stringify({
      ...rigConfig,
      server: { url: 'http://127.0.0.1:9' },
      var: 'data',
      devices: rigConfig.devices.map((device) => ({ ...device, address: addresses[device.id] })),
    }),
  );

  return {
    doors: locks.world,
    printer: printer.world,
    layCard: () => reader.world.lay(linsCard),
    takeCard: () => reader.world.take(),
    placePaper: () => scanner.world.placeOnPlaten({ bytes: samplePage, mediaType: 'image/jpeg' }),
    /** Starts the agent's process; resolves when it has said where it is. */
    async start() {
      const child = spawn(process.execPath, [main, '--config', config], {
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      closers.push(() => ended(child, 'SIGKILL'));
      return { child, ...(await firstLine(child)) };
    },
    async close() {
      for (const close of closers.reverse()) await close();
    },
  };
}

/** Ends a process and waits until it is gone. */
export function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

function firstLine(
  child: ChildProcess,
): Promise<{ readonly url: string; readonly token: string; readonly exit: number | null }> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    if (child.stdout) {
      createInterface({ input: child.stdout }).once('line', (line) => {
        resolve({ ...(JSON.parse(line) as { url: string; token: string }), exit: null });
      });
    }
    child.once('exit', (exit) => resolve({ url: '', token: said, exit }));
    child.once('error', reject);
  });
}

/** A page in a browser, without the browser. */
export async function openPage(url: string, token: string) {
  const answer = await fetch(`${url}/?token=${token}`, { redirect: 'manual' });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const socket: Socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie, origin: url },
  });
  let view: View | null = null;
  const waiting = new Set<() => void>();
  socket.on('view', (next: View) => {
    view = next;
    for (const look of waiting) look();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  await socket.timeout(20_000).emitWithAck('hello', { versions: [1, 1], role: 'citizen' });
  let touches = 0;

  async function sees(wanted: (view: View) => boolean, deadlineMs = 40_000): Promise<View> {
    const deadline = AbortSignal.timeout(deadlineMs);
    return new Promise((resolve, reject) => {
      const leave = () => {
        waiting.delete(look);
        deadline.removeEventListener('abort', fail);
      };
      const look = () => {
        if (view === null || !wanted(view)) return;
        leave();
        resolve(view);
      };
      const fail = () => {
        leave();
        reject(new Error(`still at ${JSON.stringify(view?.screen).slice(0, 300)}`));
      };
      deadline.addEventListener('abort', fail);
      waiting.add(look);
      look();
    });
  }
  return {
    sees,
    on: (step: Step) => sees(({ screen }) => screen.step === step),
    async screen<S extends Step>(step: S): Promise<Extract<Screen, { step: S }>> {
      const seen = await sees(({ screen }) => screen.step === step);
      // Narrowed by the line above; TypeScript does not follow a generic discriminant.
      return seen.screen as Extract<Screen, { step: S }>;
    },
    async do(command: Command): Promise<void> {
      touches += 1;
      const message = { id: `touch-${touches}`, seq: view?.seq ?? 0, command };
      const answered = (await socket
        .timeout(20_000)
        .emitWithAck('command', message)) as CommandAnswer;
      if (!answered.ok)
        throw new Error(`${command.type} on "${view?.screen.step}": ${answered.code}`);
      await sees(({ seq }) => seq >= answered.seq);
    },
    close: () => socket.close(),
  };
}
export type Page = Awaited<ReturnType<typeof openPage>>;
