import { lay, type Known, type Layout } from '../lay.ts';
import { distance, mapQuad, type Quad } from '../geometry/point.ts';
import type { Shape } from '../geometry/shape.ts';
import { find } from '../find/find.ts';
import type { Reason } from '../judge/reasons.ts';
import type { Frame, Rgb } from '../raster/raster.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { turn } from '../rectify/deskew.ts';
import { toBilevel, toGrey } from '../rectify/bilevel.ts';
import { turnGains } from '../rectify/gains.ts';
import { evenLight } from '../rectify/light.ts';
import { pageSize, viewOf } from '../rectify/view.ts';
import { warp } from '../rectify/warp.ts';
import { decode, type Decoded } from './decode.ts';
import { encode, type Colour, type EncodedPage } from './encode.ts';

/** What a frame was found to be. Corners are pixels of the picture as a viewer shows it. */
export interface Report {
  readonly corners: readonly (readonly [number, number])[] | null;
  readonly confidence: number;
  readonly shape: Shape | null;
  readonly verdict: 'ok' | 'retake';
  readonly reasons: readonly Reason[];
  /** Degrees clockwise by which the print leans in the frame, −45…45. */
  readonly angle: number;
  /** Quarter turns clockwise that set the page upright, in degrees: 0, 90, 180, 270. */
  readonly turned: number;
  readonly width: number;
  readonly height: number;
  /** Milliseconds of each stage. */
  readonly timings: Readonly<Record<string, number>>;
}

export interface Page extends Report {
  /** The finished page; missing when nothing was found. */
  readonly page: EncodedPage | undefined;
  /** The page's mark, to know it again by (`isSameSheet`); missing when nothing was found. */
  readonly fingerprint: string | undefined;
}

export interface PageWish extends Known {
  readonly colour?: Colour | undefined;
}

/**
 * Dots per inch of finished pages. A card is small print on little plastic; one seen large keeps
 * its detail, all the more as another sheet of a card's proportions may be taken for one.
 */
function densityFor(shape: Shape, corners: Quad): number {
  if (shape !== 'id-1') return 200;
  const long = Math.max(distance(corners[0], corners[1]), distance(corners[1], corners[2]));
  return long > 1300 ? 600 : 300;
}

type Lap = (stage: string) => void;

function stopwatch(): { lap: Lap; timings: Record<string, number> } {
  const timings: Record<string, number> = {};
  let last = performance.now();
  return {
    timings,
    lap: (stage) => {
      const now = performance.now();
      timings[stage] = Math.round((now - last) * 10) / 10;
      last = now;
    },
  };
}

/** What is said of a file in which nothing could be looked at. */
export function refusal(reason: Reason, timings: Record<string, number>): Report {
  return { corners: null, confidence: 0, shape: null, verdict: 'retake', reasons: [reason], angle: 0, turned: 0, width: 0, height: 0, timings }; // prettier-ignore
}

/** Only where the sheet is, at full resolution. */
export async function findIn(
  bytes: Uint8Array,
): Promise<Pick<Report, 'corners' | 'confidence' | 'width' | 'height' | 'timings'>> {
  // prettier-ignore
  const { lap, timings } = stopwatch();
  const decoded = await decode(bytes);
  lap('decode');
  if ('refused' in decoded) return refusal(decoded.refused, timings);
  const sighting = find(decoded.frame);
  lap('find');
  return {
    corners: sighting ? inPicture(sighting.corners, decoded) : null,
    confidence: sighting ? rounded(sighting.confidence, 3) : 0,
    width: decoded.width,
    height: decoded.height,
    timings,
  };
}

/** Where the sheet is, how it lies, and whether the frame can be used. */
export async function judge(bytes: Uint8Array, wish: PageWish = {}): Promise<Report> {
  const { lap, timings } = stopwatch();
  const decoded = await decode(bytes);
  lap('decode');
  if ('refused' in decoded) return refusal(decoded.refused, timings);
  const layout = lay(decoded.frame, lap, inFrame(wish, decoded.scale));
  const reasons = layout.reasons();
  lap('judge');
  return report(layout, reasons, decoded, timings);
}

/** The finished page: cut out, straight, upright, evenly lit, encoded. */
export async function makePage(bytes: Uint8Array, wish: PageWish = {}): Promise<Page> {
  const { lap, timings } = stopwatch();
  const decoded = await decode(bytes);
  lap('decode');
  if ('refused' in decoded)
    return { ...refusal(decoded.refused, timings), page: undefined, fingerprint: undefined };
  const layout = lay(decoded.frame, lap, inFrame(wish, decoded.scale));
  const colour = wish.colour ?? 'colour';
  const image = draw(decoded.frame, layout, colour, lap);
  // Encoded on a thread of its own while this one goes on.
  const encoding = image && encode(image.page, colour, image.density);
  const reasons = layout.reasons();
  lap('judge');
  const fingerprint =
    layout.straightened && fingerprintOf(turn(layout.straightened.ink, layout.turned));
  lap('fingerprint');
  const page = await encoding;
  lap('encode');
  return { ...report(layout, reasons, decoded, timings), page, fingerprint };
}

function draw(
  frame: Frame,
  layout: Layout,
  colour: Colour,
  lap: Lap,
): { page: Rgb; density: number | undefined } | undefined {
  // prettier-ignore
  const { corners, shape, straightened, turned } = layout;
  if (!corners || !shape || !straightened) return undefined;
  const flatLight = evenLight(frame, straightened.page, straightened.toFrame, shape === 'id-1');
  const light = turnGains(flatLight, turned);
  lap('light');
  const flat = pageSize(corners, shape, densityFor(shape, corners), frame.width, frame.height);
  const size = turned % 180 === 0 ? flat : { ...flat, width: flat.height, height: flat.width };
  const page = warp(frame, viewOf(corners, size, turned, straightened.skew), size.width, size.height, light); // prettier-ignore
  const out = colour === 'colour' ? page : colour === 'grey' ? toGrey(page) : toBilevel(page);
  lap('draw');
  return { page: out, density: size.density };
}

function report(
  layout: Layout,
  reasons: readonly Reason[],
  decoded: Decoded,
  timings: Record<string, number>,
): Report {
  const { corners, confidence, shape, angle, turned } = layout;
  return {
    corners: corners ? inPicture(corners, decoded) : null,
    confidence: rounded(confidence, 3),
    shape: shape ?? null,
    verdict: reasons.length === 0 ? 'ok' : 'retake',
    reasons,
    angle: rounded(angle, 3),
    turned,
    width: decoded.width,
    height: decoded.height,
    timings,
  };
}

/** A picture too large to take whole is read smaller. */
function inFrame({ shape, perMillimetre }: Known, scale: number): Known {
  return { shape, perMillimetre: perMillimetre === undefined ? undefined : perMillimetre / scale };
}

function inPicture(corners: Quad, { scale }: Decoded): [number, number][] {
  return mapQuad(corners, ({ x, y }) => ({ x: (x + 0.5) * scale - 0.5, y: (y + 0.5) * scale - 0.5 })).map(({ x, y }) => [rounded(x, 2), rounded(y, 2)]); // prettier-ignore
}

function rounded(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}
