import { join } from 'node:path';

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Absent: everything in one SQLite file under `varDir`. */
  readonly databaseUrl: string | undefined;
  readonly databaseFile: string;
  /** How long PostgreSQL may take to answer, in milliseconds; then whoever waits is told to ask again. */
  readonly databasePatience?: number;
  /** 64 hexadecimal digits; absent: the file `keys/server.key` beside the database file. */
  readonly serverKey?: string;
  /** Where other nodes of the same database reach this one, if not on `host` and `port`. */
  readonly nodeUrl?: string;
}

/** PORT_BASE (default 7300), HOST (default loopback), VAR_DIR (default var/), DATABASE_URL, SERVER_KEY, NODE_URL. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const base = env['PORT_BASE'] ?? '7300';
  const port = Number(base);
  if (!Number.isInteger(port) || port < 1 || port > 65_000) {
    throw new Error(`PORT_BASE is "${base}", not a port`);
  }
  const url = env['DATABASE_URL'];
  const key = env['SERVER_KEY'];
  const node = env['NODE_URL'];
  return {
    host: env['HOST'] ?? '127.0.0.1',
    port,
    databaseUrl: url === undefined || url === '' ? undefined : url,
    databaseFile: join(env['VAR_DIR'] ?? 'var', 'queue-server.sqlite'),
    ...(key === undefined || key === '' ? {} : { serverKey: key }),
    ...(node === undefined || node === '' ? {} : { nodeUrl: node }),
  };
}
