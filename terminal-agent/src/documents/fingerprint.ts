import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Grey } from './raster/raster.ts';

/** Examined pixels to a cell's side: half a millimetre of a page. */
const cellPixels = 3;
/** How much ink is one step of a cell's four: fine enough for a digit, too coarse for a lamp. */
const inkStep = 32;

/** Cells to a tile's side: seven millimetres, so that one changed word fills most of it. */
const tileCells = 14;
/** Cells a tile may lie elsewhere in the other picture: paper curls, and corners are found to a millimetre. */
const reach = 5;
/** Cells left out along the rim, where the desk looks in. */
const rim = 20;
/** Ink steps a tile must hold to say anything. */
const leastInk = 2 * tileCells;

/** From which correlation on a tile shows the same print. */
const samePrint = 0.78;
/** Tiles that may differ: a finger, a speck. Two persons' pages of one form differ in several. */
const mayDiffer = 1;
/** Almost bare pages have nothing to be known by. */
const leastTiles = 12;

interface Cells {
  readonly columns: number;
  readonly rows: number;
  readonly data: Uint8Array;
}

/**
 * A lasting mark of a page, by which another picture of it is known: how much ink each half
 * millimetre holds. Nothing is kept of it beyond the session.
 *
 * @param ink the upright page's ink at examination size, 0 bare – 255 black
 */
export function fingerprintOf(ink: Grey): string {
  const columns = Math.floor(ink.width / cellPixels);
  const rows = Math.floor(ink.height / cellPixels);
  const bytes = new Uint8Array(4 + columns * rows);
  new DataView(bytes.buffer).setUint16(0, columns);
  new DataView(bytes.buffer).setUint16(2, rows);
  const sums = new Uint32Array(columns);
  for (let row = 0; row < rows; row++) {
    sums.fill(0);
    for (let y = row * cellPixels; y < (row + 1) * cellPixels; y++)
      for (let x = 0, at = y * ink.width; x < columns * cellPixels; x++, at++) {
        const column = (x / cellPixels) | 0;
        sums[column] = (sums[column] ?? 0) + (ink.data[at] ?? 0);
      }
    for (let column = 0; column < columns; column++)
      bytes[4 + row * columns + column] = Math.min(3, Math.round((sums[column] ?? 0) / cellPixels ** 2 / inkStep)); // prettier-ignore
  }
  return deflateRawSync(bytes, { level: 1 }).toString('base64');
}

/**
 * Whether two pages are pictures of the same sheet: "this is the page you already scanned". Two
 * fillings of one form are two sheets, so every part of the print must be found again in its place;
 * in doubt it is another sheet, for a page too many is thrown away more easily than one too few.
 */
export function isSameSheet(a: string, b: string): boolean {
  const first = cellsOf(a);
  const second = laidOver(cellsOf(b), first);
  if (second === undefined) return false;
  let tiles = 0;
  let differing = 0;
  for (let top = rim; top + tileCells <= first.rows - rim; top += tileCells)
    for (let left = rim; left + tileCells <= first.columns - rim; left += tileCells) {
      const printed = Math.max(inkIn(first, left, top), inkIn(second, left, top));
      if (printed < leastInk) continue;
      tiles++;
      if (likeness(first, second, left, top) < samePrint && ++differing > mayDiffer) return false;
    }
  return tiles >= leastTiles;
}

/** The best correlation of one page's tile with the other page's print near the same place, -1 to 1. */
function likeness(page: Cells, other: Cells, left: number, top: number): number {
  const count = tileCells ** 2;
  let sum = 0;
  let square = 0;
  for (let y = top; y < top + tileCells; y++)
    for (let x = left, at = y * page.columns + left; x < left + tileCells; x++, at++) {
      const ink = page.data[at] ?? 0;
      sum += ink;
      square += ink * ink;
    }
  const spread = square - (sum * sum) / count;
  let best = -1;
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      let otherSum = 0;
      let otherSquare = 0;
      let product = 0;
      for (let y = top; y < top + tileCells; y++) {
        let at = y * page.columns + left;
        let there = (y + dy) * page.columns + left + dx;
        for (let x = 0; x < tileCells; x++, at++, there++) {
          const ink = other.data[there] ?? 0;
          otherSum += ink;
          otherSquare += ink * ink;
          product += ink * (page.data[at] ?? 0);
        }
      }
      const otherSpread = otherSquare - (otherSum * otherSum) / count;
      const both = Math.sqrt(spread * otherSpread);
      if (both > 0) best = Math.max(best, (product - (sum * otherSum) / count) / both);
      if (best >= samePrint) return best;
    }
  return best;
}

function inkIn({ columns, data }: Cells, left: number, top: number): number {
  let sum = 0;
  for (let y = top; y < top + tileCells; y++)
    for (let x = left, at = y * columns + left; x < left + tileCells; x++, at++)
      sum += data[at] ?? 0;
  return sum;
}

/** The cells in the other page's grid; undefined if the two are not of one shape. */
function laidOver(cells: Cells, { columns, rows }: Cells): Cells | undefined {
  if (cells.columns === columns && cells.rows === rows) return cells;
  const stretch = (cells.columns * rows) / (cells.rows * columns);
  if (!(stretch > 0.94 && stretch < 1.06)) return undefined;
  const data = new Uint8Array(columns * rows);
  for (let y = 0, at = 0; y < rows; y++) {
    const from = Math.floor(((y + 0.5) * cells.rows) / rows) * cells.columns;
    for (let x = 0; x < columns; x++, at++)
      data[at] = cells.data[from + Math.floor(((x + 0.5) * cells.columns) / columns)] ?? 0;
  }
  return { columns, rows, data };
}

function cellsOf(fingerprint: string): Cells {
  const bytes = inflateRawSync(Buffer.from(fingerprint, 'base64'));
  return { columns: bytes.readUInt16BE(0), rows: bytes.readUInt16BE(2), data: bytes.subarray(4) };
}
