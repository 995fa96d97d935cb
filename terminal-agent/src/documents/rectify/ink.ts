import type { Grey } from '../raster/raster.ts';

/** Level of the bare paper by place, one value for each block of `cell` pixels. */
export interface PaperLevels {
  readonly columns: number;
  readonly rows: number;
  readonly cell: number;
  readonly levels: Float32Array;
}

/**
 * Estimates the paper's brightness under the print: a high percentile of every block, with blocks
 * that hold no paper (pictures, black bars) filled from brighter neighbours, then smoothed.
 */
export function paperLevels(page: Grey, cell: number): PaperLevels {
  const columns = Math.max(1, Math.ceil(page.width / cell));
  const rows = Math.max(1, Math.ceil(page.height / cell));
  const raw = new Float32Array(columns * rows);
  const bins = new Int32Array(64);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      bins.fill(0);
      let count = 0;
      const bottom = Math.min(page.height, (row + 1) * cell);
      const right = Math.min(page.width, (column + 1) * cell);
      for (let y = row * cell; y < bottom; y += 2) {
        for (let x = column * cell; x < right; x += 2) {
          const bin = (page.data[y * page.width + x] ?? 0) >> 2;
          bins[bin] = (bins[bin] ?? 0) + 1;
          count++;
        }
      }
      let left = count * 0.2;
      let bin = 63;
      while (bin > 0 && left > (bins[bin] ?? 0)) left -= bins[bin--] ?? 0;
      raw[row * columns + column] = bin * 4 + 2;
    }
  }
  return { columns, rows, cell, levels: smooth(fill(raw, columns, rows), columns, rows) };
}

/** Lifts blocks that are much darker than the paper near them: paper's own shadows are gentler. */
function fill(raw: Float32Array, columns: number, rows: number): Float32Array {
  const sorted = raw.toSorted();
  const typical = sorted[Math.floor(sorted.length * 0.7)] ?? 255;
  let levels = raw.slice();
  for (let round = 0; round < Math.max(columns, rows); round++) {
    let changed = false;
    const next = levels.slice();
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const at = row * columns + column;
        const here = levels[at] ?? 0;
        if (here > typical * 0.5) continue;
        let sum = 0;
        let count = 0;
        for (let dy = -1; dy <= 1; dy++) {
          for (let dx = -1; dx <= 1; dx++) {
            if (row + dy < 0 || row + dy >= rows || column + dx < 0 || column + dx >= columns) continue; // prettier-ignore
            const near = levels[at + dy * columns + dx] ?? 0;
            if (near > typical * 0.5) {
              sum += near;
              count++;
            }
          }
        }
        if (count > 0) {
          next[at] = sum / count;
          changed = true;
        }
      }
    }
    levels = next;
    if (!changed) break;
  }
  return levels;
}

function smooth(levels: Float32Array, columns: number, rows: number): Float32Array {
  let from = levels;
  for (let round = 0; round < 2; round++) {
    const to = new Float32Array(from.length);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        let sum = 0;
        let weights = 0;
        for (let dy = -1; dy <= 1; dy++) {
          for (let dx = -1; dx <= 1; dx++) {
            if (row + dy < 0 || row + dy >= rows || column + dx < 0 || column + dx >= columns) continue; // prettier-ignore
            const weight = (2 - Math.abs(dx)) * (2 - Math.abs(dy));
            sum += weight * (from[(row + dy) * columns + column + dx] ?? 0);
            weights += weight;
          }
        }
        to[row * columns + column] = sum / weights;
      }
    }
    from = to;
  }
  return from;
}

/** How dark each pixel is against its paper: 0 bare paper – 255 black. */
export function inkOf(page: Grey, paper: PaperLevels): Grey {
  const { width, height, data } = page;
  const out = new Uint8Array(width * height);
  const row = new Float32Array(width);
  for (let y = 0, at = 0; y < height; y++) {
    if (y % 8 === 0) paperRow(paper, y + 4, row);
    for (let x = 0; x < width; x++, at++) {
      const level = row[x] ?? 255;
      const dark = ((level * 0.94 - (data[at] ?? 0)) * 290) / level;
      out[at] = dark < 0 ? 0 : dark > 255 ? 255 : dark;
    }
  }
  return { width, height, data: out };
}

function paperRow(
  { columns, rows, cell, levels }: PaperLevels,
  y: number,
  out: Float32Array,
): void {
  const v = Math.min(rows - 1, Math.max(0, y / cell - 0.5));
  const upper = Math.floor(v);
  const lower = Math.min(rows - 1, upper + 1);
  const fy = v - upper;
  for (let x = 0; x < out.length; x++) {
    const u = Math.min(columns - 1, Math.max(0, x / cell - 0.5));
    const left = Math.floor(u);
    const right = Math.min(columns - 1, left + 1);
    const fx = u - left;
    const a = (levels[upper * columns + left] ?? 0) * (1 - fx) + (levels[upper * columns + right] ?? 0) * fx; // prettier-ignore
    const b = (levels[lower * columns + left] ?? 0) * (1 - fx) + (levels[lower * columns + right] ?? 0) * fx; // prettier-ignore
    out[x] = Math.max(8, a * (1 - fy) + b * fy);
  }
}
