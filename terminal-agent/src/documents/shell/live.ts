import sharp, { type Sharp } from 'sharp';
import { search, settle } from '../find/find.ts';
import { frameLight, limits } from '../judge/judge.ts';
import { inFours } from './decode.ts';

/** What one low-resolution look at the desk saw. */
export interface LiveLook {
  /** Shares of the frame's width and height, clockwise from the corner nearest the top left. */
  readonly corners: readonly (readonly [number, number])[] | null;
  /** The sheet reaches the frame's rim. */
  readonly cut: boolean;
  readonly dark: boolean;
  /** The small picture, a JPEG, and its size in pixels. */
  readonly picture: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Pixels across the picture that is shown; a JPEG is decoded straight to nearly that. */
const across = 640;
/** Pixels across the frame that is searched: sheets are found as well as at twice that, and in time. */
const searched = 320;
/** A hint may be surer than a crop must be: a wrong outline goes with the next frame. */
const leastConfidence = 0.5;
/** Corners so near the rim belong to a sheet that surely goes on, as a share of the frame. */
const rim = 0.004;
const mostPixels = 100e6;

/**
 * A quick look for the live outline; null when the bytes are no whole picture. Only cameras'
 * frames come here, whose kind (JPEG or PNG) the driver has checked.
 */
export async function lookAt(bytes: Uint8Array): Promise<LiveLook | null> {
  const small = await shrink(sharp(bytes, { limitInputPixels: mostPixels, failOn: 'truncated' }).autoOrient(), across); // prettier-ignore
  if (small === null) return null;
  const { width, height, channels } = small.info;
  const shown = sharp(small.data, { raw: { width, height, channels } });
  const smaller = await shrink(shown.clone(), searched);
  if (smaller === null) return null;
  const frame = {
    width: smaller.info.width,
    height: smaller.info.height,
    pixels: inFours(smaller.data, smaller.info.channels),
  };
  const looked = search(frame);
  const sighting = settle(frame, looked);
  const seen = sighting !== undefined && sighting.confidence >= leastConfidence;
  const corners = seen
    ? sighting.corners.map(({ x, y }) => [(x + 0.5) / frame.width, (y + 0.5) / frame.height] as const) // prettier-ignore
    : null;
  const beyond = (share: number) => share < rim || share > 1 - rim;
  const touches = corners?.some(([x, y]) => beyond(x) || beyond(y)) ?? false;
  return {
    corners,
    cut: seen && (touches || sighting.best.support.cut > 0),
    dark: frameLight(looked.reduced) < limits.light,
    picture: await shown.jpeg({ quality: 60 }).toBuffer(),
    width,
    height,
  };
}

/** Null for what cannot be read whole, or is too small to search. */
async function shrink(image: Sharp, longest: number) {
  try {
    const made = await image
      .resize(longest, longest, { fit: 'inside', withoutEnlargement: true, kernel: 'linear' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return Math.min(made.info.width, made.info.height) < 64 ? null : made;
  } catch {
    return null;
  }
}
