import type { Homography } from '../geometry/homography.ts';
import type { Quad } from '../geometry/point.ts';
import type { Shape } from '../geometry/shape.ts';
import type { Grey, Rgb } from '../raster/raster.ts';
import { findSkew, quarterTurn } from './deskew.ts';
import { inkOf, paperLevels } from './ink.ts';
import { pageSize, viewOf, type PageSize } from './view.ts';
import { warpGrey } from './warp.ts';

/** Dots per inch at which print is examined; pages are drawn finer. */
const examined = 150;

export interface Straightened {
  /** Degrees clockwise the page must be turned to stand upright: 0, 90, 180 or 270. */
  readonly turned: number;
  /** Degrees clockwise by which print leans against the sheet's rim. */
  readonly skew: number;
  /** The page upright and straight, grey, at examination size. */
  readonly page: Grey;
  readonly toFrame: Homography;
}

/** Below this clarity the rows of print are chance, and the sheet's own rim is the better guide. */
const clearRows = 1.6;

/**
 * Finds out how the print runs on the sheet.
 *
 * @param most degrees of lean to look for: little on a sheet whose rim is known, more on a bare scan
 */
export function straighten(frame: Rgb, quad: Quad, shape: Shape, most: number): Straightened {
  const size = pageSize(quad, shape, examined, frame.width, frame.height);
  const first = viewOf(quad, size, 0, 0);
  const page = warpGrey(frame, first, size.width, size.height);
  const ink = inkOf(page, paperLevels(page, 24));
  const across = findSkew(ink, most);
  const down = findSkew(quarterTurn(ink), most);
  const sideways = down.energy > across.energy;
  const best = sideways ? down : across;
  const turned = sideways ? 90 : 0;
  const skew = best.clarity > clearRows && Math.abs(best.angle) < most - 0.3 ? best.angle : 0;
  if (turned === 0 && skew === 0) return { turned, skew, page, toFrame: first };
  const turnedSize: PageSize = sideways
    ? { ...size, width: size.height, height: size.width }
    : size;
  const toFrame = viewOf(quad, turnedSize, turned, skew);
  return {
    turned,
    skew,
    page: warpGrey(frame, toFrame, turnedSize.width, turnedSize.height),
    toFrame,
  };
}
