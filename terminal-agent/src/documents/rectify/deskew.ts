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
  const small = halveGrey(ink);
  const coarse = columnsOf(small, 8);
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
  // Narrow columns at full size, sheared by the coarse angle, so that they do not smear the rows.
  best = climb(columnsOf(ink, 8), best, 0.12, 5);
  best = climb(columnsOf(ink, 4), best, 0.03, 5);
  return { angle: best, clarity, energy: most };
}

/** The best of 2n + 1 angles around `middle`, to a fraction of the step (parabola). */
function climb(strips: Strips, middle: number, step: number, n: number): number {
  const values = Array.from({ length: 2 * n + 1 }, (_, k) => sharpness(strips, middle + (k - n) * step)); // prettier-ignore
  let best = 0;
  values.forEach((value, k) => {
    if (value > (values[best] ?? 0)) best = k;
  });
  const before = values[best - 1];
  const here = values[best] ?? 0;
  const after = values[best + 1];
  if (before === undefined || after === undefined) return middle + (best - n) * step;
  const bend = before - 2 * here + after;
  const shift = bend < 0 ? (0.5 * (before - after)) / bend : 0;
  return middle + (best - n + shift) * step;
}

interface Strips {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  readonly sums: Float32Array;
}

/** Ink of each row in upright strips `width` pixels wide. */
function columnsOf({ width, height, data }: Grey, strip: number): Strips {
  const count = Math.floor(width / strip);
  const sums = new Float32Array(count * height);
  for (let y = 0; y < height; y++) {
    for (let k = 0, at = y * width; k < count; k++) {
      let sum = 0;
      for (let i = 0; i < strip; i++) sum += data[at++] ?? 0;
      sums[k * height + y] = sum;
    }
  }
  // Shifting by half a row blurs; rows blurred beforehand do not favour shifts by whole rows.
  for (let k = 0; k < count; k++) {
    let before = sums[k * height] ?? 0;
    for (let at = k * height + 1; at < (k + 1) * height - 1; at++) {
      const here = sums[at] ?? 0;
      sums[at] = (before + 2 * here + (sums[at + 1] ?? 0)) / 4;
      before = here;
    }
  }
  return { width: strip, height, count, sums };
}

/** Sum of squared differences between neighbouring slanted rows. */
function sharpness({ width, height, count, sums }: Strips, angle: number): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const profile = new Float32Array(height);
  const middle = (count - 1) / 2;
  for (let k = 0; k < count; k++) {
    const shift = slope * (k - middle) * width;
    const whole = Math.floor(shift);
    const part = shift - whole;
    const from = Math.max(0, -whole);
    const to = Math.min(height, height - 1 - whole);
    const base = k * height + whole;
    for (let y = from; y < to; y++) {
      const at = base + y;
      profile[y] = (profile[y] ?? 0) + (sums[at] ?? 0) * (1 - part) + (sums[at + 1] ?? 0) * part;
    }
  }
  let sum = 0;
  for (let y = 2; y < height; y++) {
    const step = (profile[y] ?? 0) - (profile[y - 2] ?? 0);
    sum += step * step;
  }
  return sum;
}

export function halveGrey({ width, height, data }: Grey): Grey {
  const w = width >> 1;
  const h = height >> 1;
  const out = new Uint8Array(w * h);
  for (let y = 0, to = 0; y < h; y++) {
    let from = 2 * y * width;
    for (let x = 0; x < w; x++, to++, from += 2) {
      out[to] = ((data[from] ?? 0) + (data[from + 1] ?? 0) + (data[from + width] ?? 0) + (data[from + width + 1] ?? 0) + 2) >> 2; // prettier-ignore
    }
  }
  return { width: w, height: h, data: out };
}

/** Turns a page by a quarter: what was at the top is then at the right. */
export function quarterTurn({ width, height, data }: Grey): Grey {
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) out[x * height + (height - 1 - y)] = data[y * width + x] ?? 0;
  return { width: height, height: width, data: out };
}
