import type { Plane, Rgb } from './raster.ts';

/** A frame made small by a whole factor: three planes, and how to get back to full-frame pixels. */
export interface Reduced {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue as 16·√level, 0–255: what lies in shadow keeps its contrast. */
  readonly red: Float32Array;
  readonly green: Float32Array;
  readonly blue: Float32Array;
  /** Full-frame pixels to one reduced pixel. */
  readonly factor: number;
}

/** The whole factor that brings the longer side nearest to `longest` pixels. */
export function reductionFor(width: number, height: number, longest: number): number {
  return Math.max(1, Math.round(Math.max(width, height) / longest));
}

/** Averages blocks of `factor` × `factor` pixels; a rest at the right and bottom is left out. */
export function reduce(frame: Rgb, factor: number): Reduced {
  const width = Math.max(1, Math.floor(frame.width / factor));
  const height = Math.max(1, Math.floor(frame.height / factor));
  const red = new Float32Array(width * height);
  const green = new Float32Array(width * height);
  const blue = new Float32Array(width * height);
  const { data } = frame;
  // From factor 4 on every second row is enough: the mean of 8 pixels already tames the noise.
  const stride = factor >= 4 ? 2 : 1;
  const rows = Math.ceil(factor / stride);
  const share = 1 / (factor * rows);
  const sums = new Int32Array(width * 3);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let dy = 0; dy < factor; dy += stride) {
      let from = (y * factor + dy) * frame.width * 3;
      for (let at = 0; at < width * 3; at += 3) {
        let r = 0;
        let g = 0;
        let b = 0;
        for (let dx = 0; dx < factor; dx++, from += 3) {
          r += data[from] ?? 0;
          g += data[from + 1] ?? 0;
          b += data[from + 2] ?? 0;
        }
        sums[at] = (sums[at] ?? 0) + r;
        sums[at + 1] = (sums[at + 1] ?? 0) + g;
        sums[at + 2] = (sums[at + 2] ?? 0) + b;
      }
    }
    for (let x = 0, at = 0, to = y * width; x < width; x++, at += 3, to++) {
      red[to] = Math.sqrt((sums[at] ?? 0) * share) * 16;
      green[to] = Math.sqrt((sums[at + 1] ?? 0) * share) * 16;
      blue[to] = Math.sqrt((sums[at + 2] ?? 0) * share) * 16;
    }
  }
  return { width, height, red, green, blue, factor };
}

/** Halves a plane by averaging 2 × 2 blocks. */
export function halve({ width, height, data }: Plane): Plane {
  const w = Math.max(1, width >> 1);
  const h = Math.max(1, height >> 1);
  const out = new Float32Array(w * h);
  for (let y = 0, to = 0; y < h; y++) {
    let from = 2 * y * width;
    for (let x = 0; x < w; x++, to++, from += 2) {
      out[to] =
        0.25 *
        ((data[from] ?? 0) +
          (data[from + 1] ?? 0) +
          (data[from + width] ?? 0) +
          (data[from + width + 1] ?? 0));
    }
  }
  return { width: w, height: h, data: out };
}
