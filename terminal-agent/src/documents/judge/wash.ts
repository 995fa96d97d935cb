import { burnt, type Cells } from './cells.ts';

/**
 * How far print fades towards a bare, burnt-out place. A lamp's image is light added to the page: it
 * swallows the print in its middle and pales what stands in its halo, all around. Bare paper ends at
 * print as black as any.
 */
export interface Wash {
  /** Share of the directions from the place's middle in which print follows at all. */
  readonly met: number;
  /** How pale the first print is against the next, the mean of those directions: 0 as black – 1 gone. */
  readonly fading: number;
}

export interface BarePlace {
  /** The cell in its middle. */
  readonly at: number;
  /** Cells from there to the nearest that is not burnt out, or to the page's rim. */
  readonly radius: number;
}

/** The largest bare places are looked at, this many, if they are no gaps between lines of print. */
const places = 12;
const leastRadius = 4;

/** The middles of burnt-out places, the largest first. */
export function barePlaces(cells: Cells): BarePlace[] {
  const { columns, rows } = cells;
  const far = distances(cells);
  const middles: BarePlace[] = [];
  for (let y = 1; y < rows - 1; y++)
    for (let x = 1, at = y * columns + 1; x < columns - 1; x++, at++) {
      const radius = far[at] ?? 0;
      if (radius >= leastRadius && isTop(far, at, columns)) middles.push({ at, radius });
    }
  middles.sort((a, b) => b.radius - a.radius);
  const kept: BarePlace[] = [];
  for (const place of middles) {
    if (kept.length >= places) break;
    if (!kept.some((other) => isSame(other, place, columns))) kept.push(place);
  }
  return kept;
}

function isTop(far: Float32Array, at: number, columns: number): boolean {
  const here = far[at] ?? 0;
  for (let v = -columns; v <= columns; v += columns)
    for (let u = -1; u <= 1; u++) if ((far[at + v + u] ?? 0) > here) return false;
  return true;
}

function isSame(one: BarePlace, other: BarePlace, columns: number): boolean {
  const dx = (one.at % columns) - (other.at % columns);
  const dy = Math.floor(one.at / columns) - Math.floor(other.at / columns);
  return Math.hypot(dx, dy) < Math.max(4, 0.7 * one.radius);
}

const directions = 32;
/** Cells looked at beyond the first print, and from which on it is the next. */
const reach = 11;
const next = 4;
/** Print is at least this dark somewhere near. */
const mostInk = 150;

/** The wash around the place with its middle in the cell `at`. */
export function washAt(
  at: number,
  radius: number,
  { columns, rows, least }: Cells,
  darkest: Uint8Array,
): Wash {
  const x = at % columns;
  const y = (at - x) / columns;
  let met = 0;
  let fading = 0;
  for (let k = 0; k < directions; k++) {
    const ux = Math.cos((k * 2 * Math.PI) / directions);
    const uy = Math.sin((k * 2 * Math.PI) / directions);
    let rim = -1;
    let first = 255;
    let then = 255;
    for (let d = 2; d < 60 && (rim < 0 || d <= rim + reach); d++) {
      const px = Math.round(x + ux * d);
      const py = Math.round(y + uy * d);
      if (px < 1 || py < 1 || px >= columns - 1 || py >= rows - 1) break;
      const cell = py * columns + px;
      if (rim < 0 && (least[cell] ?? 0) < burnt - 8) rim = d;
      if (rim < 0) continue;
      const level = darkest[cell] ?? 255;
      if (d < rim + 2) first = Math.min(first, level);
      else if (d >= rim + next) then = Math.min(then, level);
    }
    if (rim < 0 || rim > 2.2 * radius + 3 || then > mostInk) continue;
    met++;
    fading += Math.max(0, Math.min(1, (first - then) / (255 - then)));
  }
  return { met: met / directions, fading: met > 0 ? fading / met : 0 };
}

/** The darkest level in the 3 × 3 cells around each: a cell alone may miss the strokes. */
export function darkestAround({ columns, rows, least }: Cells): Uint8Array {
  const out = new Uint8Array(columns * rows).fill(255);
  for (let y = 1; y < rows - 1; y++)
    for (let x = 1, at = y * columns + 1; x < columns - 1; x++, at++) {
      let low = 255;
      for (let v = -columns; v <= columns; v += columns)
        for (let u = -1; u <= 1; u++) low = Math.min(low, least[at + v + u] ?? 255);
      out[at] = low;
    }
  return out;
}

/** Cells from each burnt-out cell to the nearest that is not, or to the page's rim (chamfered). */
function distances({ columns, rows, least }: Cells): Float32Array {
  const far = new Float32Array(columns * rows);
  const step = (at: number, back: number): number =>
    Math.min((far[at - back] ?? 0) + 1, (far[at - back * columns] ?? 0) + 1, (far[at - back * (columns + 1)] ?? 0) + Math.SQRT2, (far[at - back * (columns - 1)] ?? 0) + Math.SQRT2); // prettier-ignore
  for (let at = columns; at < far.length; at++) {
    const x = at % columns;
    if ((least[at] ?? 0) >= burnt && x > 0 && x < columns - 1) far[at] = step(at, 1);
  }
  for (let at = columns * (rows - 1) - 1; at >= 0; at--)
    if ((far[at] ?? 0) > 0) far[at] = Math.min(far[at] ?? 0, step(at, -1));
  return far;
}
