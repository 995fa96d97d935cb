import { failed, type Outcome } from '../command/outcome.ts';
import type { Clock } from '../ports/index.ts';
import type { FolderConnection } from '../transport/connection.ts';
import { endedBecause, pause } from './scope.ts';

/** What a driver does with a folder, within one scope. */
export interface FolderIo extends Pick<FolderConnection, 'list' | 'read'> {
  readonly medium: 'folder';
  readonly clock: Clock;
  readonly signal: AbortSignal;
  pause(ms: number): Promise<Outcome<void>>;
}

export interface Folder {
  within(signal: AbortSignal): FolderIo;
  /** Monotonic time of the last answer of the file system. */
  readonly heardAt: number;
  /** Looking at a folder holds nobody up. */
  readonly busy: false;
}

/** A network drive may hang for ever; nobody waits that long. */
const limitMs = 5_000;

export function createFolder(connection: FolderConnection, clock: Clock): Folder {
  let heardAt = clock.monotonic();

  function limited<T>(work: () => Promise<Outcome<T>>, signal: AbortSignal): Promise<Outcome<T>> {
    if (signal.aborted) return Promise.resolve({ ok: false, failure: endedBecause(signal, false) });
    return new Promise((resolve) => {
      const finish = (outcome: Outcome<T>) => {
        cancel();
        signal.removeEventListener('abort', ended);
        resolve(outcome);
      };
      const ended = () => finish({ ok: false, failure: endedBecause(signal, true) });
      const cancel = clock.after(limitMs, () =>
        finish(failed('no-answer', `the folder did not answer within ${limitMs} ms`)),
      );
      signal.addEventListener('abort', ended, { once: true });
      void work().then((outcome) => {
        if (outcome.ok) heardAt = clock.monotonic();
        finish(outcome);
      });
    });
  }

  return {
    within: (signal) => ({
      medium: 'folder',
      clock,
      signal,
      list: () => limited(() => connection.list(), signal),
      read: (name) => limited(() => connection.read(name), signal),
      pause: (ms) => pause(clock, ms, signal),
    }),
    get heardAt() {
      return heardAt;
    },
    busy: false,
  };
}
