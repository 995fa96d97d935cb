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
/** Pixels from every line chosen of its direction from which on a line is one of another place. */
const apart = 32;
/** The best lines that come before those of other places, which then alternate with the rest. */
const foremost = 2;

/**
 * The strongest straight lines of an edge image, by a Hough transform in which every thinned edge
 * pixel votes near its own direction. No direction may take more than its share of the lines:
 * wood has hundreds of grain lines, and a sheet on it only four.
 *
 * @param most how many times a strong pixel's vote may count more than a clear one's
 * @param elsewhere how many lines more may come from places without any: a page of print uses up
 *   the share of two directions, and the sheet's own edges, beyond the print, show less than it
 */
export function findLines(edges: Edges, limit: number, most: number, elsewhere: number): Line[] {
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
  const middle = (a: number): number => (width / 2) * (cos[a] ?? 0) + (height / 2) * (sin[a] ?? 0);
  const found = peaks(votes, bins).map(({ a, bin }) => {
    const band = Math.floor(a / bandWidth);
    return { a, bin, band, off: bin * binWidth - radius - middle(a) };
  });
  return choose(found, limit, elsewhere).map(({ a, bin }) => ({
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

/** Where votes gather, most first. */
function peaks(votes: Float32Array, bins: number): { a: number; bin: number }[] {
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
  return found.sort((p, q) => q.votes - p.votes);
}

interface Place {
  readonly a: number;
  readonly bin: number;
  readonly band: number;
  /** Pixels the line passes from the frame's middle, to the one side or the other. */
  readonly off: number;
}

/** The first `limit` that have a share left, and up to `elsewhere` of the rest that lie apart. */
function choose(found: readonly Place[], limit: number, elsewhere: number): Place[] {
  const taken = new Int32Array(angles / bandWidth);
  const kept: Place[] = [];
  const rest: Place[] = [];
  for (const place of found) {
    const count = taken[place.band] ?? 0;
    if (kept.length < limit && count < limit * 0.22) {
      taken[place.band] = count + 1;
      kept.push(place);
    } else if (elsewhere > 0) rest.push(place);
  }
  const more: Place[] = [];
  for (const place of rest) {
    if (more.length === elsewhere) break;
    const near = ({ band, off }: Place): boolean =>
      band === place.band && Math.abs(off - place.off) < apart;
    if (!kept.some(near) && !more.some(near)) more.push(place);
  }
  const alternating = kept.slice(foremost).flatMap((place, at) => {
    const other = more[at];
    return other ? [place, other] : [place];
  });
  return [...kept.slice(0, foremost), ...alternating];
}
