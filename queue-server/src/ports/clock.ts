/**
 * Time as an argument. `now` is the wall clock in epoch milliseconds, `monotonic` only ever grows
 * (milliseconds from an arbitrary start), `after` runs the callback once and returns its cancel.
 */
export interface Clock {
  now(): number;
  monotonic(): number;
  after(ms: number, callback: () => void): () => void;
}

/** The machine's own clock. Timers do not keep the process alive: a server's sockets do that. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
