import type { Grey } from './raster/raster.ts';

/** Cells over the page, each about a character's size on A4. */
const columns = 64;
const rows = 90;

/**
 * A small, lasting mark of a page: for each cell whether it holds print. Two pictures of one sheet
 * have nearly the same mark; nothing can be read from it.
 *
 * @param ink the upright page's ink, 0 bare – 255 black
 */
export function fingerprintOf(ink: Grey): string {
  const bits = new Uint8Array(Math.ceil((columns * rows) / 8));
  for (let row = 0; row < rows; row++) {
    const top = Math.floor((row * ink.height) / rows);
    const bottom = Math.max(top + 1, Math.floor(((row + 1) * ink.height) / rows));
    for (let column = 0; column < columns; column++) {
      const left = Math.floor((column * ink.width) / columns);
      const right = Math.max(left + 1, Math.floor(((column + 1) * ink.width) / columns));
      let sum = 0;
      for (let y = top; y < bottom; y++)
        for (let x = left, at = y * ink.width + left; x < right; x++, at++)
          sum += ink.data[at] ?? 0;
      const at = row * columns + column;
      if (sum / ((bottom - top) * (right - left)) > 16) bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7)); // prettier-ignore
    }
  }
  return Buffer.from(bits).toString('base64');
}

/** From which likeness on two fingerprints are taken for one sheet. */
const sameFrom = 0.68;

/** Whether two pages are pictures of the same sheet: "this is the page you already scanned". */
export function isSameSheet(a: string, b: string): boolean {
  return fingerprintLikeness(a, b) >= sameFrom;
}

/** Cells with print in both against cells with print in either, 0–1, the best of small shifts. */
export function fingerprintLikeness(a: string, b: string): number {
  const first = cells(a);
  const second = cells(b);
  let best = 0;
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      let both = 0;
      let either = 0;
      for (let y = 1; y < rows - 1; y++) {
        for (let x = 1; x < columns - 1; x++) {
          const p = first[y * columns + x] ?? 0;
          const q = second[(y + dy) * columns + x + dx] ?? 0;
          both += p & q;
          either += p | q;
        }
      }
      // Almost bare pages have nothing to tell them apart by.
      if (either >= 40) best = Math.max(best, both / either);
    }
  }
  return best;
}

function cells(fingerprint: string): Uint8Array {
  const bytes = Buffer.from(fingerprint, 'base64');
  return Uint8Array.from({ length: columns * rows }, (_, at) => ((bytes[at >> 3] ?? 0) >> (at & 7)) & 1); // prettier-ignore
}
