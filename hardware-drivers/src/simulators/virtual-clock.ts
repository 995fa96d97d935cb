import type { Clock } from '../ports/index.ts';

/** A clock that moves only when told, and then to the next thing that is due. */
export interface VirtualClock extends Clock {
  /** Lets `ms` milliseconds pass, running everything that falls due, in order. */
  pass(ms: number): Promise<void>;
  /** Lets time pass until the promise settles; fails when nothing is left that could settle it. */
  run<T>(promise: Promise<T>, limitMs?: number): Promise<T>;
}

/** All promise reactions that are ready have run: they are microtasks, and this is a macrotask. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

interface Timer {
  readonly due: number;
  readonly order: number;
  readonly callback: () => void;
}

export function virtualClock(epoch = Date.UTC(2026, 2, 21, 1)): VirtualClock {
  let now = 0;
  let order = 0;
  const timers = new Set<Timer>();

  function nextTimer(): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of timers) {
      if (!next || timer.due < next.due || (timer.due === next.due && timer.order < next.order))
        next = timer;
    }
    return next;
  }
  function fire(timer: Timer): void {
    timers.delete(timer);
    now = Math.max(now, timer.due);
    timer.callback();
  }

  return {
    now: () => epoch + Math.floor(now),
    monotonic: () => now,
    after(ms, callback) {
      const timer = { due: now + Math.max(0, ms), order: (order += 1), callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async pass(ms) {
      const until = now + ms;
      for (;;) {
        await settled();
        const timer = nextTimer();
        if (!timer || timer.due > until) break;
        fire(timer);
      }
      now = until;
      await settled();
    },
    async run(promise, limitMs = 600_000) {
      let done = false;
      const mark = () => void (done = true);
      promise.then(mark, mark);
      const until = now + limitMs;
      for (;;) {
        await settled();
        if (done) return await promise;
        const timer = nextTimer();
        if (!timer || timer.due > until) {
          throw new Error(
            `still waiting after ${Math.round(now)} virtual ms${timer ? '' : ', and nothing is due'}`,
          );
        }
        fire(timer);
      }
    },
  };
}
