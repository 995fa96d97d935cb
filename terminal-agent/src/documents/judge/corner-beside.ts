import type { Search } from '../find/find.ts';
import { mean } from '../find/sides.ts';
import type { TracedLine } from '../find/trace.ts';
import { signedArea, type Point, type Quad } from '../geometry/point.ts';

/** A right angle of two straight edges beside the sheet, at least one of which runs under it. */
export interface CornerBeside {
  /** How clearly the weaker and the clearer of the two edges show, from the corner on. */
  readonly weaker: number;
  readonly clearer: number;
  /** How clearly the edges run on beyond the corner. */
  readonly beyond: number;
  /** How far the corner lies off the sheet, and how long the edges are, against the sheet's size. */
  readonly off: number;
  readonly short: number;
  readonly long: number;
  /** Whether both edges run under the sheet. */
  readonly both: boolean;
  /** How far the edge that does not can be followed, against the sheet's size, and whether to the frame's rim. */
  readonly run: number;
  readonly framed: boolean;
  /** The level inside the corner against the sheet's paper, against what lies outside it, and its colour. */
  readonly light: number;
  readonly contrast: number;
  readonly colour: number;
  /** Its place, in reduced pixels. */
  readonly at: Point;
}

/** Two edges of a sheet, seen at a slant, meet at no less, as a cosine. */
const leastSquare = 0.45;
/** Reduced pixels an edge must have to be told. */
const shortest = 12;
/** Reduced pixels at an edge's ends that belong to others. */
const slack = 3;

export function cornersBeside({ lines, reduced, scene }: Search, quad: Quad): CornerBeside[] {
  const size = Math.sqrt(Math.abs(signedArea(quad)));
  const ratio = reduced.width / scene.width;
  const found: CornerBeside[] = [];
  const real = lines.filter((line) => !line.isFrame && !isSide(line, quad));
  const within = paperOf(scene, quad, ratio);
  for (let i = 0; i < real.length; i++)
    for (let j = i + 1; j < real.length; j++) {
      const p = real[i];
      const q = real[j];
      if (!p || !q || Math.abs(p.nx * q.nx + p.ny * q.ny) > leastSquare) continue;
      const det = p.nx * q.ny - q.nx * p.ny;
      const x = (p.rho * q.ny - q.rho * p.ny) / det;
      const y = (p.nx * q.rho - q.nx * p.rho) / det;
      if (x < 3 || y < 3 || x > reduced.width - 4 || y > reduced.height - 4) continue;
      const off = offQuad(quad, x, y);
      if (off < 5) continue;
      for (const a of [1, -1])
        for (const b of [1, -1]) {
          const first = leg(p, a, { x, y }, quad);
          const second = leg(q, b, { x, y }, quad);
          if (!first || !second || (!first.under && !second.under)) continue;
          const weaker = Math.min(first.shown, second.shown);
          if (weaker < 0.35) continue;
          const tones = tonesAt(
            scene,
            ratio,
            { x, y },
            [-p.ny * a, p.nx * a],
            [-q.ny * b, q.nx * b],
          );
          if (!tones) continue;
          const [inside, outside] = tones;
          const high = Math.max(inside[0], inside[1], inside[2]);
          found.push({
            weaker,
            clearer: Math.max(first.shown, second.shown),
            beyond: Math.max(first.beyond, second.beyond),
            off: off / size,
            short: Math.min(first.length, second.length) / size,
            long: Math.max(first.length, second.length) / size,
            both: first.under && second.under,
            run: Math.min(first.run, second.run) / size,
            framed: first.framed || second.framed,
            light: (grey(inside) / within) ** 2,
            contrast: (grey(inside) / grey(outside)) ** 2,
            colour: 1 - (Math.min(inside[0], inside[1], inside[2]) / high) ** 2,
            at: { x, y },
          });
        }
    }
  return found;
}

interface Leg {
  readonly shown: number;
  readonly beyond: number;
  readonly length: number;
  readonly under: boolean;
  readonly run: number;
  readonly framed: boolean;
}

/** The stretch of a line from the corner to the sheet, or as far as it can be seen. */
function leg(line: TracedLine, way: number, from: Point, quad: Quad): Leg | undefined {
  const here = -line.ny * from.x + line.nx * from.y;
  const rim = way > 0 ? line.end : line.start;
  const toRim = (rim - here) * way;
  const toSheet = hit(quad, from, -line.ny * way, line.nx * way);
  const under = toSheet !== undefined && toSheet < toRim;
  const length = under ? toSheet : toRim;
  if (length < (under ? shortest : 40)) return undefined;
  const shownTo = under ? length - slack : Math.min(length, 60);
  const stretch = (low: number, high: number): number => {
    const s = here + way * low - line.start;
    const t = here + way * high - line.start;
    return Math.max(mean(line.fine, Math.min(s, t), Math.max(s, t)), mean(line.coarse, Math.min(s, t), Math.max(s, t))); // prettier-ignore
  };
  let run = length;
  if (!under) {
    run = slack;
    for (let gap = 0; run < length && gap < 3; run += 8) gap = stretch(run, Math.min(length, run + 8)) < 0.4 ? gap + 1 : 0; // prettier-ignore
  }
  const framed = !under && run >= length - 1;
  return { shown: stretch(slack, shownTo), beyond: stretch(-26, -5), length, under, run, framed };
}

/** How far along a ray the sheet begins. */
function hit(quad: Quad, { x, y }: Point, ux: number, uy: number): number | undefined {
  let least: number | undefined;
  quad.forEach((p, at) => {
    const q = quad[(at + 1) % 4] ?? p;
    const sx = q.x - p.x;
    const sy = q.y - p.y;
    const det = ux * sy - uy * sx;
    if (Math.abs(det) < 1e-9) return;
    const t = ((p.x - x) * sy - (p.y - y) * sx) / det;
    const s = ((p.x - x) * uy - (p.y - y) * ux) / det;
    // An edge that runs out at the sheet's own corner is its side.
    if (t > 0 && s > 0.01 && s < 0.99 && (least === undefined || t < least)) least = t;
  });
  return least;
}

/** Whether a line is one of the quad's sides, more or less. */
function isSide(line: TracedLine, quad: Quad): boolean {
  return quad.some((p, at) => {
    const q = quad[(at + 1) % 4] ?? p;
    const near = ({ x, y }: Point): boolean => Math.abs(line.nx * x + line.ny * y - line.rho) < 5;
    return near(p) && near(q);
  });
}

/** Reduced pixels from the quad's rim; negative inside. */
function offQuad(quad: Quad, x: number, y: number): number {
  const sign = signedArea(quad) >= 0 ? 1 : -1;
  let most = -Infinity;
  quad.forEach((p, at) => {
    const q = quad[(at + 1) % 4] ?? p;
    const length = Math.hypot(q.x - p.x, q.y - p.y);
    most = Math.max(most, (((q.y - p.y) * (x - p.x) - (q.x - p.x) * (y - p.y)) / length) * sign);
  });
  return most;
}

type Tone = readonly [number, number, number];

const grey = ([r, g, b]: Tone): number => (r + 2 * g + b) / 4;

/** The colours just inside and just outside of a corner. */
function tonesAt(
  scene: Search['scene'],
  ratio: number,
  { x, y }: Point,
  u: readonly [number, number],
  v: readonly [number, number],
): readonly [Tone, Tone] | undefined {
  const inside: number[] = [];
  const outside: number[] = [];
  for (let s = 4; s <= 14; s += 5)
    for (let t = 4; t <= 14; t += 5) {
      inside.push(x + u[0] * s + v[0] * t, y + u[1] * s + v[1] * t);
      outside.push(x + u[0] * s - v[0] * t, y + u[1] * s - v[1] * t, x - u[0] * s + v[0] * t, y - u[1] * s + v[1] * t); // prettier-ignore
    }
  const a = toneOf(scene, ratio, inside);
  const b = toneOf(scene, ratio, outside);
  return a && b ? [a, b] : undefined;
}

function toneOf(
  scene: Search['scene'],
  ratio: number,
  places: readonly number[],
): Tone | undefined {
  const { width, height, red, green, blue } = scene;
  let count = 0;
  let r = 0;
  let g = 0;
  let b = 0;
  for (let k = 0; k < places.length; k += 2) {
    const px = Math.round((places[k] ?? 0) / ratio - 0.5 + 0.5 / ratio);
    const py = Math.round((places[k + 1] ?? 0) / ratio - 0.5 + 0.5 / ratio);
    if (px < 0 || py < 0 || px >= width || py >= height) continue;
    const at = py * width + px;
    r += red[at] ?? 0;
    g += green[at] ?? 0;
    b += blue[at] ?? 0;
    count++;
  }
  return count > 2 ? [r / count, g / count, b / count] : undefined;
}

/** The level of the sheet's paper. */
function paperOf(scene: Search['scene'], quad: Quad, ratio: number): number {
  const levels: number[] = [];
  for (let i = 1; i < 20; i++)
    for (let j = 1; j < 20; j++) {
      const s = i / 20;
      const t = j / 20;
      const x =
        (1 - t) * ((1 - s) * quad[0].x + s * quad[1].x) + t * ((1 - s) * quad[3].x + s * quad[2].x);
      const y =
        (1 - t) * ((1 - s) * quad[0].y + s * quad[1].y) + t * ((1 - s) * quad[3].y + s * quad[2].y);
      const tone = toneOf(scene, ratio, [x, y, x, y, x, y]);
      if (tone) levels.push(grey(tone));
    }
  return levels.sort((a, b) => a - b)[Math.floor(levels.length * 0.6)] ?? 255;
}
