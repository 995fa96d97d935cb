import type { Homography } from '../geometry/homography.ts';
import type { Grey, Rgb } from '../raster/raster.ts';

/** Brightening by place: `columns` × `rows` knots of red, green and blue factors over the page. */
export interface GainMap {
  readonly columns: number;
  readonly rows: number;
  readonly gains: Float32Array;
}

/** Pixels between exactly projected places; in between, straight lines are off by less than 0.01. */
const span = 16;
/** Frame places are counted in 1/65536 pixel, weights in 1/128: whole numbers are quick. */
const unit = 65536;

/**
 * Draws the frame as seen through `toFrame` (page pixels to frame pixels), bilinear, and evens the
 * light on the way. What lies outside the frame repeats its rim.
 */
export function warp(
  frame: Rgb,
  toFrame: Homography,
  width: number,
  height: number,
  light?: GainMap,
): Rgb {
  // prettier-ignore
  const out = new Uint8Array(width * height * 3);
  const { data } = frame;
  const stride = frame.width * 3;
  const places = new Int32Array(2 * (width + span));
  // Gains in 1/1024; 1024 leaves a level as it is.
  const gains = new Int32Array(width * 3).fill(1024);
  for (let y = 0, to = 0; y < height; y++) {
    // Light changes slowly: a row of gains serves eight rows of pixels.
    if (light && (y & 7) === 0) gainsOfRow(light, (y + 4) / height, width, gains);
    placesOfRow(frame, toFrame, y, width, places);
    for (let x = 0, k = 0, p = 0; x < width; x++, to += 3, k += 3, p += 2) {
      const sx = places[p] ?? 0;
      const sy = places[p + 1] ?? 0;
      const fx = (sx >> 9) & 127;
      const fy = (sy >> 9) & 127;
      const at = (sy >> 16) * stride + (sx >> 16) * 3;
      const below = at + stride;
      const w11 = fx * fy;
      const w10 = (fx << 7) - w11;
      const w01 = (fy << 7) - w11;
      const w00 = 16384 - w11 - w10 - w01;
      const red = ((data[at] ?? 0) * w00 + (data[at + 3] ?? 0) * w10 + (data[below] ?? 0) * w01 + (data[below + 3] ?? 0) * w11) >> 6; // prettier-ignore
      const green = ((data[at + 1] ?? 0) * w00 + (data[at + 4] ?? 0) * w10 + (data[below + 1] ?? 0) * w01 + (data[below + 4] ?? 0) * w11) >> 6; // prettier-ignore
      const blue = ((data[at + 2] ?? 0) * w00 + (data[at + 5] ?? 0) * w10 + (data[below + 2] ?? 0) * w01 + (data[below + 5] ?? 0) * w11) >> 6; // prettier-ignore
      const r = (red * (gains[k] ?? 0) + 131072) >> 18;
      const g = (green * (gains[k + 1] ?? 0) + 131072) >> 18;
      const b = (blue * (gains[k + 2] ?? 0) + 131072) >> 18;
      out[to] = r > 255 ? 255 : r;
      out[to + 1] = g > 255 ? 255 : g;
      out[to + 2] = b > 255 ? 255 : b;
    }
  }
  return { width, height, data: out };
}

/** The same for brightness alone, (r + 2g + b) / 4. */
export function warpGrey(frame: Rgb, toFrame: Homography, width: number, height: number): Grey {
  const out = new Uint8Array(width * height);
  const { data } = frame;
  const stride = frame.width * 3;
  const places = new Int32Array(2 * (width + span));
  for (let y = 0, to = 0; y < height; y++) {
    placesOfRow(frame, toFrame, y, width, places);
    for (let x = 0, k = 0; x < width; x++, to++, k += 2) {
      const sx = places[k] ?? 0;
      const sy = places[k + 1] ?? 0;
      const fx = (sx >> 9) & 127;
      const fy = (sy >> 9) & 127;
      const at = (sy >> 16) * stride + (sx >> 16) * 3;
      const below = at + stride;
      const p = (data[at] ?? 0) + 2 * (data[at + 1] ?? 0) + (data[at + 2] ?? 0);
      const q = (data[at + 3] ?? 0) + 2 * (data[at + 4] ?? 0) + (data[at + 5] ?? 0);
      const r = (data[below] ?? 0) + 2 * (data[below + 1] ?? 0) + (data[below + 2] ?? 0);
      const s = (data[below + 3] ?? 0) + 2 * (data[below + 4] ?? 0) + (data[below + 5] ?? 0);
      const upper = (p << 7) + (q - p) * fx;
      const lower = (r << 7) + (s - r) * fx;
      out[to] = ((upper << 7) + (lower - upper) * fy + 32768) >> 16;
    }
  }
  return { width, height, data: out };
}

/** Where each pixel of a row comes from, x and y in turn, kept one pixel inside the frame. */
function placesOfRow(frame: Rgb, m: Homography, y: number, width: number, out: Int32Array): void {
  const right = (frame.width - 1) * unit - 1;
  const bottom = (frame.height - 1) * unit - 1;
  const [a, b, c, d, e, f, g, h, i] = m;
  const u0 = b * y + c;
  const v0 = e * y + f;
  const w0 = h * y + i;
  let fromX = (u0 / w0) * unit;
  let fromY = (v0 / w0) * unit;
  for (let x = 0, k = 0; x < width; x += span) {
    const next = x + span;
    const w = g * next + w0;
    const toX = ((a * next + u0) / w) * unit;
    const toY = ((d * next + v0) / w) * unit;
    const stepX = (toX - fromX) / span;
    const stepY = (toY - fromY) / span;
    for (let n = 0; n < span; n++, k += 2) {
      const px = fromX + stepX * n;
      const py = fromY + stepY * n;
      out[k] = px < 0 ? 0 : px > right ? right : px;
      out[k + 1] = py < 0 ? 0 : py > bottom ? bottom : py;
    }
    fromX = toX;
    fromY = toY;
  }
}

function gainsOfRow(
  { columns, rows, gains }: GainMap,
  v: number,
  width: number,
  out: Int32Array,
): void {
  // prettier-ignore
  const y = Math.min(rows - 1.001, Math.max(0, v * rows - 0.5));
  const row = Math.floor(y);
  const fy = y - row;
  for (let x = 0; x < width; x++) {
    const u = Math.min(columns - 1.001, Math.max(0, (x / width) * columns - 0.5));
    const column = Math.floor(u);
    const fx = u - column;
    const at = (row * columns + column) * 3;
    const below = at + columns * 3;
    for (let k = 0; k < 3; k++) {
      const upper = (gains[at + k] ?? 1) * (1 - fx) + (gains[at + 3 + k] ?? 1) * fx;
      const lower = (gains[below + k] ?? 1) * (1 - fx) + (gains[below + 3 + k] ?? 1) * fx;
      out[x * 3 + k] = (upper * (1 - fy) + lower * fy) * 1024;
    }
  }
}
