import { DatabaseSync } from 'node:sqlite';

/**
 * Makes sure that only one agent drives this terminal: a file lock of the operating system, taken
 * through SQLite, which falls with the process however it dies. Null when another one holds it.
 */
export function takeLock(path: string): { release(): void } | null {
  const file = new DatabaseSync(path, { timeout: 300 });
  try {
    file.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch {
    file.close();
    return null;
  }
  return { release: () => file.close() };
}
