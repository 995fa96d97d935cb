import { search, settle } from './find/find.ts';
import { distance, type Quad } from './geometry/point.ts';
import { nameShape, trueAspect, type Shape } from './geometry/shape.ts';
import { frameLight, judgePage, limits, measure } from './judge/judge.ts';
import type { Reason } from './judge/reasons.ts';
import { isScan } from './judge/scan.ts';
import type { Frame } from './raster/raster.ts';
import type { Reduced } from './raster/reduce.ts';
import { straighten, type Straightened } from './rectify/straighten.ts';

/** Where the sheet is and how its print runs: what a page is made by. */
export interface Layout {
  /** Frame pixels, clockwise from the corner nearest the top left; undefined if nothing is there. */
  readonly corners: Quad | undefined;
  readonly confidence: number;
  readonly shape: Shape | undefined;
  /** Degrees clockwise by which the print leans in the frame, within ±45; the page is set straight by it. */
  readonly angle: number;
  /** Degrees clockwise the page was turned to stand upright: 0, 90, 180 or 270. */
  readonly turned: number;
  readonly straightened: Straightened | undefined;
  /** What speaks against using the frame; costs time of its own. */
  readonly reasons: () => readonly Reason[];
}

/** Below this we say that nothing is there rather than crop at random. */
const leastConfidence = 0.5;

/** Degrees print may lean on a sheet whose rim is known, and on a scan that is all page. */
const lean = { sheet: 16, scan: 18 } as const;

/** What is known of the sheet or the camera beforehand. */
export interface Known {
  /** The sheet's shape, if the flow knows it (an identity card, say). */
  readonly shape?: Shape | undefined;
  /** Frame pixels to a millimetre of the desk, if the camera hangs at a known height. */
  readonly perMillimetre?: number | undefined;
}

/**
 * Looks at a frame: where the sheet is and how it lies.
 *
 * @param lap called with a stage's name when that stage is done, for timing
 */
export function lay(frame: Frame, lap: (stage: string) => void, known: Known = {}): Layout {
  const looked = search(frame);
  const sighting = settle(frame, looked);
  lap('find');
  const found = sighting !== undefined && sighting.confidence >= leastConfidence;
  if (!found || sighting.best.support.cut === 4) {
    if (isScan(looked.reduced)) return wholeFrame(frame, lap, known.shape);
    if (!found) return nothing(looked.reduced, sighting?.confidence ?? 0, sighting?.corners);
  }
  const { corners, confidence } = sighting;
  const aspect = trueAspect(corners, frame.width, frame.height);
  const shape = known.shape ?? nameShape(aspect, longSide(corners, known.perMillimetre));
  const straightened = straighten(frame, corners, shape, lean.sheet);
  lap('straighten');
  const reasons = () => judgePage(measure(frame, looked, sighting, straightened));
  return conclude(corners, confidence, shape, straightened, reasons);
}

/** Millimetres of the longer of a sheet's sides, each the mean of two that lie across. */
function longSide([a, b, c, d]: Quad, perMillimetre: number | undefined): number | undefined {
  if (perMillimetre === undefined) return undefined;
  return Math.max(distance(a, b) + distance(d, c), distance(b, c) + distance(a, d)) / 2 / perMillimetre; // prettier-ignore
}

/** A scanner's picture: the page fills it, and its rim is the frame's. */
function wholeFrame(frame: Frame, lap: (stage: string) => void, wished: Shape | undefined): Layout {
  const right = frame.width - 0.5;
  const bottom = frame.height - 0.5;
  const corners: Quad = [
    { x: -0.5, y: -0.5 },
    { x: right, y: -0.5 },
    { x: right, y: bottom },
    { x: -0.5, y: bottom },
  ];
  const shape = wished ?? nameShape(frame.width / frame.height);
  const straightened = straighten(frame, corners, shape, lean.scan);
  lap('straighten');
  return conclude(corners, 0.9, shape, straightened, () => []);
}

function nothing(reduced: Reduced, confidence: number, corners: Quad | undefined): Layout {
  // In the dark nothing can be seen, whatever lies there.
  const reason: Reason = frameLight(reduced) < limits.light ? 'too-dark' : 'nothing-there';
  return {
    corners,
    confidence,
    shape: undefined,
    angle: 0,
    turned: 0,
    straightened: undefined,
    reasons: () => [reason],
  };
}

function conclude(
  corners: Quad,
  confidence: number,
  shape: Shape,
  straightened: Straightened,
  reasons: () => readonly Reason[],
): Layout {
  const angle = normal(leaning(corners) + straightened.skew);
  return { corners, confidence, shape, angle, turned: straightened.turned, straightened, reasons };
}

/** The direction of the sheet's upper and lower rim, degrees clockwise. */
function leaning([a, b, c, d]: Quad): number {
  return (Math.atan2(b.y - a.y + c.y - d.y, b.x - a.x + c.x - d.x) * 180) / Math.PI;
}

function normal(angle: number): number {
  return angle > 45 ? angle - 90 : angle <= -45 ? angle + 90 : angle;
}
