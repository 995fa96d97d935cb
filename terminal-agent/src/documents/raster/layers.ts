import type { Plane } from './raster.ts';

/**
 * Three channels of one small image in one number a pixel: ten bits each, of which the lower nine
 * hold half levels and the tenth stays free, so that one comparison serves all three channels.
 */
export interface Layers {
  readonly width: number;
  readonly height: number;
  readonly levels: Int32Array;
}

const guards = (1 << 9) | (1 << 19) | (1 << 29);
const values = 0x1ff | (0x1ff << 10) | (0x1ff << 20);

/** Halves three planes (levels 0–255) by averaging 2 × 2 blocks, and packs them. */
export function packHalved(
  width: number,
  height: number,
  first: Float32Array,
  second: Float32Array,
  third: Float32Array,
): Layers {
  const w = Math.max(1, width >> 1);
  const h = Math.max(1, height >> 1);
  const levels = new Int32Array(w * h);
  for (let y = 0, to = 0; y < h; y++) {
    for (let x = 0, a = 2 * y * width; x < w; x++, to++, a += 2) {
      const b = a + width;
      // Half levels: the sum of four, halved.
      const p = ((first[a] ?? 0) + (first[a + 1] ?? 0) + (first[b] ?? 0) + (first[b + 1] ?? 0)) * 0.5; // prettier-ignore
      const q = ((second[a] ?? 0) + (second[a + 1] ?? 0) + (second[b] ?? 0) + (second[b + 1] ?? 0)) * 0.5; // prettier-ignore
      const r = ((third[a] ?? 0) + (third[a + 1] ?? 0) + (third[b] ?? 0) + (third[b + 1] ?? 0)) * 0.5; // prettier-ignore
      levels[to] = p | (q << 10) | (r << 20);
    }
  }
  return { width: w, height: h, levels };
}

/** One of the three channels (0, 1, 2) as a plane of levels. */
export function unpack({ width, height, levels }: Layers, channel: number): Plane {
  const data = new Float32Array(levels.length);
  const shift = channel * 10;
  for (let at = 0; at < data.length; at++) data[at] = (((levels[at] ?? 0) >> shift) & 0x1ff) * 0.5;
  return { width, height, data };
}

/**
 * Fills everything dark and up to 8 pixels wide (print, rules) with the paper around it, then
 * everything bright and up to 4 wide with what lies around that; steps stay where they are. A grey
 * closing with 9 × 9 pixels and an opening with 5 × 5, of which the two erosions are done as one.
 */
export function withoutPrint({ width, height, levels }: Layers): Layers {
  const spare = new Int32Array(levels.length);
  const work = levels.slice();
  widen(work, spare, width, height, [1, 3], 0);
  widen(work, spare, width, height, [1, 3, 2], values);
  widen(work, spare, width, height, [1, 1], 0);
  return { width, height, levels: work };
}

/**
 * Each pixel becomes the highest level in the square around it. Every hop compares three places
 * that far apart, so that hops of 1 and 3 make a window of 9. With `flip` the lowest is taken.
 */
function widen(
  levels: Int32Array,
  spare: Int32Array,
  width: number,
  height: number,
  hops: readonly number[],
  flip: number,
): void {
  if (flip !== 0) for (let at = 0; at < levels.length; at++) levels[at] = (levels[at] ?? 0) ^ flip;
  for (const hop of hops) {
    alongRows(levels, spare, width, height, hop);
    alongColumns(spare, levels, width, height, hop);
  }
  if (flip !== 0) for (let at = 0; at < levels.length; at++) levels[at] = (levels[at] ?? 0) ^ flip;
}

function alongRows(
  from: Int32Array,
  to: Int32Array,
  width: number,
  height: number,
  hop: number,
): void {
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const end = row + width - 1;
    for (let x = 0, at = row; x < width; x++, at++) {
      const before = at - hop < row ? row : at - hop;
      const after = at + hop > end ? end : at + hop;
      to[at] = higher(higher(from[at] ?? 0, from[before] ?? 0), from[after] ?? 0);
    }
  }
}

function alongColumns(
  from: Int32Array,
  to: Int32Array,
  width: number,
  height: number,
  hop: number,
): void {
  for (let y = 0; y < height; y++) {
    const above = (Math.max(0, y - hop) - y) * width;
    const below = (Math.min(height - 1, y + hop) - y) * width;
    for (let x = 0, at = y * width; x < width; x++, at++)
      to[at] = higher(higher(from[at] ?? 0, from[at + above] ?? 0), from[at + below] ?? 0);
  }
}

/** The higher level of each channel: the guard bit survives the subtraction where a ≥ b. */
function higher(a: number, b: number): number {
  const wins = ((a | guards) - b) & guards;
  return b ^ ((a ^ b) & (wins - (wins >>> 9)));
}
