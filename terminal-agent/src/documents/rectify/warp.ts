import type { Homography } from '../geometry/homography.ts';
import type { Frame, Grey, Rgb } from '../raster/raster.ts';
import { gainsOfSquares, type GainMap } from './gains.ts';

/** Pixels between exactly projected places; in between, straight lines are off by less than 0.01. */
const span = 16;
/** Columns drawn from top to bottom before the next: of a page lying across, each row of a broader strip would touch more memory than is kept near. */
const strip = 128;
/** Light changes slowly: one gain serves a square of so many pixels. */
const square = 8;
/** Frame places are counted in 1/65536 pixel: whole numbers are quick. */
const unit = 65536;

/**
 * Draws the frame as seen through `toFrame` (page pixels to frame pixels), bilinear, and evens the
 * light on the way. What lies outside the frame repeats its rim.
 */
export function warp(
  frame: Frame,
  toFrame: Homography,
  width: number,
  height: number,
  light: GainMap,
): Rgb {
  // Stores beyond white stop at white.
  const out = new Uint8ClampedArray(width * height * 3);
  const { pixels } = frame;
  const stride = frame.width;
  const gains = gainsOfSquares(light, width, height, square);
  const across = Math.ceil(width / square) * 3;
  const run = new Run(frame, toFrame);
  for (let edge = 0; edge < width; edge += strip) {
    const stop = Math.min(width, edge + strip);
    for (let y = 0; y < height; y++) {
      let k = Math.floor(y / square) * across + (edge / square) * 3;
      let to = (y * width + edge) * 3;
      let px = 0;
      let py = 0;
      for (let left = edge; left < stop; left += square, k += 3) {
        if (left % span === 0) {
          run.project(left, y);
          px = run.x;
          py = run.y;
        }
        const { stepX, stepY } = run;
        const red = gains[k] ?? 0;
        const middle = gains[k + 1] ?? 0;
        const blue = gains[k + 2] ?? 0;
        for (const end = to + 3 * Math.min(square, stop - left); to < end; to += 3) {
          // Weights in 1/256, so that two channels are weighted in one multiplication.
          const fx = (px >> 9) & 127;
          const fy = (py >> 9) & 127;
          const w11 = (fx * fy + 32) >> 6;
          const w10 = (fx << 1) - w11;
          const w01 = (fy << 1) - w11;
          const w00 = 256 - w11 - w10 - w01;
          const at = (Math.imul(py >> 16, stride) + (px >> 16)) | 0;
          px = (px + stepX) | 0;
          py = (py + stepY) | 0;
          const nw = pixels[at] ?? 0;
          const ne = pixels[at + 1] ?? 0;
          const sw = pixels[at + stride] ?? 0;
          const se = pixels[at + stride + 1] ?? 0;
          const both = (Math.imul(nw & 0xff00ff, w00) + Math.imul(ne & 0xff00ff, w10) + Math.imul(sw & 0xff00ff, w01) + Math.imul(se & 0xff00ff, w11)) | 0; // prettier-ignore
          const green = (Math.imul((nw >> 8) & 0xff, w00) + Math.imul((ne >> 8) & 0xff, w10) + Math.imul((sw >> 8) & 0xff, w01) + Math.imul((se >> 8) & 0xff, w11)) | 0; // prettier-ignore
          out[to] = (Math.imul(both & 0xffff, red) + 131072) >> 18;
          out[to + 1] = (Math.imul(green, middle) + 131072) >> 18;
          out[to + 2] = (Math.imul(both >>> 16, blue) + 131072) >> 18;
        }
      }
    }
  }
  return { width, height, data: new Uint8Array(out.buffer) };
}

/** The same for brightness alone, (r + 2g + b) / 4. */
export function warpGrey(frame: Frame, toFrame: Homography, width: number, height: number): Grey {
  const out = new Uint8Array(width * height);
  const { pixels } = frame;
  const stride = frame.width;
  const run = new Run(frame, toFrame);
  for (let edge = 0; edge < width; edge += strip) {
    const stop = Math.min(width, edge + strip);
    for (let y = 0; y < height; y++) {
      let to = y * width + edge;
      for (let left = edge; left < stop; left += span) {
        run.project(left, y);
        let { x: px, y: py } = run;
        const { stepX, stepY } = run;
        for (const end = to + Math.min(span, stop - left); to < end; to++) {
          const fx = (px >> 9) & 127;
          const fy = (py >> 9) & 127;
          const at = (Math.imul(py >> 16, stride) + (px >> 16)) | 0;
          px = (px + stepX) | 0;
          py = (py + stepY) | 0;
          const p = brightness(pixels[at] ?? 0);
          const q = brightness(pixels[at + 1] ?? 0);
          const r = brightness(pixels[at + stride] ?? 0);
          const s = brightness(pixels[at + stride + 1] ?? 0);
          const upper = (p << 7) + Math.imul(q - p, fx);
          const lower = (r << 7) + Math.imul(s - r, fx);
          out[to] = ((upper << 7) + Math.imul(lower - upper, fy) + 32768) >> 16;
        }
      }
    }
  }
  return { width, height, data: out };
}

/** Red, twice green and blue. */
function brightness(pixel: number): number {
  return (pixel & 255) + ((pixel >> 7) & 510) + ((pixel >> 16) & 255);
}

/** A stretch of a page's row, in frame places: where it begins, and how far the next pixel is. */
class Run {
  x = 0;
  y = 0;
  stepX = 0;
  stepY = 0;
  private readonly right: number;
  private readonly bottom: number;
  private readonly map: Homography;

  constructor(frame: Frame, map: Homography) {
    // A place needs a neighbour to its right and below.
    this.right = (frame.width - 1) * unit - 1;
    this.bottom = (frame.height - 1) * unit - 1;
    this.map = map;
  }

  project(x: number, y: number): void {
    const m = this.map;
    const u = m[0] * x + m[1] * y + m[2];
    const v = m[3] * x + m[4] * y + m[5];
    const w = m[6] * x + m[7] * y + m[8];
    const per = unit / w;
    const perEnd = unit / (w + m[6] * span);
    // With both ends inside the frame, so is what lies between.
    const fromX = within(u * per, this.right);
    const fromY = within(v * per, this.bottom);
    this.x = fromX;
    this.y = fromY;
    this.stepX = Math.trunc((within((u + m[0] * span) * perEnd, this.right) - fromX) / span);
    this.stepY = Math.trunc((within((v + m[3] * span) * perEnd, this.bottom) - fromY) / span);
  }
}

function within(place: number, most: number): number {
  return place < 0 ? 0 : place > most ? most : Math.round(place);
}
