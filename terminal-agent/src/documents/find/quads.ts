import type { Point, Quad } from '../geometry/point.ts';
import type { TracedLine } from './trace.ts';
import { Ranking } from './ranking.ts';
import { sideWorth, supportOf, type Support } from './sides.ts';
import { pointAt } from './trace.ts';

export interface Candidate {
  readonly corners: Quad;
  /** Sum over the four sides of support minus what runs on beyond the corners. */
  readonly worth: number;
  readonly support: Support;
}

/** A side shorter than this share of the frame's shorter edge belongs to no sheet we take. */
const shortestSide = 0.09;
/** A line that shows less than this between two others is none of a sheet's sides. */
const leastSide = 0.12;

/**
 * All plausible quads of four lines, the best first. The support of every line between every two
 * others is looked up from one table, so millions of combinations cost milliseconds.
 */
export function findQuads(
  lines: readonly TracedLine[],
  width: number,
  height: number,
  limit: number,
): Candidate[] {
  // prettier-ignore
  const n = lines.length;
  const least = shortestSide * Math.min(width, height);
  const crossing = crossings(lines, width, height);
  const pairs = opposites(lines, width, height, least);
  // By the two lines: 1 if they can be opposite sides, 2 if so and pointing the same way.
  const opposite = new Uint8Array(n * n);
  for (const { i, j, sameWay } of pairs) opposite[i * n + j] = sameWay ? 2 : 1;
  const side = new Float32Array(n * n * n).fill(-1);
  lines.forEach((line, i) => {
    for (const { i: j, j: k } of pairs) {
      const a = crossing[i * n + j] ?? NaN;
      const b = crossing[i * n + k] ?? NaN;
      // Also false where a line is not met.
      if (!(Math.abs(a - b) >= least)) continue;
      side[(i * n + j) * n + k] = sideWorth(line, Math.min(a, b), Math.max(a, b));
    }
  });
  const best = new Ranking(limit * 6);
  const across = new Int32Array(n);
  for (const { i: a, j: b, sameWay } of pairs) {
    let count = 0;
    for (let c = 0; c < n; c++)
      if ((side[(c * n + a) * n + b] ?? -1) >= leastSide) across[count++] = c;
    for (let p = 0; p < count; p++) {
      const c = across[p] ?? 0;
      // Each quad is met from both of its pairs of opposite sides; one is enough.
      if (c < a) continue;
      const s3 = side[(c * n + a) * n + b] ?? -1;
      for (let q = p + 1; q < count; q++) {
        const d = across[q] ?? 0;
        const facing = opposite[c * n + d] ?? 0;
        if (facing === 0) continue;
        const s1 = side[(a * n + c) * n + d] ?? -1;
        if (s1 < leastSide) continue;
        const s2 = side[(b * n + c) * n + d] ?? -1;
        if (s2 < leastSide) continue;
        const s4 = side[(d * n + a) * n + b] ?? -1;
        const worth = s1 + s2 + s3 + s4 + 0.8 * Math.min(s1, s2, s3, s4);
        if (worth <= best.bar) continue;
        // Opposite lines must be met in the same order, or the quad crosses itself.
        const ab = (crossing[a * n + c] ?? 0) < (crossing[a * n + d] ?? 0) === (crossing[b * n + c] ?? 0) < (crossing[b * n + d] ?? 0); // prettier-ignore
        const cd = (crossing[c * n + a] ?? 0) < (crossing[c * n + b] ?? 0) === (crossing[d * n + a] ?? 0) < (crossing[d * n + b] ?? 0); // prettier-ignore
        if (ab === sameWay && cd === (facing === 2)) best.add({ a, b, c, d, worth });
      }
    }
  }
  const found: Candidate[] = [];
  for (const { a, b, c, d, worth } of best.sorted()) {
    const corner = (i: number, j: number): Point => {
      const line = lines[i];
      return line ? pointAt(line, crossing[i * n + j] ?? 0) : { x: 0, y: 0 };
    };
    const corners: Quad = [corner(a, c), corner(a, d), corner(b, d), corner(b, c)];
    if (!isSheetLike(corners)) continue;
    if (!found.some((other) => alike(other.corners, corners)))
      found.push({ corners, worth, support: supportOf(lines, crossing, a, b, c, d) });
    if (found.length >= limit) break;
  }
  return found;
}

/** Where each line meets each other one, as a position along the first; NaN if not usefully. */
function crossings(lines: readonly TracedLine[], width: number, height: number): Float64Array {
  const n = lines.length;
  const out = new Float64Array(n * n).fill(NaN);
  const marginX = width * 0.06;
  const marginY = height * 0.06;
  lines.forEach((a, i) => {
    lines.forEach((b, j) => {
      const det = a.nx * b.ny - b.nx * a.ny;
      if (Math.abs(det) < 0.5) return;
      const x = (a.rho * b.ny - b.rho * a.ny) / det;
      const y = (a.nx * b.rho - b.nx * a.rho) / det;
      if (x < -marginX || y < -marginY || x > width + marginX || y > height + marginY) return;
      out[i * n + j] = -a.ny * x + a.nx * y;
    });
  });
  return out;
}

interface Pair {
  readonly i: number;
  readonly j: number;
  /** Whether the two lines' directions point the same way. */
  readonly sameWay: boolean;
}

function opposites(
  lines: readonly TracedLine[],
  width: number,
  height: number,
  least: number,
): Pair[] {
  // prettier-ignore
  const out: Pair[] = [];
  lines.forEach((a, i) => {
    for (let j = i + 1; j < lines.length; j++) {
      const b = lines[j];
      if (!b) continue;
      const dot = a.nx * b.nx + a.ny * b.ny;
      if (Math.abs(dot) < 0.77) continue;
      // Distance where it matters: near the middle of both lines' stretches in the frame.
      const middle = pointAt(a, (a.start + a.end) / 2);
      const other = pointAt(b, (b.start + b.end) / 2);
      const gap = Math.max(Math.abs(b.nx * middle.x + b.ny * middle.y - b.rho), Math.abs(a.nx * other.x + a.ny * other.y - a.rho)); // prettier-ignore
      if (gap >= least && gap < Math.hypot(width, height)) out.push({ i, j, sameWay: dot > 0 });
    }
  });
  return out;
}

/** Convex, with corners a tilted rectangle can have and sides that are not absurdly unlike. */
function isSheetLike(corners: Quad): boolean {
  let turn = 0;
  for (let at = 0; at < 4; at++) {
    const p = corners[at];
    const q = corners[(at + 1) % 4];
    const r = corners[(at + 2) % 4];
    if (!p || !q || !r) return false;
    const ax = q.x - p.x;
    const ay = q.y - p.y;
    const bx = r.x - q.x;
    const by = r.y - q.y;
    const cross = (ax * by - ay * bx) / (Math.hypot(ax, ay) * Math.hypot(bx, by));
    if (Math.abs(cross) < 0.72) return false;
    if (turn !== 0 && Math.sign(cross) !== turn) return false;
    turn = Math.sign(cross);
  }
  const length = (i: number, j: number): number => {
    const p = corners[i];
    const q = corners[j];
    return p && q ? Math.hypot(p.x - q.x, p.y - q.y) : 0;
  };
  const ratio = (p: number, q: number): number => Math.min(p, q) / Math.max(p, q);
  return ratio(length(0, 1), length(3, 2)) > 0.5 && ratio(length(1, 2), length(0, 3)) > 0.5;
}

function alike(a: Quad, b: Quad): boolean {
  // The same four corners may be listed from another one or the other way round.
  return a.every((p) => b.some((q) => Math.abs(p.x - q.x) + Math.abs(p.y - q.y) < 5));
}
