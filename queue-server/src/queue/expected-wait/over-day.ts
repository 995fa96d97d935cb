import { without, type Expectation } from '../ticket.ts';

/** Waits are gathered by half hours of taking the ticket. Milliseconds. */
export const spanLength = 1_800_000;

/** What those who took a ticket in one half hour were told, and how long it then was: sums in milliseconds. */
export interface WaitsOfSpan {
  readonly count: number;
  readonly told: number;
  /** The bound nine of ten should stay within. */
  readonly bound: number;
  readonly waited: number;
  readonly off: number;
}

/** By number of the half hour since 1970. */
export type WaitsOverDay = Readonly<Record<string, WaitsOfSpan>>;

const none: WaitsOfSpan = { count: 0, told: 0, bound: 0, waited: 0, off: 0 };

/** Counts a wait in, or (−1) out again. */
export function withWait(
  waits: WaitsOverDay,
  issuedAt: number,
  waited: number,
  expected: Expectation,
  by: 1 | -1 = 1,
): WaitsOverDay {
  const span = String(Math.floor(issuedAt / spanLength));
  const before = waits[span] ?? none;
  const after = {
    count: before.count + by,
    told: before.told + by * expected.mid,
    bound: before.bound + by * expected.high,
    waited: before.waited + by * waited,
    off: before.off + by * Math.abs(expected.mid - waited),
  };
  return after.count > 0 ? { ...waits, [span]: after } : without(waits, span);
}
