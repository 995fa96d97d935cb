import type { Log } from '../log.ts';
import { pause, type Clock } from '../ports/index.ts';

/** Something that happens again and again until stopped, and can be woken in between. */
export interface Loop {
  wake(): void;
  stop(): Promise<void>;
}

export interface LoopParts {
  readonly name: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** After a turn that broke off by a bug or a failing disk, in ms. */
const afterFailureMs = 30_000;

/**
 * Runs `turn` until stopped; it answers how long to rest before the next turn, in ms. A wake-up
 * during a turn makes the next one follow at once. A turn that throws is logged, and tried again.
 */
export function startLoop(
  { name, clock, log }: LoopParts,
  turn: (signal: AbortSignal) => Promise<number>,
): Loop {
  const stopped = new AbortController();
  let woken = false;
  let rouse: () => void = () => undefined;

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      woken = false;
      const restMs = await turn(stopped.signal).catch((error: unknown) => {
        log({ event: 'loop.failed', loop: name, error: String(error) });
        return afterFailureMs;
      });
      if (woken || stopped.signal.aborted) continue;
      const nap = new AbortController();
      rouse = () => nap.abort();
      await pause(clock, restMs, AbortSignal.any([nap.signal, stopped.signal]));
    }
  }
  const done = run();
  return {
    wake() {
      woken = true;
      rouse();
    },
    async stop() {
      stopped.abort();
      await done;
    },
  };
}

/** 1 s, 2 s, 4 s … up to a minute: how long to rest after so many failures in a row. */
export const backOff = (failures: number): number =>
  Math.min(60_000, 1_000 * 2 ** Math.min(failures, 6));
