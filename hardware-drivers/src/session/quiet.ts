import { ok, type Outcome } from '../command/outcome.ts';
import type { Clock } from '../ports/index.ts';
import { pause } from './scope.ts';
import type { BusTiming } from './stream-io.ts';

/** When a line is quiet enough to speak on. */
export interface Quiet {
  /** Bytes came or went just now. */
  active(): void;
  /** An exchange was given up: its answer may still arrive. */
  stale(): void;
  /**
   * Lets a late answer of an earlier exchange arrive, and the rest of a half frame; `forget` throws
   * away what came late.
   */
  settle(signal: AbortSignal, half: () => boolean, forget: () => void): Promise<Outcome<void>>;
}

export function createQuiet(timing: BusTiming, clock: Clock): Quiet {
  let activeAt = Number.NEGATIVE_INFINITY;
  /** Until then a late answer may still arrive. */
  let staleUntil = Number.NEGATIVE_INFINITY;

  return {
    active: () => void (activeAt = clock.monotonic()),
    stale: () => void (staleUntil = clock.monotonic() + timing.lateMs),
    async settle(signal, half, forget) {
      const givenUp = clock.monotonic() + 4 * timing.lateMs + timing.gapMs;
      for (;;) {
        const now = clock.monotonic();
        const silence = half() ? Math.max(timing.gapMs, timing.interByteMs) : timing.gapMs;
        const wait = Math.max(staleUntil, activeAt + silence) - now;
        if (wait <= 0 || now >= givenUp) break;
        const waited = await pause(clock, wait, signal);
        if (!waited.ok) return waited;
      }
      if (staleUntil > Number.NEGATIVE_INFINITY) {
        staleUntil = Number.NEGATIVE_INFINITY;
        forget();
      }
      return ok(undefined);
    },
  };
}
