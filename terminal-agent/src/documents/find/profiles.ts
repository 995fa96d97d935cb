import type { Point } from '../geometry/point.ts';
import type { Frame } from '../raster/raster.ts';

/** A straight stretch of a quad's rim: where it begins, its direction t, and n pointing into the quad. */
export interface Stretch {
  readonly from: Point;
  readonly tx: number;
  readonly ty: number;
  readonly nx: number;
  readonly ny: number;
  readonly length: number;
}

/** @param sign 1 if the quad is listed clockwise, -1 if not */
export function stretchOf(p: Point, q: Point, sign: number): Stretch {
  const length = Math.hypot(q.x - p.x, q.y - p.y);
  const tx = (q.x - p.x) / length;
  const ty = (q.y - p.y) / length;
  return { from: p, tx, ty, nx: -ty * sign, ny: tx * sign, length };
}

/** Where a stretch is looked across: at `count` stations, `reach` steps of `pitch` pixels to either side. */
export interface Sampling {
  readonly count: number;
  readonly reach: number;
  readonly pitch: number;
}

/** The station's place along the stretch, in pixels; corners are often round or folded and left out. */
export function stationAt(k: number, count: number, length: number): number {
  return (0.04 + (0.92 * (k + 0.5)) / count) * length;
}

/** Colours across the stretch at each station, outside first; each the mean of a few pixels along it. */
export function readProfiles(
  frame: Frame,
  { from: p, tx, ty, nx, ny, length }: Stretch,
  { count, reach, pitch }: Sampling,
): Float32Array {
  // prettier-ignore
  const width = 2 * reach + 1;
  const out = new Float32Array(count * width * 3);
  const { pixels } = frame;
  const right = frame.width - 1;
  const bottom = frame.height - 1;
  const broad = Math.min(5, Math.max(1, Math.floor(length / count / 2)));
  for (let k = 0; k < count; k++) {
    const t = stationAt(k, count, length);
    for (let i = 0; i < width; i++) {
      const d = (i - reach) * pitch;
      let r = 0;
      let g = 0;
      let b = 0;
      for (let j = 0; j < broad; j++) {
        const u = t + (j - (broad - 1) / 2) * 2;
        const x = Math.min(right, Math.max(0, p.x + tx * u + nx * d));
        const y = Math.min(bottom, Math.max(0, p.y + ty * u + ny * d));
        const ix = Math.min(right - 1, Math.floor(x));
        const iy = Math.min(bottom - 1, Math.floor(y));
        const fx = x - ix;
        const fy = y - iy;
        const at = iy * frame.width + ix;
        const below = at + frame.width;
        const w00 = (1 - fx) * (1 - fy);
        const w10 = fx * (1 - fy);
        const w01 = (1 - fx) * fy;
        const w11 = fx * fy;
        const nw = pixels[at] ?? 0;
        const ne = pixels[at + 1] ?? 0;
        const sw = pixels[below] ?? 0;
        const se = pixels[below + 1] ?? 0;
        r += (nw & 255) * w00 + (ne & 255) * w10 + (sw & 255) * w01 + (se & 255) * w11;
        g += ((nw >> 8) & 255) * w00 + ((ne >> 8) & 255) * w10 + ((sw >> 8) & 255) * w01 + ((se >> 8) & 255) * w11; // prettier-ignore
        b += ((nw >> 16) & 255) * w00 + ((ne >> 16) & 255) * w10 + ((sw >> 16) & 255) * w01 + ((se >> 16) & 255) * w11; // prettier-ignore
      }
      const to = (k * width + i) * 3;
      out[to] = r / broad;
      out[to + 1] = g / broad;
      out[to + 2] = b / broad;
    }
  }
  return out;
}

/** A direction in colour. */
export type Direction = readonly [red: number, green: number, blue: number];

/** The profiles' levels along one direction in colour. */
export function along(profiles: Float32Array, [r, g, b]: Direction): Float32Array {
  const out = new Float32Array(profiles.length / 3);
  for (let to = 0, at = 0; to < out.length; to++, at += 3)
    out[to] = (profiles[at] ?? 0) * r + (profiles[at + 1] ?? 0) * g + (profiles[at + 2] ?? 0) * b;
  return out;
}

/** The direction in colour in which inside and outside differ most along the whole stretch. */
export function contrastOf(profiles: Float32Array, { count, reach }: Sampling): Direction {
  const width = 2 * reach + 1;
  const sum = [0, 0, 0];
  const third = Math.max(1, Math.floor(width / 3));
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < third; i++) {
      const outside = (k * width + i) * 3;
      const inside = (k * width + width - 1 - i) * 3;
      for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (profiles[inside + c] ?? 0) - (profiles[outside + c] ?? 0); // prettier-ignore
    }
  }
  const [r = 0, g = 0, b = 0] = sum;
  const norm = Math.hypot(r, g, b) / (count * third);
  // Hardly any difference: only the rim's own thin shadow shows, and that is a matter of light.
  if (norm < 4) return [0.33, 0.34, 0.33];
  const scale = 1 / (norm * count * third);
  return [r * scale, g * scale, b * scale];
}

/** The place of the steepest change, to a fraction of a pixel, and its height. */
export function sharpestStep(line: Float32Array): { at: number; size: number } | undefined {
  const last = line.length - 1;
  const slope = (i: number): number => {
    const a = line[Math.max(0, i - 1)] ?? 0;
    const b = line[Math.min(last, i + 1)] ?? 0;
    const c = line[Math.max(0, i - 2)] ?? 0;
    const d = line[Math.min(last, i + 2)] ?? 0;
    return Math.abs(2 * (b - a) + (d - c)) / 8;
  };
  let best = -1;
  let most = 0;
  for (let i = 2; i <= last - 2; i++) {
    const here = slope(i);
    if (here > most) {
      most = here;
      best = i;
    }
  }
  if (best < 0) return undefined;
  const before = slope(best - 1);
  const after = slope(best + 1);
  const bend = before - 2 * most + after;
  const shift = bend < 0 ? (0.5 * (before - after)) / bend : 0;
  return { at: best + Math.max(-0.5, Math.min(0.5, shift)), size: most };
}
