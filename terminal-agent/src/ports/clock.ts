/**
 * Time as an argument. `now` is the wall clock in epoch milliseconds, `monotonic` only ever grows
 * (milliseconds from an arbitrary start), `after` calls back once and returns its cancel.
 */
export interface Clock {
  now(): number;
  monotonic(): number;
  after(ms: number, callback: () => void): () => void;
}

/** The machine's own clock. A pending timer does not keep the process alive; the gateway does. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms`, or as soon as the signal aborts. */
export function pause(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      signal?.removeEventListener('abort', done);
      cancel();
      resolve();
    };
    const cancel = clock.after(ms, done);
    signal?.addEventListener('abort', done);
  });
}
