/** Entries of one page of a list that is shown in turns. */
export interface WaitPages<T> {
  readonly pages: number;
  readonly shown: readonly T[];
}

/**
 * One of several pages as even as can be. The last is filled up from the page before: a wall with
 * one row and nothing below it looks broken.
 */
export function waitPages<T>(all: readonly T[], perPage: number, turn: number): WaitPages<T> {
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const rows = Math.ceil(all.length / pages);
  const from = Math.max(0, Math.min((turn % pages) * rows, all.length - rows));
  return { pages, shown: all.slice(from, from + rows) };
}
