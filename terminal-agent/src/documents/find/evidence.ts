import type { Quad } from '../geometry/point.ts';

/** The scene without print, at reduced size. */
export interface BareScene {
  readonly width: number;
  readonly height: number;
  readonly red: Float32Array;
  readonly green: Float32Array;
  readonly blue: Float32Array;
  /** Green with the print still in it. */
  readonly printed: Float32Array;
  /** Levels that differ by chance. */
  readonly noise: number;
  /** The level that bright things have here (95th percentile). */
  readonly bright: number;
}

/** What speaks for and against a quad being the rim of a sheet; shares run from 0 to 1. */
export interface Evidence {
  /** Share of the rim where inside and outside differ clearly: mean, and the worst side. */
  readonly step: number;
  readonly weakestStep: number;
  /** Share of the rim where the inside is the brighter side. */
  readonly brighter: number;
  /** How even the strip just inside is (after slanting light), and the one just outside. */
  readonly evenInside: number;
  readonly evenOutside: number;
  /** How near the strip inside comes to the brightest things in the frame, and how colourless it is. */
  readonly white: number;
  readonly colourless: number;
  /** Share of the frame covered. */
  readonly area: number;
}

const samples = 20;

/** Compares the strips inside and outside the rim of a quad (in pixels of the scene). */
export function gather(scene: BareScene, corners: Quad): Evidence {
  const inside: Sample[] = [];
  const outside: Sample[] = [];
  const clear = scene.noise * 3 + 2.5;
  let brighter = 0;
  let counted = 0;
  let total = 0;
  let weakest = 1;
  const area = quadArea(corners);
  const sign = area >= 0 ? 1 : -1;
  const reach = Math.min(5, Math.sqrt(Math.abs(area)) * 0.03);
  for (let side = 0; side < 4; side++) {
    const p = corners[side] ?? corners[0];
    const q = corners[(side + 1) % 4] ?? corners[0];
    const length = Math.hypot(q.x - p.x, q.y - p.y);
    const nx = (-(q.y - p.y) / length) * sign;
    const ny = ((q.x - p.x) / length) * sign;
    let steps = 0;
    let seen = 0;
    for (let k = 0; k < samples; k++) {
      const t = 0.05 + (0.9 * (k + 0.5)) / samples;
      const x = p.x + (q.x - p.x) * t;
      const y = p.y + (q.y - p.y) * t;
      const i = strip(scene, x, y, nx, ny, reach);
      const o = strip(scene, x, y, -nx, -ny, reach);
      if (!i) continue;
      inside.push(i);
      if (!o) continue;
      outside.push(o);
      seen++;
      const dy = i.g - o.g;
      const apart = Math.max(Math.abs(dy), Math.abs(i.r - o.r), Math.abs(i.b - o.b), 1.3 * Math.abs(i.r - i.b - o.r + o.b)); // prettier-ignore
      const strength = Math.min(1, apart / clear);
      steps += strength * strength;
      if (dy > clear * 0.5) brighter++;
    }
    counted += seen;
    const share = seen > 3 ? steps / seen : 0.5;
    total += share / 4;
    weakest = Math.min(weakest, share);
  }
  const mean = inside.reduce((sum, s) => sum + s.g, 0) / Math.max(1, inside.length);
  const tint = inside.reduce((sum, s) => sum + Math.max(s.r, s.g, s.b) - Math.min(s.r, s.g, s.b), 0) / Math.max(1, inside.length); // prettier-ignore
  return {
    step: total,
    weakestStep: weakest,
    brighter: counted > 0 ? brighter / counted : 0,
    evenInside: evenness(inside, mean),
    evenOutside: evenness(outside, mean),
    white: Math.min(1, mean / Math.max(1, scene.bright)),
    colourless: 1 - Math.min(1, tint / Math.max(20, mean) / 0.15),
    area: Math.abs(area) / (scene.width * scene.height),
  };
}

interface Sample {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** The mean colour of a few pixels from 1.5 pixels off the rim on. */
function strip(
  scene: BareScene,
  x: number,
  y: number,
  nx: number,
  ny: number,
  reach: number,
): Sample | undefined {
  // prettier-ignore
  let r = 0;
  let g = 0;
  let b = 0;
  for (let step = 0; step < 3; step++) {
    const d = 1.5 + (reach * step) / 2;
    const px = Math.round(x + nx * d);
    const py = Math.round(y + ny * d);
    if (px < 0 || py < 0 || px >= scene.width || py >= scene.height) return undefined;
    const at = py * scene.width + px;
    r += scene.red[at] ?? 0;
    g += scene.green[at] ?? 0;
    b += scene.blue[at] ?? 0;
  }
  return { x, y, r: r / 3, g: g / 3, b: b / 3 };
}

/** 1 when the samples lie on a plane (slanting light on one colour), towards 0 when they scatter. */
function evenness(all: readonly Sample[], level: number): number {
  if (all.length < 8) return 0.5;
  const n = all.length;
  let mx = 0;
  let my = 0;
  let mg = 0;
  for (const s of all) {
    mx += s.x / n;
    my += s.y / n;
    mg += s.g / n;
  }
  let sxx = 1e-6;
  let sxy = 0;
  let syy = 1e-6;
  let sxg = 0;
  let syg = 0;
  for (const s of all) {
    const dx = s.x - mx;
    const dy = s.y - my;
    sxx += dx * dx;
    sxy += dx * dy;
    syy += dy * dy;
    sxg += dx * (s.g - mg);
    syg += dy * (s.g - mg);
  }
  const det = sxx * syy - sxy * sxy;
  const a = det > 0 ? (sxg * syy - syg * sxy) / det : 0;
  const b = det > 0 ? (syg * sxx - sxg * sxy) / det : 0;
  // The mean of the absolute rest: a finger or a shadow over a few samples should not decide.
  let rest = 0;
  for (const s of all) rest += Math.abs(s.g - mg - a * (s.x - mx) - b * (s.y - my)) / n;
  return Math.max(0, 1 - (rest / Math.max(15, level)) * 5);
}

function quadArea(q: Quad): number {
  return ((q[2].x - q[0].x) * (q[3].y - q[1].y) - (q[3].x - q[1].x) * (q[2].y - q[0].y)) / 2;
}
