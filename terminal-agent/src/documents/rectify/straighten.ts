import type { Homography } from '../geometry/homography.ts';
import type { Quad } from '../geometry/point.ts';
import type { Shape } from '../geometry/shape.ts';
import type { Frame, Grey } from '../raster/raster.ts';
import { findSkew, quarterTurn } from './deskew.ts';
import { inkOf, paperLevels } from './ink.ts';
import { findStance } from './upright.ts';
import { pageSize, viewOf, type PageSize } from './view.ts';
import { warpGrey } from './warp.ts';

/** Dots per inch at which print is examined; pages are drawn finer. */
const examined = 150;
/** Cards are small and so is their print. */
const examinedCard = 300;

export interface Straightened {
  /** Degrees clockwise the page must be turned to stand upright: 0, 90, 180 or 270. */
  readonly turned: number;
  /** Degrees clockwise by which print leans against the sheet's rim. */
  readonly skew: number;
  /** The page as it lies in the quad, grey, at examination size, and its ink. */
  readonly page: Grey;
  readonly ink: Grey;
  /** Page pixels to frame pixels. */
  readonly toFrame: Homography;
}

/** Below this clarity the rows of print are chance, and the sheet's own rim is the better guide. */
const clearRows = 1.6;
/** Degrees beyond which print leans on its sheet only by rare mishap, and must show the clearer. */
const usualLean = 6;

/**
 * Finds out how the print runs on the sheet.
 *
 * @param most degrees of lean to look for
 */
export function straighten(frame: Frame, quad: Quad, shape: Shape, most: number): Straightened {
  const size: PageSize = pageSize(
    quad,
    shape,
    shape === 'id-1' ? examinedCard : examined,
    frame.width,
    frame.height,
  );
  const toFrame = viewOf(quad, size, 0, 0);
  const page = warpGrey(frame, toFrame, size.width, size.height);
  const ink = inkOf(page, paperLevels(page, 24));
  const { turned } = findStance(ink);
  const { angle, clarity } = findSkew(turned % 180 === 0 ? ink : quarterTurn(ink), most);
  const enough = Math.abs(angle) > usualLean ? clearRows * 1.4 : clearRows;
  const skew = clarity > enough && Math.abs(angle) < most - 0.3 ? angle : 0;
  return { turned, skew, page, ink, toFrame };
}
