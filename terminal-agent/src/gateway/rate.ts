import type { Clock } from '../ports/index.ts';

/** A bucket of `burst` touches that refills at `perSecond`: a stuck finger or a broken page drains it. */
export function rateLimit(clock: Clock, perSecond: number, burst: number): () => boolean {
  let left = burst;
  let at = clock.monotonic();
  return () => {
    const now = clock.monotonic();
    left = Math.min(burst, left + ((now - at) / 1_000) * perSecond);
    at = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
