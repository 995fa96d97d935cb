import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes the folder a file will lie in. */
export function makeFolderOf(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
}
