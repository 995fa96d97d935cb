import type { Point } from '../geometry/point.ts';
import type { Line } from './lines.ts';
import type { Stretch } from './profiles.ts';

/** Points of a rim: how far along a stretch, how far off it, and how clear each is. */
export interface RimPoints {
  readonly ts: readonly number[];
  readonly ds: readonly number[];
  readonly ws: readonly number[];
}

/** A straight line past a stretch: its points lie `lift + slope · t` off it. */
export interface Straight {
  readonly lift: number;
  readonly slope: number;
}

/** Whether the k-th point lies within `limit` pixels of the line. */
export function isOn(
  { ts, ds }: RimPoints,
  k: number,
  { lift, slope }: Straight,
  limit: number,
): boolean {
  // prettier-ignore
  return Math.abs((ds[k] ?? 0) - lift - slope * (ts[k] ?? 0)) < limit;
}

/** Whether its neighbours do so too: single points come to lie there by chance. */
export function isSurelyOn(points: RimPoints, k: number, line: Straight, limit: number): boolean {
  return k > 0 && k < points.ts.length - 1 && [k - 1, k, k + 1].every((each) => isOn(points, each, line, limit)); // prettier-ignore
}

/** The share of a rim's points, by their clearness, that lie within `limit` pixels of the line. */
export function shareOn(points: RimPoints, line: Straight, limit: number): number {
  let on = 0;
  let all = 0;
  points.ws.forEach((w, k) => {
    all += w;
    if (isOn(points, k, line, limit)) on += w;
  });
  return all > 0 ? on / all : 0;
}

/**
 * A weighted straight line through most of the points (least medians, then least squares).
 *
 * @param steepest the most the line may lean against the stretch
 * @param loose how many pixels the points scatter about it
 */
export function fitRobustly(
  { ts, ds, ws }: RimPoints,
  steepest = 0.06,
  loose = 1.5,
): Straight | undefined {
  // prettier-ignore
  const n = ts.length;
  if (n < 10) return undefined;
  let best = { lift: 0, slope: 0, votes: -1 };
  // All pairs a fixed share apart: deterministic, and each is a long lever.
  for (let step = Math.floor(n * 0.3); step < n; step += Math.max(1, Math.floor(n / 12))) {
    for (let i = 0; i + step < n; i += 2) {
      const j = i + step;
      const slope = ((ds[j] ?? 0) - (ds[i] ?? 0)) / ((ts[j] ?? 1) - (ts[i] ?? 0));
      if (Math.abs(slope) > steepest) continue;
      const lift = (ds[i] ?? 0) - slope * (ts[i] ?? 0);
      let votes = 0;
      for (let k = 0; k < n; k++) {
        const rest = Math.abs((ds[k] ?? 0) - lift - slope * (ts[k] ?? 0));
        if (rest < loose) votes += (ws[k] ?? 0) * (loose - rest);
      }
      if (votes > best.votes) best = { lift, slope, votes };
    }
  }
  if (best.votes < 0) return undefined;
  let { lift, slope } = best;
  for (let round = 0; round < 4; round++) {
    const limit = (round < 2 ? 1.33 : 0.8) * loose;
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

/** The line whose points are from + t·T + (lift + slope·t)·N. */
export function lineOf({ from, tx, ty, nx, ny }: Stretch, { lift, slope }: Straight): Line {
  const norm = Math.hypot(1, slope);
  const ax = (nx - slope * tx) / norm;
  const ay = (ny - slope * ty) / norm;
  return { nx: ax, ny: ay, rho: ax * (from.x + nx * lift) + ay * (from.y + ny * lift) };
}

export function meet(a: Line, b: Line): Point | undefined {
  const det = a.nx * b.ny - b.nx * a.ny;
  if (Math.abs(det) < 0.2) return undefined;
  return { x: (a.rho * b.ny - b.rho * a.ny) / det, y: (a.nx * b.rho - b.nx * a.rho) / det };
}
