import { compose, fromRectangle, type Homography } from '../geometry/homography.ts';
import { distance, rotateCorners, type Quad } from '../geometry/point.ts';
import { millimetres, trueAspect, type Shape } from '../geometry/shape.ts';

/** Pixels of a page as it will be drawn. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
  /** Dots per inch, when the true size is known. */
  readonly density: number | undefined;
}

const inch = 25.4;

/**
 * The size a sheet is drawn at: known shapes at their true size, others at the frame's own
 * resolution, never more than an A4 page's pixels.
 */
export function pageSize(
  quad: Quad,
  shape: Shape,
  density: number,
  frameWidth: number,
  frameHeight: number,
): PageSize {
  // prettier-ignore
  const aspect = trueAspect(quad, frameWidth, frameHeight);
  if (shape !== 'other') {
    const { short, long } = millimetres[shape];
    const s = Math.round((short / inch) * density);
    const l = Math.round((long / inch) * density);
    return aspect > 1 ? { width: l, height: s, density } : { width: s, height: l, density };
  }
  const wide = Math.max(distance(quad[0], quad[1]), distance(quad[3], quad[2]));
  const high = Math.max(distance(quad[1], quad[2]), distance(quad[0], quad[3]));
  const most = (millimetres.a4.long / inch) * density;
  const long = Math.min(most, Math.max(wide, high) * (density / 200));
  const sane = Math.min(8, Math.max(1 / 8, aspect));
  return sane > 1
    ? { width: Math.round(long), height: Math.max(8, Math.round(long / sane)), density: undefined }
    : { width: Math.max(8, Math.round(long * sane)), height: Math.round(long), density: undefined };
}

/**
 * The map from page pixels to frame pixels: quad, then the quarter turns that set the page
 * upright, then the last fraction of a turn about the page's middle.
 *
 * @param turned degrees clockwise the page is turned, a multiple of 90
 * @param skew degrees clockwise by which the page's content leans, and is straightened
 */
export function viewOf(quad: Quad, size: PageSize, turned: number, skew: number): Homography {
  const upright = rotateCorners(quad, -turned / 90);
  const base = fromRectangle(size.width, size.height, upright);
  const a = (skew * Math.PI) / 180;
  const cos = Math.cos(a);
  const sin = Math.sin(a);
  const cx = size.width / 2;
  const cy = size.height / 2;
  // A pixel's centre is half a pixel inside the page's rim.
  const x0 = 0.5 - cx;
  const y0 = 0.5 - cy;
  return compose(base, [
    cos, -sin, cos * x0 - sin * y0 + cx,
    sin, cos, sin * x0 + cos * y0 + cy,
    0, 0, 1,
  ]); // prettier-ignore
}
