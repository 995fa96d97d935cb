import type { Homography } from '../geometry/homography.ts';
import type { Frame, Grey } from '../raster/raster.ts';

const cell = 8;

/** From which level on nothing of the paper is left. */
const burnt = 250;
/** Share of the page a burnt spot must take. */
const leastShare = 0.0025;
/** A lamp's image fills its own ellipse (a disc 1, a pane 0.95); lit paper between print is ragged. */
const leastSolid = 0.86;
/** Paper around a mirrored lamp is not burnt out too. */
const mostAround = 243;
const leastDrop = 235;
/** Nor is it much darker than the rest: a lit patch between shadows is no lamp. */
const leastAround = 0.75;
/** What is told by colour alone must be the clearer: bright light, too, bleaches tinted paper. */
const byColour = { solid: 0.9, around: 235, ringed: 0.75 } as const;

/**
 * The share of the page under the largest mirrored lamp: a solid, featureless, burnt-out spot with
 * paper all around it that is clearly darker. White paper that is merely well lit is no glare: it is
 * as bright beside the spot as in it, and print shows in it. Bright paper of a tint is told from a
 * lamp's white by its darkest channel, for which the frame is looked at, and by print all around.
 *
 * @param toFrame page pixels to frame pixels
 */
export function glareShare(page: Grey, frame: Frame, toFrame: Homography): number {
  const grid = cellsOf(page);
  const tint = darkestChannels(grid, frame, toFrame);
  const paper = paperLevel(grid.most);
  const pale = paper > mostAround;
  if (pale && paperLevel(tint) > byColour.around) return 0;
  const left = grid.least.map((level) => (level >= burnt ? 1 : 0));
  let most = 0;
  for (let start = 0; start < left.length; start++) {
    if (!left[start]) continue;
    const spot = spotAt(start, left, grid.columns, grid.rows);
    const share = spot.count / left.length;
    if (share < leastShare || share <= most || spot.solid < leastSolid) continue;
    const around = levelAround(spot, grid, grid.most);
    const plain = !pale && around <= mostAround && around > leastAround * paper;
    const tinted = spot.solid > byColour.solid && isWhite(spot, grid, tint) && levelAround(spot, grid, tint) <= byColour.around && ringed(spot, grid) > byColour.ringed; // prettier-ignore
    if (plain || tinted) most = share;
  }
  return most;
}

/** Whether nothing of the paper's colour is left in the spot's middle. */
function isWhite({ x, y }: Spot, { columns }: Cells, tint: Uint8Array): boolean {
  const at = Math.round(y) * columns + Math.round(x);
  return [at, at - 1, at + 1, at - columns, at + columns].every(
    (cell) => (tint[cell] ?? 0) >= burnt,
  );
}

/** The share of directions in which print follows soon outside the spot. */
function ringed(spot: Spot, { columns, rows, least }: Cells): number {
  let met = 0;
  for (let k = 0; k < directions; k++) {
    const { ux, uy, rim } = rimOf(spot, k);
    for (let d = 1; d <= 5; d++) {
      const px = Math.round(spot.x + ux * (rim + d));
      const py = Math.round(spot.y + uy * (rim + d));
      if (px < 0 || py < 0 || px >= columns || py >= rows) break;
      if ((least[py * columns + px] ?? 255) > 225) continue;
      met++;
      break;
    }
  }
  return met / directions;
}

/** Where a spot's ellipse ends in one of the directions. */
function rimOf({ xx, xy, yy }: Spot, k: number): { ux: number; uy: number; rim: number } {
  const ux = Math.cos((k * 2 * Math.PI) / directions);
  const uy = Math.sin((k * 2 * Math.PI) / directions);
  const rim = 2 / Math.sqrt((ux * ux * yy - 2 * ux * uy * xy + uy * uy * xx) / (xx * yy - xy * xy));
  return { ux, uy, rim };
}

interface Cells {
  readonly columns: number;
  readonly rows: number;
  /** The darkest and the brightest level in each cell. */
  readonly least: Uint8Array;
  readonly most: Uint8Array;
}

function cellsOf({ width, height, data }: Grey): Cells {
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

/** The darkest channel in each cell, at the brighter of two of its places. */
function darkestChannels({ columns, rows }: Cells, frame: Frame, toFrame: Homography): Uint8Array {
  const out = new Uint8Array(columns * rows);
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, at++)
      out[at] = Math.max(
        darkestChannel(frame, toFrame, column * cell + 1, row * cell + 2),
        darkestChannel(frame, toFrame, column * cell + 5, row * cell + 6),
      );
  return out;
}

function darkestChannel(
  { width, height, pixels }: Frame,
  map: Homography,
  x: number,
  y: number,
): number {
  const w = map[6] * x + map[7] * y + map[8];
  const px = Math.round((map[0] * x + map[1] * y + map[2]) / w);
  const py = Math.round((map[3] * x + map[4] * y + map[5]) / w);
  if (px < 0 || py < 0 || px >= width || py >= height) return 0;
  const pixel = pixels[py * width + px] ?? 0;
  return Math.min(pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255);
}

/** What bare paper reaches on most of the page. */
function paperLevel(levels: Uint8Array): number {
  return levels.toSorted()[Math.floor(levels.length * 0.6)] ?? 255;
}

interface Spot {
  readonly count: number;
  readonly x: number;
  readonly y: number;
  /** Its spread: variances and covariance in cells. */
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
  /** Its area against that of the ellipse with its spread. */
  readonly solid: number;
}

/** The connected cells around `start`, taken out of `left`. */
function spotAt(start: number, left: Uint8Array, columns: number, rows: number): Spot {
  const stack = [start];
  left[start] = 0;
  let count = 0;
  let sx = 0;
  let sy = 0;
  let sxx = 0;
  let sxy = 0;
  let syy = 0;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const x = at % columns;
    const y = Math.floor(at / columns);
    count++;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
    syy += y * y;
    const take = (next: number): void => {
      if (!left[next]) return;
      left[next] = 0;
      stack.push(next);
    };
    if (x > 0) take(at - 1);
    if (x < columns - 1) take(at + 1);
    if (y > 0) take(at - columns);
    if (y < rows - 1) take(at + columns);
  }
  const mx = sx / count;
  const my = sy / count;
  // A single cell has a spread of its own, 1/12.
  const xx = sxx / count - mx * mx + 1 / 12;
  const yy = syy / count - my * my + 1 / 12;
  const xy = sxy / count - mx * my;
  return { count, x: mx, y: my, xx, xy, yy, solid: count / (4 * Math.PI * Math.sqrt(xx * yy - xy * xy)) }; // prettier-ignore
}

const directions = 24;

/** The median level of the paper around a spot, a little off its ellipse; white if most of that lies off the page. */
function levelAround(spot: Spot, { columns, rows }: Cells, bright: Uint8Array): number {
  const levels: number[] = [];
  for (let k = 0; k < directions; k++) {
    const { ux, uy, rim } = rimOf(spot, k);
    const px = Math.round(spot.x + ux * (rim * 1.4 + 3));
    const py = Math.round(spot.y + uy * (rim * 1.4 + 3));
    if (px < 2 || py < 2 || px >= columns - 2 || py >= rows - 2) continue;
    // The brightest of 5 × 5 cells: paper between print.
    let level = 0;
    for (let v = py - 2; v <= py + 2; v++)
      for (let u = px - 2; u <= px + 2; u++) level = Math.max(level, bright[v * columns + u] ?? 0);
    levels.push(level);
  }
  if (levels.length < directions * 0.3) return 255;
  const level = levels.sort((a, b) => a - b)[levels.length >> 1] ?? 255;
  // At the page's rim it must stand out the more: a bare, bright margin has paper on one side only.
  return levels.length < directions * 0.6 && level > leastDrop ? 255 : level;
}
