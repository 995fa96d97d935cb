import type { Grey } from '../raster/raster.ts';

/** From which level on nothing of the paper is left. */
export const burnt = 250;

/** Page pixels along a cell's side. */
export const cell = 8;

export interface Cells {
  readonly columns: number;
  readonly rows: number;
  /** The darkest and the brightest level in each cell. */
  readonly least: Uint8Array;
  readonly most: Uint8Array;
}

export function cellsOf({ width, height, data }: Grey): Cells {
  const columns = Math.floor(width / cell);
  const rows = Math.floor(height / cell);
  const least = new Uint8Array(columns * rows).fill(255);
  const most = new Uint8Array(columns * rows);
  for (let y = 0; y < rows * cell; y += 2) {
    const row = Math.floor(y / cell) * columns;
    for (let column = 0, x = y * width; column < columns; column++, x += cell) {
      const at = row + column;
      let low = least[at] ?? 255;
      let high = most[at] ?? 0;
      for (let k = 0; k < cell; k += 2) {
        const level = data[x + k] ?? 0;
        if (level < low) low = level;
        if (level > high) high = level;
      }
      least[at] = low;
      most[at] = high;
    }
  }
  return { columns, rows, least, most };
}
