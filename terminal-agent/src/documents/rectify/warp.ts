import type { Homography } from '../geometry/homography.ts';
import type { Grey, Rgb } from '../raster/raster.ts';

/** Brightening by place: `columns` × `rows` knots of red, green and blue factors over the page. */
export interface GainMap {
  readonly columns: number;
  readonly rows: number;
  readonly gains: Float32Array;
}

/**
 * Draws the frame as seen through `toFrame` (page pixels to frame pixels), bilinear, and evens the
 * light on the way. What lies outside the frame becomes white.
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
  const right = frame.width - 1;
  const bottom = frame.height - 1;
  const stride = frame.width * 3;
  const [a, b, c, d, e, f, g, h, i] = toFrame;
  const gains = new Float32Array(width * 3).fill(1);
  let to = 0;
  for (let y = 0; y < height; y++) {
    // Light changes slowly: a row of gains serves four rows of pixels.
    if (light && (y & 3) === 0) gainsOfRow(light, y / height, width, gains);
    let u = b * y + c;
    let v = e * y + f;
    let w = h * y + i;
    for (let x = 0, k = 0; x < width; x++, to += 3, k += 3, u += a, v += d, w += g) {
      const px = u / w;
      const py = v / w;
      if (!(px >= -1 && py >= -1 && px <= right + 1 && py <= bottom + 1)) {
        out[to] = 255;
        out[to + 1] = 255;
        out[to + 2] = 255;
        continue;
      }
      const sx = px < 0 ? 0 : px >= right ? right - 0.001 : px;
      const sy = py < 0 ? 0 : py >= bottom ? bottom - 0.001 : py;
      const ix = sx | 0;
      const iy = sy | 0;
      // Weights of 1/128: exact enough for 8 bits, and whole numbers are quick.
      const fx = ((sx - ix) * 128) | 0;
      const fy = ((sy - iy) * 128) | 0;
      const at = iy * stride + ix * 3;
      const w11 = fx * fy;
      const w10 = (fx << 7) - w11;
      const w01 = (fy << 7) - w11;
      const w00 = 16384 - w11 - w10 - w01;
      const below = at + stride;
      const red = (data[at] ?? 0) * w00 + (data[at + 3] ?? 0) * w10 + (data[below] ?? 0) * w01 + (data[below + 3] ?? 0) * w11; // prettier-ignore
      const green = (data[at + 1] ?? 0) * w00 + (data[at + 4] ?? 0) * w10 + (data[below + 1] ?? 0) * w01 + (data[below + 4] ?? 0) * w11; // prettier-ignore
      const blue = (data[at + 2] ?? 0) * w00 + (data[at + 5] ?? 0) * w10 + (data[below + 2] ?? 0) * w01 + (data[below + 5] ?? 0) * w11; // prettier-ignore
      if (light) {
        const lr = red * (gains[k] ?? 1);
        const lg = green * (gains[k + 1] ?? 1);
        const lb = blue * (gains[k + 2] ?? 1);
        out[to] = lr > 4177920 ? 255 : lr / 16384 + 0.5;
        out[to + 1] = lg > 4177920 ? 255 : lg / 16384 + 0.5;
        out[to + 2] = lb > 4177920 ? 255 : lb / 16384 + 0.5;
      } else {
        out[to] = (red + 8192) >> 14;
        out[to + 1] = (green + 8192) >> 14;
        out[to + 2] = (blue + 8192) >> 14;
      }
    }
  }
  return { width, height, data: out };
}

function gainsOfRow(
  { columns, rows, gains }: GainMap,
  v: number,
  width: number,
  out: Float32Array,
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
      out[x * 3 + k] = upper * (1 - fy) + lower * fy;
    }
  }
}

/** The same for brightness alone, (r + 2g + b) / 4. */
export function warpGrey(frame: Rgb, toFrame: Homography, width: number, height: number): Grey {
  const out = new Uint8Array(width * height);
  const { data } = frame;
  const right = frame.width - 1;
  const bottom = frame.height - 1;
  const stride = frame.width * 3;
  const [a, b, c, d, e, f, g, h, i] = toFrame;
  let to = 0;
  for (let y = 0; y < height; y++) {
    let u = b * y + c;
    let v = e * y + f;
    let w = h * y + i;
    for (let x = 0; x < width; x++, to++, u += a, v += d, w += g) {
      const px = u / w;
      const py = v / w;
      if (!(px >= -1 && py >= -1 && px <= right + 1 && py <= bottom + 1)) {
        out[to] = 255;
        continue;
      }
      const sx = px < 0 ? 0 : px >= right ? right - 0.001 : px;
      const sy = py < 0 ? 0 : py >= bottom ? bottom - 0.001 : py;
      const ix = sx | 0;
      const iy = sy | 0;
      const fx = sx - ix;
      const fy = sy - iy;
      const at = iy * stride + ix * 3;
      const below = at + stride;
      const p = (data[at] ?? 0) + 2 * (data[at + 1] ?? 0) + (data[at + 2] ?? 0);
      const q = (data[at + 3] ?? 0) + 2 * (data[at + 4] ?? 0) + (data[at + 5] ?? 0);
      const r = (data[below] ?? 0) + 2 * (data[below + 1] ?? 0) + (data[below + 2] ?? 0);
      const s = (data[below + 3] ?? 0) + 2 * (data[below + 4] ?? 0) + (data[below + 5] ?? 0);
      const upper = p + (q - p) * fx;
      const lower = r + (s - r) * fx;
      out[to] = (upper + (lower - upper) * fy) * 0.25 + 0.5;
    }
  }
  return { width, height, data: out };
}
