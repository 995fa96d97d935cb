import { signedArea, type Quad } from '../geometry/point.ts';
import type { Frame } from '../raster/raster.ts';
import { bentCorners } from './bent.ts';
import { fitRobustly, lineOf, meet } from './fit-line.ts';
import type { Line } from './lines.ts';
import { stretchOf, type Stretch } from './profiles.ts';
import { rimPoints } from './rim-points.ts';

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
    const sides = quad.map((p, at) => fitSide(frame, stretchOf(p, quad[(at + 1) % 4] ?? p, sign), each)); // prettier-ignore
    const corners = quad.map((corner, at) => {
      const before = sides[(at + 3) % 4];
      const after = sides[at];
      const met = before && after ? meet(before, after) : undefined;
      return met && Math.hypot(met.x - corner.x, met.y - corner.y) < each * 3 ? met : corner;
    });
    const [a, b, c, d] = corners;
    if (a && b && c && d) quad = [a, b, c, d];
  }
  return bentCorners(frame, quad, reach.second);
}

/** The line through the rim along a stretch, from where the colour steps across it. */
function fitSide(frame: Frame, stretch: Stretch, reach: number): Line {
  const points = rimPoints(frame, stretch, reach, stations);
  const fit = points && fitRobustly(points);
  return lineOf(stretch, fit ?? { lift: 0, slope: 0 });
}
