/** A seeded stream of numbers (mulberry32): the same seed and name give the same days for ever. */
export interface Chance {
  /** 0 ≤ x < 1. */
  next(): number;
  between(low: number, high: number): number;
  whole(low: number, high: number): number;
  happens(probability: number): boolean;
  /** Exponential with this mean. */
  pause(mean: number): number;
  /** Lognormal with this mean and sigma. */
  around(mean: number, sigma: number): number;
}

export function chance(seed: string): Chance {
  let state = 0x811c9dc5;
  for (const letter of seed) {
    state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor((high - low + 1) * next()),
    happens: (probability) => next() < probability,
    pause: (mean) => -mean * Math.log(1 - next()),
    around: (mean, sigma) => mean * Math.exp(sigma * normal() - (sigma * sigma) / 2),
  };
}
