import type { Quad } from '../../geometry/point.ts';
import type { Dice } from './dice.ts';

/** Slanting light, a dim rim (vignette) and a tint, over the whole scene. */
export function castLight(
  dice: Dice,
  scene: Float32Array,
  width: number,
  height: number,
  level: number,
): void {
  // prettier-ignore
  const direction = dice.between(0, 2 * Math.PI);
  const slant = dice.between(0, 0.45);
  const vignette = dice.between(0, 0.35);
  const tint = [dice.between(0.92, 1.04), 1, dice.between(0.85, 1.05)];
  for (let y = 0; y < height; y++) {
    const v = (y / height) * 2 - 1;
    for (let x = 0; x < width; x++) {
      const u = (x / width) * 2 - 1;
      const across = (u * Math.cos(direction) + v * Math.sin(direction)) / 1.42;
      const gain = level * (1 + slant * across * 0.5 - slant * 0.5) * (1 - vignette * 0.5 * (u * u + v * v)); // prettier-ignore
      const at = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) scene[at + c] = (scene[at + c] ?? 0) * gain * (tint[c] ?? 1);
    }
  }
}

/** The soft shadow of somebody or something standing at the desk: one side of a line, or a bar. */
export function castShadow(dice: Dice, scene: Float32Array, width: number, height: number): void {
  const angle = dice.between(0, 2 * Math.PI);
  const nx = Math.cos(angle);
  const ny = Math.sin(angle);
  const middle = (dice.between(0.2, 0.8) * width) * nx + (dice.between(0.2, 0.8) * height) * ny; // prettier-ignore
  const soft = dice.between(0.002, 0.06) * Math.max(width, height);
  const broad = dice.chance(0.5) ? Infinity : dice.between(0.08, 0.3) * width;
  const dark = dice.between(0.2, 0.55);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const depth = x * nx + y * ny - middle;
      const edge = 1 / (1 + Math.exp(-depth / soft));
      const end = broad === Infinity ? 1 : 1 / (1 + Math.exp((depth - broad) / soft));
      const gain = 1 - dark * edge * end;
      const at = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) scene[at + c] = (scene[at + c] ?? 0) * gain;
    }
  }
}

/** A lamp or a window mirrored in the sheet: a burnt-out spot or pane with a halo, over its content. */
export function glare(
  dice: Dice,
  scene: Float32Array,
  width: number,
  height: number,
  quad: Quad,
): void {
  const s = dice.between(0.2, 0.8);
  const t = dice.between(0.2, 0.8);
  const mix = (a: number, b: number, c: number, d: number): number =>
    (a * (1 - s) + b * s) * (1 - t) + (d * (1 - s) + c * s) * t;
  const cx = mix(quad[0].x, quad[1].x, quad[2].x, quad[3].x);
  const cy = mix(quad[0].y, quad[1].y, quad[2].y, quad[3].y);
  const size = Math.hypot(quad[2].x - quad[0].x, quad[2].y - quad[0].y) * dice.between(0.06, 0.16);
  const stretch = dice.between(0.5, 3);
  const turn = dice.between(0, Math.PI);
  const power = dice.between(300, 700);
  // A lamp is round and soft, a tube long, a window has corners and a hard rim.
  const corners = dice.chance(0.3) ? 6 : 2;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const dx = x - cx;
      const dy = y - cy;
      const u = Math.abs(dx * Math.cos(turn) + dy * Math.sin(turn)) / (size * stretch);
      const v = Math.abs(-dx * Math.sin(turn) + dy * Math.cos(turn)) / size;
      const far = u ** corners + v ** corners;
      if (far > 12) continue;
      const light = power * Math.exp(-far * 1.1);
      const at = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) scene[at + c] = (scene[at + c] ?? 0) + light;
    }
  }
}

/** A fingertip reaching over one side of the sheet. */
export function finger(
  dice: Dice,
  scene: Float32Array,
  width: number,
  height: number,
  quad: Quad,
): void {
  // prettier-ignore
  const side = dice.whole(0, 3);
  const from = quad[side] ?? quad[0];
  const to = quad[(side + 1) % 4] ?? quad[1];
  const t = dice.between(0.2, 0.8);
  const long = Math.hypot(to.x - from.x, to.y - from.y);
  const tipX = from.x + (to.x - from.x) * t;
  const tipY = from.y + (to.y - from.y) * t;
  const outX = (to.y - from.y) / long;
  const outY = -(to.x - from.x) / long;
  const half = long * dice.between(0.02, 0.05);
  const reach = long * dice.between(0.02, 0.08);
  const skin = [dice.between(150, 225), dice.between(105, 170), dice.between(80, 140)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const dx = x - tipX;
      const dy = y - tipY;
      const along = dx * outX + dy * outY + reach;
      const across = Math.abs(-dx * outY + dy * outX);
      const inside = along > half ? half - across : half - Math.hypot(along - half, across);
      if (inside < -0.5 || along < 0) continue;
      const cover = Math.min(1, inside + 0.5);
      const round = 0.65 + 0.35 * Math.sqrt(Math.max(0, 1 - (across / half) ** 2));
      const at = (y * width + x) * 3;
      for (let c = 0; c < 3; c++)
        scene[at + c] = (scene[at + c] ?? 0) * (1 - cover) + (skin[c] ?? 0) * round * cover;
    }
  }
}
