/**
 * What a driver may know of the outside. The same shapes are declared by every package of
 * the house, structurally, so one composition root can hand the same clock to all of them.
 */
export interface Clock {
  /** Wall clock, epoch milliseconds: for stamping observations only. */
  now(): number;
  /** Milliseconds since an arbitrary start, never going back: for deadlines. */
  monotonic(): number;
  /** Calls back once after `ms` milliseconds, never synchronously; returns the cancel. */
  after(ms: number, callback: () => void): () => void;
}

export interface Rng {
  bytes(n: number): Uint8Array;
  uuid(): string;
}

export type { Wire } from '../transport/connection.ts';
