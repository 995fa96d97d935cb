import type { Quad } from '../geometry/point.ts';
import type { Rgb } from '../raster/raster.ts';
import type { Straightened } from '../rectify/straighten.ts';
import type { Reason } from './reasons.ts';

/** What speaks against using this frame; empty when it can be used. */
export function judgePage(frame: Rgb, corners: Quad, { page }: Straightened): Reason[] {
  const found: Reason[] = [];
  if (isCut(frame, corners)) found.push('page-cut');
  if (paperLevel(page.data) < 70) found.push('too-dark');
  return found;
}

/** A corner beyond the frame, or so near its rim that the sheet surely goes on. */
function isCut({ width, height }: Rgb, corners: Quad): boolean {
  const rim = 1;
  return corners.some(({ x, y }) => x < rim || y < rim || x > width - 1 - rim || y > height - 1 - rim); // prettier-ignore
}

/** The level that a fifth of the page's pixels exceed: its paper. */
function paperLevel(levels: Uint8Array): number {
  const bins = new Int32Array(256);
  let count = 0;
  for (let i = 0; i < levels.length; i += 7) {
    const level = levels[i] ?? 0;
    bins[level] = (bins[level] ?? 0) + 1;
    count++;
  }
  let left = count * 0.2;
  let level = 255;
  while (level > 0 && left > (bins[level] ?? 0)) left -= bins[level--] ?? 0;
  return level;
}
