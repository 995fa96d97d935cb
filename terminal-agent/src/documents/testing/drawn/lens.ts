import type { Rgb } from '../../raster/raster.ts';
import type { Dice } from './dice.ts';

/** Gaussian blur of standard deviation `sigma` pixels, as three box blurs. */
export function focusBlur(scene: Float32Array, width: number, height: number, sigma: number): void {
  if (sigma < 0.35) return;
  if (sigma < 1.6) {
    const reach = Math.ceil(sigma * 3);
    const taps = Float32Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma))); // prettier-ignore
    const total = taps.reduce((sum, tap) => sum + tap, 0);
    smear(scene, width, height, Array.from(taps, (tap, i) => ({ dx: i - reach, dy: 0, share: tap / total }))); // prettier-ignore
    smear(scene, width, height, Array.from(taps, (tap, i) => ({ dx: 0, dy: i - reach, share: tap / total }))); // prettier-ignore
    return;
  }
  const radius = Math.max(1, Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2));
  for (let pass = 0; pass < 3; pass++) {
    box(scene, height, width, width * 3, 3, radius);
    box(scene, width, height, 3, width * 3, radius);
  }
}

function box(
  scene: Float32Array,
  lines: number,
  count: number,
  lineStep: number,
  step: number,
  radius: number,
): void {
  // prettier-ignore
  const row = new Float64Array(count);
  for (let index = 0; index < lines; index++) {
    for (let c = 0; c < 3; c++) {
      const base = index * lineStep + c;
      for (let i = 0; i < count; i++) row[i] = scene[base + i * step] ?? 0;
      const at = (i: number): number => row[i < 0 ? 0 : i >= count ? count - 1 : i] ?? 0;
      let sum = 0;
      for (let i = -radius; i <= radius; i++) sum += at(i);
      for (let i = 0; i < count; i++) {
        scene[base + i * step] = sum / (2 * radius + 1);
        sum += at(i + radius + 1) - at(i - radius);
      }
    }
  }
}

/** The camera or the sheet moved `length` pixels in the direction `angle` while the shutter was open. */
export function motionBlur(
  scene: Float32Array,
  width: number,
  height: number,
  length: number,
  angle: number,
): void {
  // prettier-ignore
  const count = Math.max(2, Math.ceil(length));
  smear(
    scene, width, height,
    Array.from({ length: count }, (_, i) => ({
      dx: Math.round(Math.cos(angle) * (i - (count - 1) / 2)),
      dy: Math.round(Math.sin(angle) * (i - (count - 1) / 2)),
      share: 1 / count,
    })),
  ); // prettier-ignore
}

/** What cameras do to their pictures before they hand them out: edges are overdrawn by `amount`. */
export function sharpen(
  scene: Float32Array,
  width: number,
  height: number,
  sigma: number,
  amount: number,
): void {
  const soft = scene.slice();
  focusBlur(soft, width, height, sigma);
  for (let at = 0; at < scene.length; at++)
    scene[at] = (scene[at] ?? 0) + amount * ((scene[at] ?? 0) - (soft[at] ?? 0));
}

function smear(
  scene: Float32Array,
  width: number,
  height: number,
  taps: readonly { dx: number; dy: number; share: number }[],
): void {
  // prettier-ignore
  const before = scene.slice();
  scene.fill(0);
  for (const { dx, dy, share } of taps) {
    for (let y = 0; y < height; y++) {
      const fromRow = Math.min(height - 1, Math.max(0, y + dy)) * width;
      for (let x = 0; x < width; x++) {
        const from = (fromRow + Math.min(width - 1, Math.max(0, x + dx))) * 3;
        const at = (y * width + x) * 3;
        scene[at] = (scene[at] ?? 0) + (before[from] ?? 0) * share;
        scene[at + 1] = (scene[at + 1] ?? 0) + (before[from + 1] ?? 0) * share;
        scene[at + 2] = (scene[at + 2] ?? 0) + (before[from + 2] ?? 0) * share;
      }
    }
  }
}

/** The sensor: noise of `sigma` levels, clipping at white, whole levels. */
export function expose(
  dice: Dice,
  scene: Float32Array,
  width: number,
  height: number,
  sigma: number,
): Rgb {
  // prettier-ignore
  const data = new Uint8Array(width * height * 3);
  // A table of chance is shuffled by a cheap generator: millions of logarithms would cost seconds.
  const table = Float32Array.from({ length: 4096 }, () => dice.normal() * sigma);
  let state = dice.whole(1, 0x7fffffff);
  for (let at = 0; at < data.length; at++) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    const level = (scene[at] ?? 0) + (table[(state >>> 12) & 4095] ?? 0);
    data[at] = level < 0 ? 0 : level > 255 ? 255 : level + 0.5;
  }
  return { width, height, data };
}
