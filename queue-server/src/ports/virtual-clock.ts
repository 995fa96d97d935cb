import type { Clock } from './clock.ts';

/** A clock that only moves when told to; for tests and simulations. */
export interface VirtualClock extends Clock {
  /** Moves time forward, running due callbacks in order of their time. */
  advance(ms: number): void;
}

export function virtualClock(start: number): VirtualClock {
  let now = start;
  let nextId = 0;
  const timers = new Map<number, { readonly at: number; readonly callback: () => void }>();
  return {
    now: () => now,
    monotonic: () => now - start,
    after(ms, callback) {
      const id = nextId++;
      timers.set(id, { at: now + Math.max(0, ms), callback });
      return () => void timers.delete(id);
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const due = [...timers].filter(([, timer]) => timer.at <= end);
        due.sort(([a, x], [b, y]) => x.at - y.at || a - b);
        const first = due[0];
        if (first === undefined) break;
        timers.delete(first[0]);
        now = Math.max(now, first[1].at);
        first[1].callback();
      }
      now = end;
    },
  };
}
