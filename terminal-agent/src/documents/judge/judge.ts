import type { Search, Sighting } from '../find/find.ts';
import { distance, mapQuad, signedArea, type Quad } from '../geometry/point.ts';
import { overlap } from '../geometry/overlap.ts';
import type { Frame } from '../raster/raster.ts';
import type { Reduced } from '../raster/reduce.ts';
import type { Straightened } from '../rectify/straighten.ts';
import { glareShare } from './glare.ts';
import { otherPaper } from './other-sheet.ts';
import type { Reason } from './reasons.ts';
import { blurOf } from './blur.ts';

/** What was measured, each against its limit; kept so that limits can be tuned on frames. */
export interface Measures {
  readonly cut: boolean;
  /** The brightest level of paper on the page and in the frame, 0–255. */
  readonly light: number;
  readonly glare: number;
  /** Blur of print over all directions and in the worst, in pixels of an 8-megapixel frame. */
  readonly blur: number;
  readonly smear: number;
  /** The worst direction's blur against the best one's. */
  readonly oneWay: number;
  readonly otherPaper: number;
  readonly otherSheets: number;
}

/** Limits between frames that can and cannot be used, from drawn frames and photographs. */
export const limits = {
  /** Paper darker than this loses thin print in noise. */
  light: 64,
  /** Share of the page burnt out. */
  glare: 0.004,
  /** Blur in all directions: above, strokes of small print run together. */
  blur: 1.35,
  /** Blur in one direction. */
  smear: 1.2,
  /** Blur this much more in one direction than in another is movement, not focus. */
  oneWay: 1.8,
  /** Other paper in the frame, as a share of the sheet's area. */
  otherPaper: 0.04,
} as const;

/** The longer side of an 8-megapixel frame. */
const usualFrame = 3264;

export function measure(
  frame: Frame,
  search: Search,
  sighting: Sighting,
  { page }: Straightened,
): Measures {
  // prettier-ignore
  const blur = blurOf(page);
  // Blur is a matter of the lens and the hand, so it is told in the frame's pixels, not the page's.
  const [a, b, c] = sighting.corners;
  const across = Math.max(distance(a, b), distance(b, c)) / Math.max(page.width, page.height);
  const perPixel = (across * usualFrame) / Math.max(frame.width, frame.height);
  return {
    cut: sighting.best.support.cut > 0 || isCut(frame, sighting.corners),
    light: Math.max(brightLevel(page.data, 0.2, 7), frameLight(search.reduced)),
    glare: glareShare(page),
    blur: (blur?.overall ?? 0) * perPixel,
    smear: (blur?.worst ?? 0) * perPixel,
    oneWay: blur ? blur.worst / blur.best : 1,
    otherPaper: otherPaper(search.scene, inScene(search, sighting.best.corners)),
    otherSheets: otherSheets(search, sighting),
  };
}

/** What speaks against using this frame, the gravest first; empty when it can be used. */
export function judgePage(m: Measures): Reason[] {
  const found: Reason[] = [];
  if (m.cut) found.push('page-cut');
  if (m.otherPaper > limits.otherPaper || m.otherSheets > 0) found.push('more-than-one-sheet');
  if (m.light < limits.light) found.push('too-dark');
  if (m.glare > limits.glare) found.push('glare');
  if (isBlurred(m)) found.push(m.oneWay > limits.oneWay ? 'moved' : 'out-of-focus');
  return found;
}

function isBlurred({ blur, smear, oneWay }: Measures): boolean {
  if (blur > limits.blur || smear > limits.smear) return true;
  // A slight movement is told by its direction before it is told by its length.
  return smear > limits.smear * 0.65 && oneWay > limits.oneWay * 1.1;
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

function inScene({ reduced, scene }: Search, corners: Quad): Quad {
  const ratio = reduced.width / scene.width;
  return mapQuad(corners, ({ x, y }) => ({ x: (x - (ratio - 1) / 2) / ratio, y: (y - (ratio - 1) / 2) / ratio })); // prettier-ignore
}

/** Sheets lying apart from the one found: quads nearly as good, of its kind of size, elsewhere. */
function otherSheets({ candidates }: Search, { best }: Sighting): number {
  const area = Math.abs(signedArea(best.corners));
  return candidates.filter((other) => {
    const size = Math.abs(signedArea(other.corners)) / area;
    const { evidence, support } = other;
    return (
      size > 0.3 && size < 2 && other.score > 14 && evidence.brighter > 0.7 && evidence.step > 0.8 &&
      support.fine > 0.6 && other.known > 0.3 && overlap(other.corners, best.corners) < 0.02
    ); // prettier-ignore
  }).length;
}
