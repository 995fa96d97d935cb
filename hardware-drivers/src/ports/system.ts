import type { Clock, Rng } from './index.ts';

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** The machine's own randomness. */
export const systemRng: Rng = {
  bytes: (n) => crypto.getRandomValues(new Uint8Array(n)),
  uuid: () => crypto.randomUUID(),
};

/** Timers count whole milliseconds and are late by up to two of them. */
const timerSlackMs = 2;

/**
 * Like `after`, to a few microseconds: the last two milliseconds are waited for turn by turn. For
 * simulated wires, whose bytes are shorter than a timer is wrong.
 */
export const exactly: Clock['after'] = (ms, callback) => {
  const due = performance.now() + ms;
  let turn: NodeJS.Immediate | undefined;
  const look = () => {
    if (performance.now() >= due) callback();
    else turn = setImmediate(look);
  };
  const timer = setTimeout(look, Math.max(0, ms - timerSlackMs));
  return () => {
    clearTimeout(timer);
    clearImmediate(turn);
  };
};
