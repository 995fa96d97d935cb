import type { Quad } from '../geometry/point.ts';
import { signedArea } from '../geometry/point.ts';
import type { BareScene } from '../find/evidence.ts';

/**
 * How much other paper lies in the frame, as a share of the sheet's own area: the largest region
 * outside its rim that has its paper's colour and ends at clear edges. Against the sheet a strip is
 * enough (a pile); apart from it, it must be of a sheet's size.
 *
 * @param corners in pixels of the scene
 */
export function otherPaper(scene: BareScene, corners: Quad): number {
  const { width, height, red, green, blue } = scene;
  const area = Math.abs(signedArea(corners));
  const inside = fillQuad(corners, width, height, 1);
  const near = fillQuad(corners, width, height, 3);
  const paper = paperColour(scene, inside);
  const alike = (at: number): boolean => {
    const dr = (red[at] ?? 0) - paper.r;
    const dg = (green[at] ?? 0) - paper.g;
    const db = (blue[at] ?? 0) - paper.b;
    const mean = (dr + dg + db) / 3;
    const tint = Math.max(Math.abs(dr - mean), Math.abs(dg - mean), Math.abs(db - mean));
    return mean > -paper.span * 1.6 - 8 && mean < paper.span + 8 && tint < 7;
  };
  const seen = new Uint8Array(width * height);
  let most = 0;
  for (let y = 2; y < height - 2; y += 2) {
    for (let x = 2; x < width - 2; x += 2) {
      const start = y * width + x;
      if (seen[start] || near[start] || !alike(start)) continue;
      const region = grow(start, width, height, seen, near, alike, green);
      const least = region.touches ? 0.04 : 0.3;
      const share = region.count / area;
      // A region that fades out instead of ending at an edge is a desk of the paper's colour.
      if (share < least || share > 2.5 || region.sharp < 0.6) continue;
      most = Math.max(most, share);
    }
  }
  return most;
}

interface Region {
  readonly count: number;
  /** Whether it lies against the sheet for more than a few pixels. */
  readonly touches: boolean;
  /** Share of its outline where brightness or colour steps clearly. */
  readonly sharp: number;
}

/** The connected region of paper-like pixels around `start`, and how it ends. */
function grow(
  start: number,
  width: number,
  height: number,
  seen: Uint8Array,
  near: Uint8Array,
  alike: (at: number) => boolean,
  levels: Float32Array,
): Region {
  const stack = [start];
  seen[start] = 1;
  let count = 0;
  let touching = 0;
  let outline = 0;
  let steps = 0;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    count++;
    const x = at % width;
    // Where the frame ends, nothing is known: that counts as no edge.
    if (x < 3 || x > width - 4 || at < 3 * width || at >= (height - 3) * width) {
      outline++;
      continue;
    }
    for (const step of [-1, 1, -width, width]) {
      const next = at + step;
      if (near[next]) touching++;
      else if (alike(next)) {
        if (!seen[next]) {
          seen[next] = 1;
          stack.push(next);
        }
      } else {
        outline++;
        if (Math.abs((levels[at - step] ?? 0) - (levels[next + step] ?? 0)) > 14) steps++;
      }
    }
  }
  return { count, touches: touching > 12, sharp: outline > 0 ? steps / outline : 0 };
}

function paperColour(
  { red, green, blue }: BareScene,
  inside: Uint8Array,
): { r: number; g: number; b: number; span: number } {
  // prettier-ignore
  const levels: { r: number; g: number; b: number }[] = [];
  for (let at = 0; at < inside.length; at += 7)
    if (inside[at]) levels.push({ r: red[at] ?? 0, g: green[at] ?? 0, b: blue[at] ?? 0 });
  levels.sort((a, b) => a.g - b.g);
  const middle = levels[Math.floor(levels.length * 0.6)] ?? { r: 255, g: 255, b: 255 };
  const low = levels[Math.floor(levels.length * 0.3)] ?? middle;
  const high = levels[Math.floor(levels.length * 0.95)] ?? middle;
  return { ...middle, span: Math.min(30, Math.max(high.g - middle.g, middle.g - low.g)) };
}

/** Marks the pixels inside the quad grown by `margin` pixels. */
function fillQuad(corners: Quad, width: number, height: number, margin: number): Uint8Array {
  const out = new Uint8Array(width * height);
  const sign = signedArea(corners) >= 0 ? 1 : -1;
  const sides = corners.map((p, i) => {
    const q = corners[(i + 1) % 4] ?? p;
    const length = Math.hypot(q.x - p.x, q.y - p.y);
    const nx = (-(q.y - p.y) / length) * sign;
    const ny = ((q.x - p.x) / length) * sign;
    return { nx, ny, rho: nx * p.x + ny * p.y - margin };
  });
  for (let y = 0; y < height; y++) {
    let left = 0;
    let right = width - 1;
    for (const { nx, ny, rho } of sides) {
      const rest = rho - ny * y;
      if (Math.abs(nx) < 1e-9) {
        if (rest > 0) right = -1;
      } else if (nx > 0) left = Math.max(left, rest / nx);
      else right = Math.min(right, rest / nx);
    }
    if (right >= left) out.fill(1, y * width + Math.ceil(left), y * width + Math.floor(right) + 1);
  }
  return out;
}
