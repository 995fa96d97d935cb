import type { Frame } from './raster.ts';

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
export function reduce(frame: Frame, factor: number): Reduced {
  const width = Math.max(1, Math.floor(frame.width / factor));
  const height = Math.max(1, Math.floor(frame.height / factor));
  const red = new Float32Array(width * height);
  const green = new Float32Array(width * height);
  const blue = new Float32Array(width * height);
  const { pixels } = frame;
  // From factor 4 on every second row is enough: the mean of 8 pixels already tames the noise.
  // From factor 12 on two 16-bit sums would run over, so fewer rows are taken.
  const stride = factor >= 12 ? Math.ceil(factor / 6) : factor >= 4 ? 2 : 1;
  const step = stride * frame.width;
  const rows = Math.ceil(factor / stride);
  const share = 1 / (factor * rows);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to++) {
      // Red and blue are summed in the two halves of one number.
      let both = 0;
      let middle = 0;
      for (let k = 0, from = y * factor * frame.width + x * factor; k < rows; k++, from += step) {
        for (let at = from; at < from + factor; at++) {
          const pixel = pixels[at] ?? 0;
          both = (both + (pixel & 0xff00ff)) | 0;
          middle = (middle + ((pixel >> 8) & 0xff)) | 0;
        }
      }
      red[to] = Math.sqrt((both & 0xffff) * share) * 16;
      green[to] = Math.sqrt(middle * share) * 16;
      blue[to] = Math.sqrt((both >>> 16) * share) * 16;
    }
  }
  return { width, height, red, green, blue, factor };
}
