import type { Grey } from '../raster/raster.ts';

export interface Skew {
  /** Degrees by which the lines of print fall to the right (clockwise is positive). */
  readonly angle: number;
  /** How much sharper the rows of print show at that angle than on average; below ~1.3 is chance. */
  readonly clarity: number;
  /** Sum of squared steps between rows at that angle, for comparing directions. */
  readonly energy: number;
}

/** Looks for the angle within ± `limit` degrees at which rows of ink separate best. */
export function findSkew(ink: Grey, limit: number): Skew {
  const narrow = columnsOf(ink);
  const broad = pairUp(narrow);
  const coarse = halveRows(pairUp(broad));
  const step = 0.5;
  let best = 0;
  let most = -1;
  let total = 0;
  let count = 0;
  for (let angle = -limit; angle <= limit + 1e-9; angle += step) {
    const sharp = sharpness(coarse, angle);
    total += sharp;
    count++;
    if (sharp > most) {
      most = sharp;
      best = angle;
    }
  }
  const clarity = total > 0 ? (most * count) / total : 0;
  best = climb(broad, best, 0.14, 2);
  // The more the rows lean, the narrower the strips must be not to smear them.
  best = climb(Math.abs(best) < gentle ? broad : narrow, best, 0.03, 1);
  return { angle: best, clarity, energy: most };
}

/** Degrees at which a broad strip is half a row higher at one side than at the other. */
const gentle = 4;

/** The best of 2n + 1 angles around `middle`, or where it still rises beyond them, to a fraction of the step (parabola). */
function climb(strips: Strips, middle: number, step: number, n: number): number {
  const values = new Map<number, number>();
  const at = (k: number): number => {
    const known = values.get(k) ?? sharpness(strips, middle + k * step);
    values.set(k, known);
    return known;
  };
  let best = -n;
  for (let k = -n; k <= n; k++) if (at(k) > at(best)) best = k;
  for (let left = 4 * n + 2; left > 0; left--) {
    if (at(best + 1) > at(best)) best++;
    else if (at(best - 1) > at(best)) best--;
    else break;
  }
  const before = at(best - 1);
  const after = at(best + 1);
  const bend = before - 2 * at(best) + after;
  const shift = bend < 0 ? (0.5 * (before - after)) / bend : 0;
  return middle + (best + shift) * step;
}

interface Strips {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  readonly sums: Float32Array;
}

/** Width in pixels of the narrowest strips. */
const narrowest = 4;

/** Ink of each row in upright strips. */
function columnsOf({ width, height, data }: Grey): Strips {
  const count = Math.floor(width / narrowest);
  const sums = new Float32Array(count * height);
  for (let y = 0; y < height; y++)
    for (let k = 0, at = y * width; k < count; k++, at += narrowest)
      sums[k * height + y] = (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0) + (data[at + 3] ?? 0); // prettier-ignore
  // Shifting by half a row blurs; rows blurred beforehand do not favour shifts by whole rows.
  for (let k = 0; k < count; k++) {
    let before = sums[k * height] ?? 0;
    for (let at = k * height + 1; at < (k + 1) * height - 1; at++) {
      const here = sums[at] ?? 0;
      sums[at] = (before + 2 * here + (sums[at + 1] ?? 0)) / 4;
      before = here;
    }
  }
  return { width: narrowest, height, count, sums };
}

/** Strips of twice the width. */
function pairUp({ width, height, count, sums }: Strips): Strips {
  const pairs = count >> 1;
  const out = new Float32Array(pairs * height);
  for (let k = 0, to = 0; k < pairs; k++)
    for (let y = 0, at = 2 * k * height; y < height; y++, at++, to++)
      out[to] = (sums[at] ?? 0) + (sums[at + height] ?? 0);
  return { width: 2 * width, height, count: pairs, sums: out };
}

/** Strips of half the rows, in pixels of a page of half the size. */
function halveRows({ width, height, count, sums }: Strips): Strips {
  const rows = height >> 1;
  const out = new Float32Array(count * rows);
  for (let k = 0, to = 0; k < count; k++)
    for (let y = 0, at = k * height; y < rows; y++, at += 2, to++)
      out[to] = (sums[at] ?? 0) + (sums[at + 1] ?? 0);
  return { width: width / 2, height: rows, count, sums: out };
}

/** Adds the strip whose rows begin at `from` to the profile, `by` rows higher up. */
function addShifted(profile: Float32Array, sums: Float32Array, from: number, by: number): void {
  const whole = Math.floor(by);
  const part = by - whole;
  const last = Math.min(profile.length, profile.length - 1 - whole);
  const first = Math.max(0, -whole);
  let here = sums[from + whole + first] ?? 0;
  for (let y = first, at = from + whole + first + 1; y < last; y++, at++) {
    const next = sums[at] ?? 0;
    profile[y] = (profile[y] ?? 0) + here + (next - here) * part;
    here = next;
  }
}

/** Sum of squared differences between neighbouring slanted rows. */
function sharpness({ width, height, count, sums }: Strips, angle: number): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const profile = new Float32Array(height);
  const middle = (count - 1) / 2;
  for (let k = 0; k < count; k++)
    addShifted(profile, sums, k * height, slope * (k - middle) * width);
  let sum = 0;
  for (let y = 2; y < height; y++) {
    const step = (profile[y] ?? 0) - (profile[y - 2] ?? 0);
    sum += step * step;
  }
  return sum;
}

/** Side of the squares a page is turned in: two of them fit the fastest memory. */
const tile = 32;

/** Turns a page by a quarter: what was at the top is then at the right. */
export function quarterTurn({ width, height, data }: Grey): Grey {
  const out = new Uint8Array(width * height);
  for (let top = 0; top < height; top += tile) {
    const bottom = Math.min(height, top + tile);
    for (let left = 0; left < width; left += tile) {
      const right = Math.min(width, left + tile);
      for (let x = left; x < right; x++)
        for (let y = top, to = x * height + height - 1 - top; y < bottom; y++, to--)
          out[to] = data[y * width + x] ?? 0;
    }
  }
  return { width: height, height: width, data: out };
}

/** Turns a page clockwise by 0, 90, 180 or 270 degrees. */
export function turn(page: Grey, degrees: number): Grey {
  const half = degrees >= 180 ? { ...page, data: page.data.toReversed() } : page;
  return degrees % 180 === 0 ? half : quarterTurn(half);
}
