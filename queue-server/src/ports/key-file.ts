import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** The text of a key file, or undefined when there is none. */
export function readKeyFile(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}

/** Makes a key file that only its owner may read. Throws when there is one already. */
export function createKeyFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, `${text}\n`);
    // Data sealed under a key that a power cut takes away would be lost with it.
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
