import { distance, signedArea, type Point, type Quad } from '../geometry/point.ts';
import type { Frame } from '../raster/raster.ts';
import { edgePath } from './edge-path.ts';
import { fitRobustly, lineOf, meet, shareOn, type RimPoints } from './fit-line.ts';
import type { Line } from './lines.ts';
import { stretchOf, type Stretch } from './profiles.ts';
import { rimPoints } from './rim-points.ts';

/** The share of a side next to a corner by which the corner of a bent sheet is found. */
const near = 0.28;
/** Pixels off a line up to which a point lies on it. */
const slack = 1.3;
/** A line next to a corner that so many of the rim's points lie on needs no better one. */
const enough = 0.7;
/** By so much the share must grow for another line to be believed. */
const gain = 0.2;
/** How far a bent rim is looked for beside its chord, as a share of the mean side. */
const far = 0.045;

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
    return met && distance(met, corner) < 1.5 * far * size ? met : corner;
  });
  const [a, b, c, d] = corners;
  return a && b && c && d ? [a, b, c, d] : quad;
}

/** The lines beside the beginning and the end of the side from p to q. */
function endsOf(frame: Frame, p: Point, q: Point, sign: number, reach: number, size: number): readonly [End, End] { // prettier-ignore
  const stretch = stretchOf(p, q, sign);
  const points = rimPoints(frame, stretch, reach, 160);
  const first = { from: 0, to: near * stretch.length };
  const last = { from: (1 - near) * stretch.length, to: stretch.length };
  const straight = (range: Range): End => ({
    line: lineOf(stretch, { lift: 0, slope: 0 }),
    share: points ? shareOn(within(points, range), { lift: 0, slope: 0 }, slack) : 1,
  });
  const ends: [End, End] = [straight(first), straight(last)];
  if (!points || ends.every(({ share }) => share > enough)) return ends;
  const path = edgePath(frame, stretch, far * size);
  return [
    better(frame, stretch, ends[0], path && within(path, first), first, reach),
    better(frame, stretch, ends[1], path && within(path, last), last, reach),
  ];
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function within({ ts, ds, ws }: RimPoints, { from, to }: Range): RimPoints {
  const kept = ts.flatMap((t, k) => (t >= from && t <= to ? [k] : []));
  const pick = (values: readonly number[]): number[] => kept.map((k) => values[k] ?? 0);
  return { ts: pick(ts), ds: pick(ds), ws: pick(ws) };
}

/** A line that the rim keeps to better than to the side's, if there is one. */
function better(
  frame: Frame,
  stretch: Stretch,
  end: End,
  path: RimPoints | undefined,
  { from, to }: Range,
  reach: number,
): End {
  if (end.share > enough || !path) return end;
  const rough = fitRobustly(path);
  if (!rough) return end;
  const { from: o, tx, ty, nx, ny } = stretch;
  const at = (t: number): Point => {
    const d = rough.lift + rough.slope * t;
    return { x: o.x + tx * t + nx * d, y: o.y + ty * t + ny * d };
  };
  const sign = tx * ny - ty * nx;
  const local = stretchOf(at(from), at(to), sign);
  const points = rimPoints(frame, local, 2 * reach, 64);
  const fit = points && fitRobustly(points);
  if (!points || !fit) return end;
  const share = shareOn(points, fit, slack);
  return share > end.share + gain ? { line: lineOf(local, fit), share } : end;
}
