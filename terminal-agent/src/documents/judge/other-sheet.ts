import type { Quad } from '../geometry/point.ts';
import { signedArea } from '../geometry/point.ts';
import type { BareScene } from '../find/evidence.ts';

/**
 * How much other paper lies against the sheet, as a share of the sheet's own area: the region
 * outside its rim that has its paper's colour and touches it. 0 on a desk as white as the sheet,
 * where that region would be the desk.
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
  // Grow from the rim outwards over cells that look like this paper.
  const seen = new Uint8Array(width * height);
  const stack: number[] = [];
  let rim = 0;
  let touching = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      if (near[at] || !(near[at - 1] || near[at + 1] || near[at - width] || near[at + width])) continue; // prettier-ignore
      rim++;
      if (alike(at)) {
        touching++;
        stack.push(at);
        seen[at] = 1;
      }
    }
  }
  // Paper all around, or nearly: that is the desk.
  if (rim === 0 || touching / rim > 0.7 || touching / rim < 0.06) return 0;
  let count = 0;
  let atFrame = 0;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    count++;
    const x = at % width;
    if (x < 2 || x > width - 3 || at < 2 * width || at > (height - 2) * width) {
      atFrame++;
      continue;
    }
    for (const next of [at - 1, at + 1, at - width, at + width]) {
      if (!seen[next] && !near[next] && alike(next)) {
        seen[next] = 1;
        stack.push(next);
      }
    }
  }
  // A region that runs along the frame's rim for long is the desk again.
  return atFrame > 0.25 * (width + height) ? 0 : count / area;
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
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (sides.every(({ nx, ny, rho }) => nx * x + ny * y >= rho)) out[y * width + x] = 1;
  return out;
}
