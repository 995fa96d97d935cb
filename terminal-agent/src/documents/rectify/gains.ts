/** Brightening by place: `columns` × `rows` knots of red, green and blue factors over the page. */
export interface GainMap {
  readonly columns: number;
  readonly rows: number;
  readonly gains: Float32Array;
}

/** The factors for each square of `side` pixels, red, green and blue in turn, in 1/1024, row by row. */
export function gainsOfSquares(
  { columns, rows, gains }: GainMap,
  width: number,
  height: number,
  side: number,
): Int32Array {
  const across = Math.ceil(width / side);
  const down = Math.ceil(height / side);
  const out = new Int32Array(across * down * 3);
  for (let j = 0, to = 0; j < down; j++) {
    const y = knot((j + 0.5) * side, height, rows);
    const row = Math.floor(y);
    const fy = y - row;
    for (let i = 0; i < across; i++, to += 3) {
      const x = knot((i + 0.5) * side, width, columns);
      const column = Math.floor(x);
      const fx = x - column;
      const at = (row * columns + column) * 3;
      const below = at + columns * 3;
      for (let k = 0; k < 3; k++) {
        const upper = (gains[at + k] ?? 1) * (1 - fx) + (gains[at + 3 + k] ?? 1) * fx;
        const lower = (gains[below + k] ?? 1) * (1 - fx) + (gains[below + 3 + k] ?? 1) * fx;
        out[to + k] = (upper * (1 - fy) + lower * fy) * 1024;
      }
    }
  }
  return out;
}

/** Where between the knots a pixel lies. */
function knot(pixel: number, length: number, knots: number): number {
  return Math.min(knots - 1.001, Math.max(0, (pixel / length) * knots - 0.5));
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
