import type { Expectation } from '../ticket.ts';

/** How far expectations were off, summed over the tickets called. Milliseconds. */
export interface WaitError {
  readonly count: number;
  readonly waited: number;
  /** Sums of |expected − actual|: ours, and the two simple ways next to it. */
  readonly ours: number;
  readonly constant: number;
  readonly last: number;
  /** How many waits ended within the 50 % and the 90 % bound. */
  readonly within50: number;
  readonly within90: number;
}

export const noError: WaitError = {
  count: 0,
  waited: 0,
  ours: 0,
  constant: 0,
  last: 0,
  within50: 0,
  within90: 0,
};

/** Counts an expectation in, or (−1) out again. */
export function withError(
  error: WaitError,
  actual: number,
  expected: Expectation,
  by: 1 | -1 = 1,
): WaitError {
  return {
    count: error.count + by,
    waited: error.waited + by * actual,
    ours: error.ours + by * Math.abs(expected.mid - actual),
    constant: error.constant + by * Math.abs(expected.constant - actual),
    last: error.last + by * Math.abs(expected.last - actual),
    within50: error.within50 + (actual <= expected.low ? by : 0),
    within90: error.within90 + (actual <= expected.high ? by : 0),
  };
}

export const addErrors = (a: WaitError, b: WaitError): WaitError => ({
  count: a.count + b.count,
  waited: a.waited + b.waited,
  ours: a.ours + b.ours,
  constant: a.constant + b.constant,
  last: a.last + b.last,
  within50: a.within50 + b.within50,
  within90: a.within90 + b.within90,
});
