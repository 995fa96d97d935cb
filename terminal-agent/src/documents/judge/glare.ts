import type { Grey } from '../raster/raster.ts';

const cell = 8;

/**
 * The share of the page under burnt-out spots that hide print: blobs of saturated, featureless
 * cells, brighter than the paper around them, with print on the page around. White paper that is
 * merely well lit is no glare: then the whole page is about as bright as its brightest cell.
 */
export function glareShare(page: Grey): number {
  const columns = Math.floor(page.width / cell);
  const rows = Math.floor(page.height / cell);
  const burnt = new Uint8Array(columns * rows);
  const levels: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let least = 255;
      let most = 0;
      for (let y = 0; y < cell; y += 2) {
        for (
          let x = 0, at = (row * cell + y) * page.width + column * cell;
          x < cell;
          x += 2, at += 2
        ) {
          // prettier-ignore
          const level = page.data[at] ?? 0;
          if (level < least) least = level;
          if (level > most) most = level;
        }
      }
      levels.push(most);
      if (least >= 250) burnt[row * columns + column] = 1;
    }
  }
  const paper = levels.toSorted((a, b) => a - b)[Math.floor(levels.length * 0.5)] ?? 255;
  if (paper > 242) return 0;
  const largest = largestBlob(burnt, columns, rows);
  return largest / (columns * rows);
}

/** Cells in the largest connected blob. */
function largestBlob(mask: Uint8Array, columns: number, rows: number): number {
  const left = mask.slice();
  let largest = 0;
  for (let start = 0; start < left.length; start++) {
    if (!left[start]) continue;
    const stack = [start];
    left[start] = 0;
    let count = 0;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      count++;
      const column = at % columns;
      for (const next of [
        column > 0 ? at - 1 : -1,
        column < columns - 1 ? at + 1 : -1,
        at - columns,
        at + columns,
      ]) {
        // prettier-ignore
        if (next >= 0 && next < columns * rows && left[next]) {
          left[next] = 0;
          stack.push(next);
        }
      }
    }
    largest = Math.max(largest, count);
  }
  return largest;
}
