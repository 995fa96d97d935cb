/** Brightening by place: `columns` × `rows` knots of red, green and blue factors over the page. */
export interface GainMap {
  readonly columns: number;
  readonly rows: number;
  readonly gains: Float32Array;
}

/**
 * The factors for each pixel of a row, red, green and blue in turn, in 1/1024.
 *
 * @param v how far down the page the row lies, 0–1
 */
export function gainsOfRow(
  { columns, rows, gains }: GainMap,
  v: number,
  width: number,
  out: Int32Array,
): void {
  const y = Math.min(rows - 1.001, Math.max(0, v * rows - 0.5));
  const row = Math.floor(y);
  const fy = y - row;
  for (let x = 0, to = 0; x < width; x++, to += 3) {
    const u = Math.min(columns - 1.001, Math.max(0, (x / width) * columns - 0.5));
    const column = Math.floor(u);
    const fx = u - column;
    const at = (row * columns + column) * 3;
    const below = at + columns * 3;
    for (let k = 0; k < 3; k++) {
      const upper = (gains[at + k] ?? 1) * (1 - fx) + (gains[at + 3 + k] ?? 1) * fx;
      const lower = (gains[below + k] ?? 1) * (1 - fx) + (gains[below + 3 + k] ?? 1) * fx;
      out[to + k] = (upper * (1 - fy) + lower * fy) * 1024;
    }
  }
}

/** The same brightening for a page turned clockwise by a multiple of 90 degrees. */
export function turnGains(map: GainMap, turned: number): GainMap {
  let { columns, rows, gains } = map;
  for (let quarter = 0; quarter < turned / 90; quarter++) {
    const out = new Float32Array(gains.length);
    for (let y = 0; y < rows; y++)
      for (let x = 0; x < columns; x++)
        out.set(gains.subarray((y * columns + x) * 3, (y * columns + x) * 3 + 3), (x * rows + (rows - 1 - y)) * 3); // prettier-ignore
    gains = out;
    [columns, rows] = [rows, columns];
  }
  return { columns, rows, gains };
}
