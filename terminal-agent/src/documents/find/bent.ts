import { distance, signedArea, type Point, type Quad } from '../geometry/point.ts';
import type { Frame } from '../raster/raster.ts';
import { edgePath, steepest } from './edge-path.ts';
import { fitRobustly, lineOf, meet, shareOn, type RimPoints, type Straight } from './fit-line.ts';
import type { Line } from './lines.ts';
import { stretchOf, type Direction, type Stretch } from './profiles.ts';
import { coloursBeside, rimPoints, type ColouredPoints } from './rim-points.ts';

/** The shares of a side next to a corner by which the corner of a bent sheet is found: the broader, the surer. */
const near = [0.28, 0.14] as const;
/** Pixels off a line up to which a point lies on it. */
const slack = 1.3;
/** A line next to a corner that so many of the rim's points lie on needs no better one. */
const enough = 0.7;
/** A line that fewer of them lie on is none. */
const least = 0.5;
/** By so much the share must grow for another line to be believed. */
const gain = 0.2;
/** A followed rim that is less clear than this at so many stations on end is lost, if not right at the corner. */
const lost = { clear: 0.35, stations: 5, beyond: 0.06 } as const;
/** Colours beside a rim may change along it by this share of the step across it. */
const alike = 0.75;
/** How far a bent rim is looked for beside its chord, as a share of the mean side. */
const far = 0.06;

/** A line beside one end of a side, and how well the rim keeps to it. */
interface End {
  readonly line: Line;
  readonly share: number;
}

/**
 * The corners of a sheet whose sides bend: a line laid along a whole curled side misses the paper's
 * own corners. Next to each corner the rim is followed anew where it does not keep to the side's line.
 */
export function bentCorners(frame: Frame, quad: Quad, reach: number): Quad {
  const sign = signedArea(quad) >= 0 ? 1 : -1;
  const size = Math.sqrt(Math.abs(signedArea(quad)));
  const sides = quad.map((p, at) => {
    const q = quad[(at + 1) % 4] ?? p;
    return endsOf(frame, p, q, sign, reach, size);
  });
  const corners = quad.map((corner, at) => {
    const before = sides[(at + 3) % 4]?.[1];
    const after = sides[at]?.[0];
    const met = before && after ? meet(before.line, after.line) : undefined;
    return met && distance(met, corner) < 1.2 * far * size ? met : corner;
  });
  const [a, b, c, d] = corners;
  return a && b && c && d ? [a, b, c, d] : quad;
}

/** The lines beside the beginning and the end of the side from p to q. */
function endsOf(
  frame: Frame,
  p: Point,
  q: Point,
  sign: number,
  reach: number,
  size: number,
): readonly [End, End] {
  // prettier-ignore
  const stretch = stretchOf(p, q, sign);
  const side = lineOf(stretch, { lift: 0, slope: 0 });
  const points = rimPoints(frame, stretch, reach, 160);
  if (!points)
    return [
      { line: side, share: 1 },
      { line: side, share: 1 },
    ];
  const { length } = stretch;
  const keeps = (range: Range): number => keeping(points, { lift: 0, slope: 0 }, range);
  let path: RimPoints | undefined;
  const [first, last] = ([0, 1] as const).map((end): End => {
    let best: End = { line: side, share: 0 };
    for (const share of near) {
      const range = rangeAt(end, share * length, length);
      const straight = keeps(range);
      if (straight > enough) return { line: side, share: straight };
      path ??= edgePath(frame, stretch, points, far * size, slack);
      const found = path && isWhole(path, end) ? lineBeside(frame, stretch, points, within(path, range), end, range, reach) : undefined; // prettier-ignore
      if (found && found.share > least && found.share > Math.max(best.share, straight) + gain)
        best = found;
      if (best.share > enough) break;
    }
    return best;
  });
  return [first ?? { line: side, share: 0 }, last ?? { line: side, share: 0 }];
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function rangeAt(end: 0 | 1, part: number, length: number): Range {
  return end === 0 ? { from: 0, to: part } : { from: length - part, to: length };
}

/** The share of the rim that keeps to a line, next to the corner at one end of it or in all of it, whichever is less. */
function keeping(points: RimPoints, line: Straight, range: Range): number {
  const part = 0.4 * (range.to - range.from);
  const next = range.from === 0 ? { from: 0, to: part } : { from: range.to - part, to: range.to };
  return Math.min(...[range, next].map((each) => shareOn(within(points, each), line, slack)));
}

function within({ ts, ds, ws }: RimPoints, { from, to }: Range): RimPoints {
  const kept = ts.flatMap((t, k) => (t >= from && t <= to ? [k] : []));
  const pick = (values: readonly number[]): number[] => kept.map((k) => values[k] ?? 0);
  return { ts: pick(ts), ds: pick(ds), ws: pick(ws) };
}

/** The line through a part of a followed rim, at full resolution. */
function lineBeside(
  frame: Frame,
  { from: o, tx, ty, nx, ny }: Stretch,
  chord: ColouredPoints,
  path: RimPoints,
  end: 0 | 1,
  { from, to }: Range,
  reach: number,
): End | undefined {
  const rough = fitRobustly(path, steepest, 0.02 * (to - from));
  if (!rough) return undefined;
  const at = (t: number): Point => {
    const d = rough.lift + rough.slope * t;
    return { x: o.x + tx * t + nx * d, y: o.y + ty * t + ny * d };
  };
  const local = stretchOf(at(from), at(to), tx * ny - ty * nx);
  const points = rimPoints(frame, local, 2 * reach, 64);
  const fit = points && fitRobustly(points);
  if (!points || !fit || !isSameRim(chord, points, fit)) return undefined;
  return { line: lineOf(local, fit), share: keeping(points, fit, rangeAt(end, local.length, local.length)) }; // prettier-ignore
}

/** Whether the path can be followed from the corner to where it lies on the side's own line. */
function isWhole({ ds, ws }: RimPoints, end: 0 | 1): boolean {
  const last = ds.length - 1;
  let unclear = 0;
  let joined = 0;
  for (let i = 0; i <= last; i++) {
    const k = end === 0 ? i : last - i;
    // The corner itself may lie beyond the paper's.
    unclear = (ws[k] ?? 0) < lost.clear && i > lost.beyond * last ? unclear + 1 : 0;
    if (unclear >= lost.stations) return false;
    joined = Math.abs(ds[k] ?? 0) < 3 * slack && (ws[k] ?? 0) >= lost.clear ? joined + 1 : 0;
    if (joined >= 3) return true;
  }
  return false;
}

/** Whether the same lies outside, and the same inside, of a line beside the corner and of the whole side. */
function isSameRim(chord: ColouredPoints, local: ColouredPoints, fit: Straight): boolean {
  const whole = coloursBeside(chord, { lift: 0, slope: 0 }, slack);
  const here = coloursBeside(local, fit, slack);
  if (!whole || !here) return false;
  const apart = (p: Direction, q: Direction): number => Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]); // prettier-ignore
  const step = Math.max(10, apart(whole.outside, whole.inside));
  return apart(whole.outside, here.outside) < alike * step && apart(whole.inside, here.inside) < alike * step; // prettier-ignore
}
