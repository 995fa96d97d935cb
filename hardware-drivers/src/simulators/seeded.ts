import type { Rng } from '../ports/index.ts';

/** Repeatable chance: mulberry32 over the seed. */
export interface Chance extends Rng {
  /** 0 ≤ x < 1 */
  next(): number;
  below(n: number): number;
}

export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const bytes = (n: number) => Uint8Array.from({ length: n }, () => Math.floor(next() * 256));
  return {
    next,
    below: (n) => Math.floor(next() * n),
    bytes,
    uuid() {
      const raw = bytes(16);
      raw[6] = ((raw[6] ?? 0) & 0x0f) | 0x40;
      raw[8] = ((raw[8] ?? 0) & 0x3f) | 0x80;
      const digits = Buffer.from(raw).toString('hex');
      return [8, 12, 16, 20, 32]
        .map((end, i, ends) => digits.slice(ends[i - 1] ?? 0, end))
        .join('-');
    },
  };
}
