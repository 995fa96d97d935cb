import type { Edges } from './edges.ts';

/** A straight line: the points p with nx·p.x + ny·p.y = rho. (nx, ny) has length 1. */
export interface Line {
  readonly nx: number;
  readonly ny: number;
  readonly rho: number;
}

/** Degrees told apart. */
const angles = 180;
const binWidth = 2;
/** Votes spread this many degrees around a pixel's own direction: weak edges point loosely. */
const spread = 4;
/** Degrees over which lines share one quota. */
const bandWidth = 12;

/**
 * The strongest straight lines of an edge image, by a Hough transform in which every thinned edge
 * pixel votes near its own direction. No direction may take more than its share of the lines:
 * wood has hundreds of grain lines, and a sheet on it only four.
 *
 * @param most how many times a strong pixel's vote may count more than a clear one's
 */
export function findLines(edges: Edges, limit: number, most: number): Line[] {
  const { width, height, strength, floor } = edges;
  const radius = Math.ceil(Math.hypot(width, height));
  const bins = Math.ceil((2 * radius) / binWidth) + 1;
  const votes = new Float32Array(angles * bins);
  const cos = Float64Array.from({ length: angles }, (_, a) => Math.cos((a * Math.PI) / angles));
  const sin = Float64Array.from({ length: angles }, (_, a) => Math.sin((a * Math.PI) / angles));
  const shares = Float64Array.from(
    { length: 2 * spread + 1 },
    (_, k) => 1 - Math.abs(k - spread) / (spread + 1),
  );
  const clear = floor * 3;
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2, i = y * width + 2; x < width - 2; x++, i++) {
      const here = strength[i] ?? 0;
      if (here < floor || !isRidge(edges, i, here)) continue;
      const weight = Math.min(most, here / clear);
      let a = directionOf(edges.gx[i] ?? 0, edges.gy[i] ?? 0) - spread;
      if (a < 0) a += angles;
      for (let k = 0; k <= 2 * spread; k++) {
        const rho = x * (cos[a] ?? 0) + y * (sin[a] ?? 0);
        const at = a * bins + (((rho + radius) / binWidth + 0.5) | 0);
        votes[at] = (votes[at] ?? 0) + weight * (shares[k] ?? 0);
        a = a === angles - 1 ? 0 : a + 1;
      }
    }
  }
  return peaks(votes, bins, limit).map(({ a, bin }) => ({
    nx: cos[a] ?? 1,
    ny: sin[a] ?? 0,
    rho: bin * binWidth - radius,
  }));
}

/** The gradient's direction in whole degrees, 0–179. */
function directionOf(gx: number, gy: number): number {
  const x = Math.abs(gx);
  const y = Math.abs(gy);
  const low = x > y ? y / x : x / y;
  // atan within half a degree (Rajan et al. 2006), which is all a vote needs.
  const eighth = low * (45 + 15.66 * (1 - low));
  const steep = x > y ? eighth : 90 - eighth;
  const degrees = Math.round(gx * gy < 0 ? 180 - steep : steep);
  return degrees === angles ? 0 : degrees;
}

/** Whether the pixel is the strongest across the edge it lies on. */
function isRidge({ width, strength, gx, gy }: Edges, i: number, here: number): boolean {
  const x = gx[i] ?? 0;
  const y = gy[i] ?? 0;
  const across = x < 0 ? -x : x;
  const down = y < 0 ? -y : y;
  // prettier-ignore
  const step =
    across > 2.4 * down ? 1 : down > 2.4 * across ? width : x * y > 0 ? width + 1 : width - 1;
  return here >= (strength[i - step] ?? 0) && here > (strength[i + step] ?? 0);
}

function peaks(votes: Float32Array, bins: number, limit: number): { a: number; bin: number }[] {
  const found: { a: number; bin: number; votes: number }[] = [];
  const at = (a: number, bin: number): number => {
    // Going round from 179° to 0° turns rho over.
    if (a < 0) return votes[(a + angles) * bins + (bins - 1 - bin)] ?? 0;
    if (a >= angles) return votes[(a - angles) * bins + (bins - 1 - bin)] ?? 0;
    return votes[a * bins + bin] ?? 0;
  };
  for (let a = 0; a < angles; a++) {
    for (let bin = 2; bin < bins - 2; bin++) {
      const here = votes[a * bins + bin] ?? 0;
      if (here < 18) continue;
      let best = true;
      for (let da = -2; da <= 2 && best; da++) {
        for (let db = -1; db <= 1; db++) {
          if ((da !== 0 || db !== 0) && at(a + da, bin + db) > here) {
            best = false;
            break;
          }
        }
      }
      if (best) found.push({ a, bin, votes: here });
    }
  }
  const bands = new Int32Array(angles / bandWidth);
  const kept: { a: number; bin: number }[] = [];
  for (const peak of found.sort((p, q) => q.votes - p.votes)) {
    if (kept.length >= limit) break;
    const band = Math.floor(peak.a / bandWidth);
    if ((bands[band] ?? 0) >= limit * 0.22) continue;
    bands[band] = (bands[band] ?? 0) + 1;
    kept.push(peak);
  }
  return kept;
}
