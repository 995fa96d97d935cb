import type { Edges } from './edges.ts';
import type { Line } from './lines.ts';

/** Pixels of the plain image from one measured place on a line to the next. */
export const stride = 2;

/** A line with what the image says along it. */
export interface TracedLine extends Line {
  /** The stretch of the line inside the frame begins here; see `pointAt`. */
  readonly start: number;
  readonly end: number;
  /** Running sums of support (0 none – 1 clear), one every `stride` pixels: of the print-free image, the plain one, and their mean. */
  readonly coarse: Float32Array;
  readonly fine: Float32Array;
  readonly both: Float32Array;
  /** Length-like worth of the line's best stretch in either image, for ranking. */
  readonly worthPlain: number;
  readonly worthBare: number;
  /** The frame's own rim, standing in for a side that lies beyond it. */
  readonly isFrame: boolean;
}

/**
 * The frame's four rims as lines with middling support: a sheet that runs out of the frame is
 * recognised by the sides that do show, and loses to any whole sheet.
 */
export function frameLines(width: number, height: number): TracedLine[] {
  const rims: Line[] = [
    { nx: 0, ny: 1, rho: 0 },
    { nx: 0, ny: 1, rho: height - 1 },
    { nx: 1, ny: 0, rho: 0 },
    { nx: 1, ny: 0, rho: width - 1 },
  ];
  return rims.map((line) => {
    const [start, end] = inFrame(line, width, height);
    const sums = Float32Array.from({ length: Math.floor((end - start) / stride) + 2 }, (_, k) => k * 0.45); // prettier-ignore
    return { ...line, start, end, fine: sums, coarse: sums, both: sums, worthPlain: 0, worthBare: 0, isFrame: true }; // prettier-ignore
  });
}

/** The point of the line at position t, measured along its direction (-ny, nx). */
export function pointAt({ nx, ny, rho }: Line, t: number): { x: number; y: number } {
  return { x: nx * rho - ny * t, y: ny * rho + nx * t };
}

interface Walk {
  readonly start: number;
  readonly support: Float32Array;
  /** Strength across the line in noise floors, at most 6. */
  readonly contrast: Float32Array;
  readonly offset: Float32Array;
}

/**
 * Walks along the line and looks `reach` pixels to either side for the best support: how clearly an
 * edge across the line shows, 0 not at all – 1 clearly. An edge that runs another way (print, grain,
 * noise) is no support for this one.
 */
function walk(edges: Edges, line: Line, reach: number, stride: number): Walk {
  const { width, height, gx, gy, strength, floor } = edges;
  const { nx, ny } = line;
  const [start, end] = inFrame(line, width, height);
  const count = Math.max(0, Math.floor((end - start) / stride) + 1);
  const support = new Float32Array(count);
  const offset = new Float32Array(count);
  const contrast = new Float32Array(count);
  const least = floor * 0.5;
  const perFloor = 1 / floor;
  for (let k = 0; k < count; k++) {
    const t = start + k * stride;
    const x = nx * line.rho - ny * t + 0.5;
    const y = ny * line.rho + nx * t + 0.5;
    let most = 0;
    let sum = 0;
    let weighted = 0;
    for (let d = -reach; d <= reach; d++) {
      const px = (x + nx * d) | 0;
      const py = (y + ny * d) | 0;
      if (px < 1 || py < 1 || px >= width - 1 || py >= height - 1) continue;
      const at = py * width + px;
      const across = Math.abs(nx * (gx[at] ?? 0) + ny * (gy[at] ?? 0));
      if (across < least) continue;
      const slant = Math.abs(nx * (gy[at] ?? 0) - ny * (gx[at] ?? 0));
      const clear = ((across - 0.7 * slant) * perFloor - 0.4) / 1.2;
      if (clear <= 0) continue;
      const s = clear < 1 ? clear : 1;
      if (s > most) {
        most = s;
        contrast[k] = Math.min(6, (strength[at] ?? 0) * perFloor);
      }
      sum += s;
      weighted += s * d;
    }
    support[k] = most;
    if (sum > 0) offset[k] = weighted / sum;
  }
  return { start, support, contrast, offset };
}

/** From where to where the line runs inside the frame (positions along it). */
export function inFrame(line: Line, width: number, height: number): [number, number] {
  const { nx, ny, rho } = line;
  let low = -1e9;
  let high = 1e9;
  const bound = (origin: number, slope: number, limit: number): void => {
    if (Math.abs(slope) < 1e-9) {
      if (origin < 0 || origin > limit) high = low - 1;
      return;
    }
    const a = -origin / slope;
    const b = (limit - origin) / slope;
    low = Math.max(low, Math.min(a, b));
    high = Math.min(high, Math.max(a, b));
  };
  bound(nx * rho, -ny, width - 1);
  bound(ny * rho, nx, height - 1);
  return [low, high];
}

/** The stretch with the most support above `toll`, gaps counted against it (Kadane). */
function bestStretch(
  supports: Float32Array,
  toll: number,
): { from: number; to: number; worth: number } {
  let best = { from: 0, to: 0, worth: 0 };
  let sum = 0;
  let from = 0;
  for (let k = 0; k < supports.length; k++) {
    sum += (supports[k] ?? 0) - toll;
    if (sum <= 0) {
      sum = 0;
      from = k + 1;
    } else if (sum > best.worth) best = { from, to: k + 1, worth: sum };
  }
  return best;
}

/** Fits the line to the edge pixels of its best stretch (weighted least squares). */
function settle(edges: Edges, line: Line, reach: number): Line {
  // Every second pixel is enough to lay the line by.
  const { start, support: weights, offset } = walk(edges, line, reach, 2);
  const { from, to } = bestStretch(weights, 0.35);
  if (to - from < 10) return line;
  let w = 0;
  let wt = 0;
  let wtt = 0;
  let wd = 0;
  let wtd = 0;
  const middle = (from + to) / 2;
  for (let k = from; k < to; k++) {
    const weight = weights[k] ?? 0;
    const t = (k - middle) * 2;
    const d = offset[k] ?? 0;
    w += weight;
    wt += weight * t;
    wtt += weight * t * t;
    wd += weight * d;
    wtd += weight * t * d;
  }
  const det = w * wtt - wt * wt;
  if (det <= 0) return line;
  const slope = (w * wtd - wt * wd) / det;
  const lift = (wd - slope * wt) / w;
  // The line turns by `slope` around the stretch's middle, and moves there by `lift`.
  const centre = pointAt(line, start + middle * 2);
  const px = centre.x + line.nx * lift;
  const py = centre.y + line.ny * lift;
  const norm = Math.hypot(1, slope);
  const nx = (line.nx + line.ny * slope) / norm;
  const ny = (line.ny - line.nx * slope) / norm;
  return { nx, ny, rho: nx * px + ny * py };
}

/**
 * Settles rough lines on the image they were found in and measures both images along them.
 * `edges` has `ratio` pixels to one of `coarse` (the same scene without print).
 */
export function traceLine(
  edges: Edges,
  coarse: Edges,
  rough: Line,
  fromCoarse: boolean,
): TracedLine {
  const ratio = edges.width / coarse.width;
  let line: Line;
  if (fromCoarse) {
    line = settle(coarse, settle(coarse, { ...rough, rho: rough.rho / ratio }, 2), 1);
    line = { ...line, rho: (line.rho + coarseShift(line, ratio)) * ratio };
  } else {
    line = settle(edges, settle(edges, rough, 3), 2);
  }
  const fine = walk(edges, line, 1, stride);
  const small = { ...line, rho: line.rho / ratio - coarseShift(line, ratio) };
  const broad = walk(coarse, small, 1, 1);
  const count = fine.support.length;
  const fineSums = new Float32Array(count + 1);
  const coarseSums = new Float32Array(count + 1);
  const bothSums = new Float32Array(count + 1);
  let f = 0;
  let c = 0;
  for (let k = 0; k < count; k++) {
    const at = Math.round((fine.start + k * stride) / ratio - broad.start);
    f += fine.support[k] ?? 0;
    c += broad.support[at] ?? 0;
    fineSums[k + 1] = f;
    coarseSums[k + 1] = c;
    bothSums[k + 1] = 0.5 * (f + c);
  }
  return {
    ...line,
    start: fine.start,
    end: fine.start + (count - 1) * stride,
    fine: fineSums,
    coarse: coarseSums,
    both: bothSums,
    worthPlain: bestStretch(fine.support, 0.35).worth * stride,
    worthBare: bestStretch(broad.contrast, 0.8).worth,
    isFrame: false,
  };
}

/** Pixel centres of a reduced image sit (ratio - 1) / 2 inside; along the normal that is this much. */
function coarseShift({ nx, ny }: Line, ratio: number): number {
  return ((nx + ny) * (ratio - 1)) / 2 / ratio;
}
