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
  /** Share of its outline that is the frame's. */
  readonly framed: number;
  /** How much of the frame's rim it takes. */
  readonly along: number;
  /** Share of it that is print. */
  readonly print: number;
}

/** Levels by which print is darker than its paper. */
const inkDepth = 14;

/** Whether a patch is another sheet: as light as paper, ending at clear edges, of a colour of its own. */
export function isSheet(patch: Patch): boolean {
  const { share, touches, rim, light, colour, elsewhere, framed } = patch;
  if (isPrintedSheet(patch)) return true;
  // A patch much lighter than the sheet is the desk where no shadow falls.
  if (light < 0.58 || light > 1.4 || colour > 0.32 || rim < 0.8 || elsewhere > 0.6) return false;
  // The desk is large and runs along the frame; a sheet that does so shows only a part of itself.
  if (share > 1.2 || framed > (share > 0.5 ? 0.36 : 0.45)) return false;
  // Against the sheet a strip is enough (a pile); apart from it, it must be of a sheet's size.
  return share > (touches >= 2 ? 0.025 : touches > 0.5 ? 0.1 : 0.3);
}

/** With print on it, it may lie in shadow and mostly outside the frame; but figured cloths and tins are printed too. */
function isPrintedSheet({
  share,
  touches,
  rim,
  light,
  colour,
  elsewhere,
  framed,
  along,
  print,
}: Patch): boolean {
  // prettier-ignore
  if (print < 0.06 || print > 0.4 || rim < 0.92 || elsewhere > 0.12) return false;
  if (light < 0.45 || colour > 0.2 || touches < 0.1) return false;
  return share > 0.08 && share < 1.2 && along < 0.3 && framed < 0.58;
}

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
  const patches: Patch[] = [];
  for (let y = 2; y < height - 2; y += 3) {
    for (let x = 2; x < width - 2; x += 3) {
      const start = y * width + x;
      if (owner[start] || sheet[start]) continue;
      const patch = grow(scene, start, patches.length + 1, owner, sheet);
      if (patch.count < least) continue;
      const { r, g, b } = patch;
      let elsewhere = 0;
      for (let at = 0; at < green.length; at += 3) {
        if (sheet[at] || owner[at] === patch.label) continue;
        if (Math.abs((red[at] ?? 0) - r) < 9 && Math.abs((green[at] ?? 0) - g) < 9 && Math.abs((blue[at] ?? 0) - b) < 9) elsewhere += 3; // prettier-ignore
      }
      const high = Math.max(r, g, b);
      patches.push({
        share: patch.count / area,
        touches: patch.touching / Math.sqrt(patch.count),
        rim: patch.outline > 0 ? patch.steps / patch.outline : 0,
        light: ((r + 2 * g + b) / 4 / paper) ** 2,
        colour: 1 - (Math.min(r, g, b) / high) ** 2,
        elsewhere: elsewhere / patch.count,
        framed: patch.framed / (patch.framed + patch.outline + patch.touching + 1),
        along: patch.framed / (2 * (width + height)),
        print: patch.print / patch.count,
      });
    }
  }
  return patches;
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
  const beyond = (at: number): void => {
    outline++;
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
  return { label, count, r, g, b, touching, framed, outline, steps, print };
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
