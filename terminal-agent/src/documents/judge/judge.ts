import type { Search, Sighting } from '../find/find.ts';
import { distance, type Quad } from '../geometry/point.ts';
import type { Frame } from '../raster/raster.ts';
import type { Reduced } from '../raster/reduce.ts';
import type { Straightened } from '../rectify/straighten.ts';
import { glareShare } from './glare.ts';
import { otherSheet } from './other-sheet.ts';
import type { Reason } from './reasons.ts';
import { blurOf } from './blur.ts';

/** What was measured, each against its limit; kept so that limits can be tuned on frames. */
export interface Measures {
  /** Whether it neither bears print nor has a known sheet's proportions. */
  readonly blank: boolean;
  readonly cut: boolean;
  /** The brightest level of paper on the page and in the frame, 0–255. */
  readonly light: number;
  readonly glare: number;
  /** How wide the edges of print are in the direction in which they are widest, in frame pixels of a usual frame. */
  readonly smear: number;
  /** That against the direction in which they are narrowest. */
  readonly oneWay: number;
  /** How surely more than one sheet lies there, in logits. */
  readonly otherSheet: number;
}

/** Limits between frames that can and cannot be used, from drawn frames and photographs. */
export const limits = {
  /** Paper darker than this loses thin print in noise. */
  light: 64,
  /** Share of the page under a mirrored lamp. */
  glare: 0,
  /** Surer than even: a good frame refused annoys. */
  otherSheet: 0.5,
  /** Edges of print wider than this run together: sharp ones are 1 to 3.1 wide (5 in soft photographs of large print), slightly defocused ones 5.5. */
  smear: 5.2,
  /** Movement is told by its direction before it is told by its length: the more one way, the less it may smear. */
  movements: [
    { smear: 4.3, oneWay: 1.2 },
    { smear: 3.4, oneWay: 1.45 },
  ],
  /** From this on blur is called movement. */
  movement: 1.35,
} as const;

export function measure(
  frame: Frame,
  search: Search,
  sighting: Sighting,
  straightened: Straightened,
): Measures {
  const { page } = straightened;
  const blur = smearOf(frame, sighting.corners, straightened);
  return {
    blank: blur.smear === 0 && sighting.best.known < leastKnown,
    cut: sighting.best.support.cut > 0 || isCut(frame, sighting.corners),
    light: Math.max(brightLevel(page.data, 0.2, 7), frameLight(search.reduced)),
    glare: glareShare(page),
    ...blur,
    otherSheet: otherSheet(search, sighting),
  };
}

/** A thing without print that is of no sheet's proportions either is no sheet: a telephone's screen, a tray. */
const leastKnown = 0.1;

/** The longer side of an 8-megapixel frame. */
const usualFrame = 3264;
/** An edge as sharp on the diagonal as along the rows measures this much wider there. */
const diagonal = 1.3;
/** Page pixels a perfect step measures. */
const narrowest = 1.9;

/** Blur is a matter of the lens and the hand, so it is told in the frame's pixels, not the page's. */
function smearOf(
  frame: Frame,
  [a, b, c, d]: Quad,
  { page, ink }: Straightened,
): { smear: number; oneWay: number } {
  const blur = blurOf(ink);
  if (!blur) return { smear: 0, oneWay: 1 };
  const across = (distance(a, b) + distance(d, c)) / 2 / page.width;
  const down = (distance(b, c) + distance(a, d)) / 2 / page.height;
  const [row, column, falling, rising] = blur.widths;
  const widths = [row, column, falling / diagonal, rising / diagonal];
  const scales = [across, down, (across + down) / 2, (across + down) / 2];
  // No step is measured narrower than two page pixels, which may be many of a close-up's.
  const beyond = widths.map((w, at) => Math.sqrt(Math.max(0, w * w - narrowest * narrowest)) * (scales[at] ?? 1)); // prettier-ignore
  const widest = Math.max(...beyond);
  // A coarser sensor's pixels are larger, and its sharp edges no fewer pixels wide.
  const size = Math.max(frame.width, frame.height) / usualFrame;
  const unit = Math.min(1.6, Math.max(0.65, 0.35 + 0.65 * size));
  return { smear: widest / unit, oneWay: Math.max(...widths) / Math.min(...widths) };
}

/** What speaks against using this frame, the gravest first; empty when it can be used. */
export function judgePage(m: Measures): Reason[] {
  if (m.blank) return ['nothing-there'];
  const found: Reason[] = [];
  if (m.cut) found.push('page-cut');
  if (m.otherSheet > limits.otherSheet) found.push('more-than-one-sheet');
  if (m.light < limits.light) found.push('too-dark');
  if (m.glare > limits.glare) found.push('glare');
  if (isBlurred(m)) found.push(m.oneWay > limits.movement ? 'moved' : 'out-of-focus');
  return found;
}

function isBlurred(m: Measures): boolean {
  const moved = limits.movements.some(({ smear, oneWay }) => m.smear > smear && m.oneWay > oneWay);
  return moved || m.smear > limits.smear;
}

/** The level that a twentieth of the frame exceeds in its brightest channel, 0–255. */
export function frameLight({ red, green, blue }: Reduced): number {
  const levels = new Uint8Array(Math.ceil(green.length / 5));
  for (let at = 0, from = 0; at < levels.length; at++, from += 5)
    levels[at] = (Math.max(red[from] ?? 0, green[from] ?? 0, blue[from] ?? 0) / 16) ** 2;
  return brightLevel(levels, 0.05, 1);
}

function brightLevel(levels: Uint8Array, share: number, stride: number): number {
  const bins = new Int32Array(256);
  let count = 0;
  for (let i = 0; i < levels.length; i += stride) {
    const level = levels[i] ?? 0;
    bins[level] = (bins[level] ?? 0) + 1;
    count++;
  }
  let left = count * share;
  let level = 255;
  while (level > 0 && left > (bins[level] ?? 0)) left -= bins[level--] ?? 0;
  return level;
}

/** A corner beyond the frame, or so near its rim that the sheet surely goes on. */
function isCut({ width, height }: Frame, corners: Quad): boolean {
  const rim = 1;
  return corners.some(({ x, y }) => x < rim || y < rim || x > width - 1 - rim || y > height - 1 - rim); // prettier-ignore
}
