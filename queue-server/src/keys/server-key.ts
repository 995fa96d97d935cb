import { dirname, join } from 'node:path';
import type { Config } from '../config.ts';
import { createKeyFile, readKeyFile } from '../ports/key-file.ts';
import type { Rng } from '../ports/index.ts';

export type KeyFault = 'server-key.missing' | 'server-key.malformed' | 'server-key.wrong';

/** The server cannot start with this key; whoever runs it must act. `code` is stable. */
export class KeyError extends Error {
  readonly code: KeyFault;
  constructor(code: KeyFault, message: string) {
    super(message);
    this.name = 'KeyError';
    this.code = code;
  }
}

/** The root of all keys, and where it came from, for messages. */
export interface ServerKey {
  readonly bytes: Uint8Array;
  readonly from: string;
}

const keyLength = 32;

/** Beside the data, in a folder of its own, so that a copy of the database is not a copy of the key. */
export const keyFileOf = (config: Config): string | undefined =>
  config.databaseFile === '' || config.databaseFile === ':memory:'
    ? undefined
    : join(dirname(config.databaseFile), 'keys', 'server.key');

/**
 * The key everything secret in the store hangs on. It is never in the database: SERVER_KEY, or the
 * key file. A single node without data makes the file itself; nodes that share a database must be
 * given the same key, and data that were written under a key are never given another.
 */
export function serverKey(config: Config, rng: Rng, hasData: boolean): ServerKey {
  if (config.serverKey !== undefined) return parsed(config.serverKey, 'SERVER_KEY');
  const file = keyFileOf(config);
  if (file === undefined && config.databaseUrl === undefined) {
    return { bytes: rng.bytes(keyLength), from: 'memory' };
  }
  const text = file === undefined ? undefined : readKeyFile(file);
  if (file !== undefined && text !== undefined) return parsed(text, file);
  if (config.databaseUrl !== undefined || file === undefined) {
    const mount = file === undefined ? '' : `, or put the same key file on every node at ${file}`;
    throw new KeyError(
      'server-key.missing',
      `with DATABASE_URL all nodes need the same key: set SERVER_KEY (64 hexadecimal digits, for example from "openssl rand -hex 32")${mount}`,
    );
  }
  if (hasData) {
    throw new KeyError(
      'server-key.missing',
      `${file} is missing, but the data were written under a key: put the file back from where it is kept apart from the backups, or set SERVER_KEY`,
    );
  }
  const bytes = rng.bytes(keyLength);
  createKeyFile(file, Buffer.from(bytes).toString('hex'));
  return { bytes, from: file };
}

function parsed(text: string, from: string): ServerKey {
  if (!/^[0-9a-f]{64}$/i.test(text)) {
    throw new KeyError(
      'server-key.malformed',
      `${from} holds no key: 64 hexadecimal digits are expected`,
    );
  }
  return { bytes: Buffer.from(text, 'hex'), from };
}
