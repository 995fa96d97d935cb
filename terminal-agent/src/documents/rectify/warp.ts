import type { Homography } from '../geometry/homography.ts';
import type { Frame, Grey, Rgb } from '../raster/raster.ts';
import { gainsOfRow, type GainMap } from './gains.ts';

/** Pixels between exactly projected places; in between, straight lines are off by less than 0.01. */
const span = 16;
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
  const right = (frame.width - 1) * unit - 1;
  const bottom = (frame.height - 1) * unit - 1;
  const gains = new Int32Array(width * 3);
  const run: Run = { x: 0, y: 0, stepX: 0, stepY: 0 };
  for (let y = 0, to = 0; y < height; y++) {
    // Light changes slowly: a row of gains serves eight rows of pixels.
    if ((y & 7) === 0) gainsOfRow(light, (y + 4) / height, width, gains);
    for (let left = 0, k = 0; left < width; left += span) {
      project(toFrame, left, y, run);
      let { x: sx, y: sy } = run;
      const { stepX, stepY } = run;
      const end = Math.min(width, left + span);
      for (let x = left; x < end; x++, to += 3, k += 3) {
        const px = sx < 0 ? 0 : sx > right ? right : sx;
        const py = sy < 0 ? 0 : sy > bottom ? bottom : sy;
        sx = (sx + stepX) | 0;
        sy = (sy + stepY) | 0;
        // Weights in 1/256, so that two channels are weighted in one multiplication.
        const fx = (px >> 9) & 127;
        const fy = (py >> 9) & 127;
        const w11 = (fx * fy + 32) >> 6;
        const w10 = (fx << 1) - w11;
        const w01 = (fy << 1) - w11;
        const w00 = 256 - w11 - w10 - w01;
        const at = (Math.imul(py >> 16, stride) + (px >> 16)) | 0;
        const nw = pixels[at] ?? 0;
        const ne = pixels[at + 1] ?? 0;
        const sw = pixels[at + stride] ?? 0;
        const se = pixels[at + stride + 1] ?? 0;
        const both = (Math.imul(nw & 0xff00ff, w00) + Math.imul(ne & 0xff00ff, w10) + Math.imul(sw & 0xff00ff, w01) + Math.imul(se & 0xff00ff, w11)) | 0; // prettier-ignore
        const green = (Math.imul((nw >> 8) & 0xff, w00) + Math.imul((ne >> 8) & 0xff, w10) + Math.imul((sw >> 8) & 0xff, w01) + Math.imul((se >> 8) & 0xff, w11)) | 0; // prettier-ignore
        out[to] = (Math.imul(both & 0xffff, gains[k] ?? 0) + 131072) >> 18;
        out[to + 1] = (Math.imul(green, gains[k + 1] ?? 0) + 131072) >> 18;
        out[to + 2] = (Math.imul(both >>> 16, gains[k + 2] ?? 0) + 131072) >> 18;
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
  const right = (frame.width - 1) * unit - 1;
  const bottom = (frame.height - 1) * unit - 1;
  const run: Run = { x: 0, y: 0, stepX: 0, stepY: 0 };
  for (let y = 0, to = 0; y < height; y++) {
    for (let left = 0; left < width; left += span) {
      project(toFrame, left, y, run);
      let { x: sx, y: sy } = run;
      const { stepX, stepY } = run;
      const end = Math.min(width, left + span);
      for (let x = left; x < end; x++, to++) {
        const px = sx < 0 ? 0 : sx > right ? right : sx;
        const py = sy < 0 ? 0 : sy > bottom ? bottom : sy;
        sx = (sx + stepX) | 0;
        sy = (sy + stepY) | 0;
        const fx = (px >> 9) & 127;
        const fy = (py >> 9) & 127;
        const at = (Math.imul(py >> 16, stride) + (px >> 16)) | 0;
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
  return { width, height, data: out };
}

/** Red, twice green and blue. */
function brightness(pixel: number): number {
  return (pixel & 255) + ((pixel >> 7) & 510) + ((pixel >> 16) & 255);
}

/** A stretch of a row, in frame places: where it begins, and how far the next pixel is. */
interface Run {
  x: number;
  y: number;
  stepX: number;
  stepY: number;
}

function project(m: Homography, x: number, y: number, run: Run): void {
  const u = m[0] * x + m[1] * y + m[2];
  const v = m[3] * x + m[4] * y + m[5];
  const w = m[6] * x + m[7] * y + m[8];
  const perEnd = unit / (w + m[6] * span);
  const fromX = (u * unit) / w;
  const fromY = (v * unit) / w;
  run.x = Math.round(fromX);
  run.y = Math.round(fromY);
  run.stepX = Math.round(((u + m[0] * span) * perEnd - fromX) / span);
  run.stepY = Math.round(((v + m[3] * span) * perEnd - fromY) / span);
}
