import type { Point, Quad } from '../geometry/point.ts';
import { signedArea } from '../geometry/point.ts';
import type { Frame } from '../raster/raster.ts';
import type { Line } from './lines.ts';

/** Full-frame pixels looked at on either side of a roughly known rim, in the two rounds. */
export interface Reach {
  readonly first: number;
  readonly second: number;
}

const stations = 160;

/** Refits the four sides of a quad at full resolution and returns the corners where they meet. */
export function refine(frame: Frame, rough: Quad, reach: Reach): Quad {
  let quad = rough;
  for (const each of [reach.first, reach.second]) {
    const sign = signedArea(quad) >= 0 ? 1 : -1;
    const sides = quad.map((p, at) => {
      const q = quad[(at + 1) % 4] ?? p;
      return fitSide(frame, p, q, sign, each);
    });
    const corners = quad.map((corner, at) => {
      const before = sides[(at + 3) % 4];
      const after = sides[at];
      const met = before && after ? meet(before, after) : undefined;
      return met && Math.hypot(met.x - corner.x, met.y - corner.y) < each * 3 ? met : corner;
    });
    const [a, b, c, d] = corners;
    if (a && b && c && d) quad = [a, b, c, d];
  }
  return quad;
}

/** The line through the rim between p and q, from where the colour steps across it. */
function fitSide(frame: Frame, p: Point, q: Point, sign: number, reach: number): Line {
  const length = Math.hypot(q.x - p.x, q.y - p.y);
  const tx = (q.x - p.x) / length;
  const ty = (q.y - p.y) / length;
  const nx = -ty * sign;
  const ny = tx * sign;
  const straight: Line = { nx, ny, rho: nx * p.x + ny * p.y };
  const count = Math.min(stations, Math.floor(length / 4));
  if (count < 12) return straight;
  const width = 2 * reach + 1;
  const profiles = readProfiles(frame, p, tx, ty, nx, ny, length, count, reach);
  const [r, g, b] = contrast(profiles, count, width);
  const ts: number[] = [];
  const ds: number[] = [];
  const ws: number[] = [];
  const line = new Float32Array(width);
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < width; i++) {
      const at = (k * width + i) * 3;
      line[i] = (profiles[at] ?? 0) * r + (profiles[at + 1] ?? 0) * g + (profiles[at + 2] ?? 0) * b;
    }
    const step = sharpestStep(line);
    if (!step || step.size < 2) continue;
    ts.push((0.04 + (0.92 * (k + 0.5)) / count) * length);
    ds.push(step.at - reach);
    ws.push(Math.min(step.size, 40));
  }
  const fit = fitRobustly(ts, ds, ws);
  if (!fit) return straight;
  // Points of the side: p + t·T + (fit.lift + fit.slope·t)·N.
  const norm = Math.hypot(1, fit.slope);
  const ax = (nx - fit.slope * tx) / norm;
  const ay = (ny - fit.slope * ty) / norm;
  return { nx: ax, ny: ay, rho: ax * (p.x + nx * fit.lift) + ay * (p.y + ny * fit.lift) };
}

/** Colours across the side at each station, outside first; each the mean of a few pixels along it. */
function readProfiles(
  frame: Frame,
  p: Point,
  tx: number,
  ty: number,
  nx: number,
  ny: number,
  length: number,
  count: number,
  reach: number,
): Float32Array {
  // prettier-ignore
  const width = 2 * reach + 1;
  const out = new Float32Array(count * width * 3);
  const { pixels } = frame;
  const right = frame.width - 1;
  const bottom = frame.height - 1;
  const along = Math.min(5, Math.max(1, Math.floor(length / count / 2)));
  for (let k = 0; k < count; k++) {
    const t = (0.04 + (0.92 * (k + 0.5)) / count) * length;
    for (let i = 0; i < width; i++) {
      const d = i - reach;
      let r = 0;
      let g = 0;
      let b = 0;
      for (let j = 0; j < along; j++) {
        const u = t + (j - (along - 1) / 2) * 2;
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
      out[to] = r / along;
      out[to + 1] = g / along;
      out[to + 2] = b / along;
    }
  }
  return out;
}

/** The colour direction in which inside and outside differ most along the whole side. */
function contrast(profiles: Float32Array, count: number, width: number): [number, number, number] {
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
function sharpestStep(line: Float32Array): { at: number; size: number } | undefined {
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

/** A weighted straight line through most of the points (least medians, then least squares). */
function fitRobustly(
  ts: readonly number[],
  ds: readonly number[],
  ws: readonly number[],
): { lift: number; slope: number } | undefined {
  // prettier-ignore
  const n = ts.length;
  if (n < 10) return undefined;
  let best = { lift: 0, slope: 0, votes: -1 };
  // All pairs a fixed share apart: deterministic, and each is a long lever.
  for (let step = Math.floor(n * 0.3); step < n; step += Math.max(1, Math.floor(n / 12))) {
    for (let i = 0; i + step < n; i += 2) {
      const j = i + step;
      const slope = ((ds[j] ?? 0) - (ds[i] ?? 0)) / ((ts[j] ?? 1) - (ts[i] ?? 0));
      if (Math.abs(slope) > 0.06) continue;
      const lift = (ds[i] ?? 0) - slope * (ts[i] ?? 0);
      let votes = 0;
      for (let k = 0; k < n; k++) {
        const rest = Math.abs((ds[k] ?? 0) - lift - slope * (ts[k] ?? 0));
        if (rest < 1.5) votes += (ws[k] ?? 0) * (1.5 - rest);
      }
      if (votes > best.votes) best = { lift, slope, votes };
    }
  }
  if (best.votes < 0) return undefined;
  let { lift, slope } = best;
  for (let round = 0; round < 4; round++) {
    const limit = round < 2 ? 2 : 1.2;
    let w = 0;
    let wt = 0;
    let wtt = 0;
    let wd = 0;
    let wtd = 0;
    for (let k = 0; k < n; k++) {
      const t = ts[k] ?? 0;
      const d = ds[k] ?? 0;
      const rest = Math.abs(d - lift - slope * t);
      if (rest > limit) continue;
      const weight = (ws[k] ?? 0) * (1 - (rest / limit) ** 2);
      w += weight;
      wt += weight * t;
      wtt += weight * t * t;
      wd += weight * d;
      wtd += weight * t * d;
    }
    const det = w * wtt - wt * wt;
    if (det <= 0) break;
    slope = (w * wtd - wt * wd) / det;
    lift = (wd - slope * wt) / w;
  }
  return { lift, slope };
}

function meet(a: Line, b: Line): Point | undefined {
  const det = a.nx * b.ny - b.nx * a.ny;
  if (Math.abs(det) < 0.2) return undefined;
  return { x: (a.rho * b.ny - b.rho * a.ny) / det, y: (a.nx * b.rho - b.nx * a.rho) / det };
}
