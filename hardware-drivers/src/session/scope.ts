import { failure, type Failure } from '../command/failure.ts';
import { failed, ok, type Outcome } from '../command/outcome.ts';
import type { Clock } from '../ports/index.ts';

/** What aborts a wait carries its own failure as the signal's reason; a stranger's abort is `cancelled`. */
class Ended extends Error {
  readonly because: Failure;
  constructor(because: Failure) {
    super(because.message);
    this.because = because;
  }
}

export interface Scope extends Disposable {
  readonly signal: AbortSignal;
  end(because: Failure): void;
}

/** A signal that ends at the deadline (milliseconds from now), with the parent, or when told. */
export function scope(
  clock: Clock,
  deadlineMs: number | undefined,
  parents: readonly (AbortSignal | undefined)[],
): Scope {
  const controller = new AbortController();
  const end = (because: Failure) => controller.abort(new Ended(because));
  const undo: (() => void)[] = [];
  if (deadlineMs !== undefined) {
    undo.push(
      clock.after(deadlineMs, () =>
        end(failure('deadline-passed', `no result within ${deadlineMs} ms`)),
      ),
    );
  }
  for (const parent of parents) {
    if (!parent) continue;
    if (parent.aborted) controller.abort(parent.reason);
    const follow = () => controller.abort(parent.reason);
    parent.addEventListener('abort', follow, { once: true });
    undo.push(() => parent.removeEventListener('abort', follow));
  }
  return {
    signal: controller.signal,
    end,
    [Symbol.dispose]() {
      for (const step of undo) step();
    },
  };
}

/** Why a signal was aborted, as a failure that says whether bytes had left. */
export function endedBecause(signal: AbortSignal, sent: boolean): Failure {
  const reason: unknown = signal.reason;
  return reason instanceof Ended
    ? { ...reason.because, sent }
    : failure('cancelled', 'the caller gave up', { sent });
}

/** Waits on the clock; fails when the signal ends first. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<Outcome<void>> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ ok: false, failure: endedBecause(signal, false) });
    const stop = () => {
      cancel();
      resolve({ ok: false, failure: endedBecause(signal, false) });
    };
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', stop);
      resolve(ok(undefined));
    });
    signal.addEventListener('abort', stop, { once: true });
  });
}

export const lineClosed = (why: string, sent: boolean) => failed('line-closed', why, { sent });
