/** How a list of earlier calls fills its place: full rows, the newest as wide as what is left over. */
export interface CallGrid {
  readonly rows: number;
  readonly columns: number;
  /** Columns the first call takes, so that no hole is left. */
  readonly first: number;
}

/** As few rows as `widest` columns allow, as evenly filled as can be. */
export function callGrid(calls: number, widest: number): CallGrid {
  const rows = Math.max(1, Math.ceil(calls / widest));
  const columns = Math.max(1, Math.ceil(calls / rows));
  return { rows, columns, first: 1 + Math.max(0, rows * columns - calls) };
}
