import type { Quad } from '../geometry/point.ts';
import { signedArea } from '../geometry/point.ts';
import type { BareScene } from '../find/evidence.ts';

/** An even patch of the scene outside the sheet. */
export interface Patch {
  /** Its area against the sheet's. */
  readonly share: number;
  /** Pixels of its outline that lie against the sheet, against the root of its area. */
  readonly touches: number;
  /** Share of its outline where what lies beyond differs clearly, and is darker or of another colour. */
  readonly rim: number;
  /** Its level against the sheet's paper (1 as light), and how colourful it is (0 grey – 1). */
  readonly light: number;
  readonly colour: number;
  /** As much of the scene has its colour elsewhere, against its own area: stripes, tiles, the desk itself. */
  readonly elsewhere: number;
  /** The same without what else lies against the sheet, which may be other sides of one sheet beneath it. */
  readonly others: number;
  /** Share of its outline that is the frame's. */
  readonly framed: number;
  /** How much of the frame's rim it takes. */
  readonly along: number;
  /** Share of it that is print. */
  readonly print: number;
  /** How well its outline runs in two directions square to each other, 0–1. */
  readonly square: number;
}

/** Levels by which print is darker than its paper. */
const inkDepth = 14;

/**
 * Even patches outside the sheet that are not too small to matter.
 *
 * @param corners in pixels of the scene
 */
export function patchesBeside(scene: BareScene, corners: Quad): Patch[] {
  const { width, height, red, green, blue } = scene;
  const area = Math.abs(signedArea(corners));
  const sheet = fillQuad(corners, width, height, 3);
  const paper = paperLevel(scene, fillQuad(corners, width, height, -3));
  const least = Math.max(area * 0.02, width * height * 0.002);
  const owner = new Int32Array(width * height);
  const grown: Grown[] = [];
  let label = 0;
  for (let y = 2; y < height - 2; y += 3) {
    for (let x = 2; x < width - 2; x += 3) {
      const start = y * width + x;
      if (owner[start] || sheet[start]) continue;
      const patch = grow(scene, start, ++label, owner, sheet);
      if (patch.count >= least) grown.push(patch);
    }
  }
  // Another sheet may show on several sides of this one: what lies against it is not elsewhere.
  const against = new Set(grown.filter((p) => p.touching / Math.sqrt(p.count) > 1.5 && p.steps > 0.8 * p.outline && p.count < 0.6 * area && p.framed < 0.35 * (p.framed + p.outline + p.touching)).map((p) => p.label)); // prettier-ignore
  return grown.map((patch): Patch => {
    const { r, g, b } = patch;
    let elsewhere = 0;
    let others = 0;
    for (let at = 0; at < green.length; at += 3) {
      const by = owner[at] ?? 0;
      if (sheet[at] || by === patch.label) continue;
      if (Math.abs((red[at] ?? 0) - r) > 9 || Math.abs((green[at] ?? 0) - g) > 9 || Math.abs((blue[at] ?? 0) - b) > 9) continue; // prettier-ignore
      elsewhere += 3;
      if (!against.has(by)) others += 3;
    }
    const high = Math.max(r, g, b);
    return {
      share: patch.count / area,
      touches: patch.touching / Math.sqrt(patch.count),
      rim: patch.outline > 0 ? patch.steps / patch.outline : 0,
      light: ((r + 2 * g + b) / 4 / paper) ** 2,
      colour: 1 - (Math.min(r, g, b) / high) ** 2,
      elsewhere: elsewhere / patch.count,
      others: others / patch.count,
      framed: patch.framed / (patch.framed + patch.outline + patch.touching + 1),
      along: patch.framed / (2 * (width + height)),
      print: patch.print / patch.count,
      square: patch.square,
    };
  });
}

interface Grown {
  readonly label: number;
  readonly count: number;
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly touching: number;
  readonly framed: number;
  readonly outline: number;
  readonly steps: number;
  readonly print: number;
  readonly square: number;
}

/** The connected even region around `start`: neighbours differ little, and all of it from its mean. */
function grow(
  { width, height, red, green, blue, printed }: BareScene,
  start: number,
  label: number,
  owner: Int32Array,
  sheet: Uint8Array,
): Grown {
  const stack = [start];
  owner[start] = label;
  let count = 0;
  let r = red[start] ?? 0;
  let g = green[start] ?? 0;
  let b = blue[start] ?? 0;
  let touching = 0;
  let framed = 0;
  let outline = 0;
  let steps = 0;
  let print = 0;
  let turnX = 0;
  let turnY = 0;
  let turnSum = 0;
  const beyond = (at: number): void => {
    outline++;
    if (at > 2 * width && at < (height - 2) * width) {
      const gx = gradient(red, green, blue, at, 2);
      const gy = gradient(red, green, blue, at, 2 * width);
      const long = Math.hypot(gx, gy);
      if (long > 4) {
        // Four times the angle is the same for all sides of a rectangle.
        const c = gx / long;
        const s2 = gy / long;
        const c2 = c * c - s2 * s2;
        const d2 = 2 * c * s2;
        turnX += c2 * c2 - d2 * d2;
        turnY += 2 * c2 * d2;
        turnSum++;
      }
    }
    const dr = r - (red[at] ?? 0);
    const dg = g - (green[at] ?? 0);
    const db = b - (blue[at] ?? 0);
    const lighter = (dr + 2 * dg + db) / 4;
    const tint = Math.max(Math.abs(dr - dg), Math.abs(db - dg));
    if (lighter > 10 || tint > 10) steps++;
  };
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    count++;
    if ((green[at] ?? 0) - (printed[at] ?? 0) > inkDepth) print++;
    const hr = red[at] ?? 0;
    const hg = green[at] ?? 0;
    const hb = blue[at] ?? 0;
    // A running mean: slanting light may carry the region far, but only slowly.
    const share = 1 / Math.min(count, 600);
    r += (hr - r) * share;
    g += (hg - g) * share;
    b += (hb - b) * share;
    const x = at % width;
    if (x < 2 || x > width - 3 || at < 2 * width || at >= (height - 2) * width) {
      framed++;
      continue;
    }
    for (let k = 0; k < 4; k++) {
      const step = k === 0 ? -1 : k === 1 ? 1 : k === 2 ? -width : width;
      const next = at + step;
      if (owner[next] === label) continue;
      if (sheet[next]) {
        touching++;
        continue;
      }
      const nr = red[next] ?? 0;
      const ng = green[next] ?? 0;
      const nb = blue[next] ?? 0;
      const near = Math.max(Math.abs(nr - hr), Math.abs(ng - hg), Math.abs(nb - hb));
      const apart = Math.max(Math.abs(nr - r), Math.abs(ng - g), Math.abs(nb - b));
      if (near < 4 && apart < 18 && !owner[next]) {
        owner[next] = label;
        stack.push(next);
      } else if (!owner[next + 2 * step] || owner[next + 2 * step] !== label)
        beyond(next + 2 * step);
    }
  }
  const square = turnSum > 8 ? Math.hypot(turnX, turnY) / turnSum : 0;
  return { label, count, r, g, b, touching, framed, outline, steps, print, square };
}

/** The change over a few pixels in the channel that changes most. */
function gradient(
  red: Float32Array,
  green: Float32Array,
  blue: Float32Array,
  at: number,
  by: number,
): number {
  const r = (red[at + by] ?? 0) - (red[at - by] ?? 0);
  const g = (green[at + by] ?? 0) - (green[at - by] ?? 0);
  const b = (blue[at + by] ?? 0) - (blue[at - by] ?? 0);
  const most = Math.abs(r) > Math.abs(g) ? r : g;
  return Math.abs(b) > Math.abs(most) ? b : most;
}

/** The level the sheet's paper has: most of what is inside is paper. */
function paperLevel({ red, green, blue }: BareScene, inside: Uint8Array): number {
  const levels: number[] = [];
  for (let at = 0; at < inside.length; at += 5)
    if (inside[at]) levels.push(((red[at] ?? 0) + 2 * (green[at] ?? 0) + (blue[at] ?? 0)) / 4);
  levels.sort((a, b) => a - b);
  return levels[Math.floor(levels.length * 0.6)] ?? 255;
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
