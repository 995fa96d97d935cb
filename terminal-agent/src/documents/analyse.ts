import { find } from './find/find.ts';
import type { Quad } from './geometry/point.ts';
import { nameShape, trueAspect, type Shape } from './geometry/shape.ts';
import { judgePage } from './judge/judge.ts';
import type { Reason } from './judge/reasons.ts';
import type { Rgb } from './raster/raster.ts';
import { straighten, type Straightened } from './rectify/straighten.ts';

export interface Analysis {
  /** Frame pixels, clockwise from the corner nearest the top left; undefined if nothing is there. */
  readonly corners: Quad | undefined;
  readonly confidence: number;
  readonly shape: Shape | undefined;
  readonly verdict: 'ok' | 'retake';
  readonly reasons: readonly Reason[];
  /** Degrees clockwise by which the print leans in the frame, within ±45; the page is set straight by it. */
  readonly angle: number;
  /** Degrees clockwise the page was turned to stand upright: 0, 90, 180 or 270. */
  readonly turned: number;
  readonly straightened: Straightened | undefined;
}

/** Below this we say that nothing is there rather than crop at random. */
const leastConfidence = 0.5;

/**
 * Looks at a frame: where the sheet is, how it lies, whether it can be used.
 *
 * @param lap called with a stage's name when that stage is done, for timing
 */
export function analyse(frame: Rgb, lap: (stage: string) => void, wished?: Shape): Analysis {
  const sighting = find(frame);
  lap('find');
  if (!sighting || sighting.confidence < leastConfidence) {
    return {
      corners: sighting?.corners,
      confidence: sighting?.confidence ?? 0,
      shape: undefined,
      verdict: 'retake',
      reasons: ['nothing-there'],
      angle: 0,
      turned: 0,
      straightened: undefined,
    };
  }
  const { corners, confidence } = sighting;
  const shape = wished ?? nameShape(trueAspect(corners, frame.width, frame.height));
  const straightened = straighten(frame, corners, shape, 6);
  lap('straighten');
  const reasons = judgePage(frame, corners, straightened);
  lap('judge');
  const verdict = reasons.length === 0 ? 'ok' : 'retake';
  const angle = normal(leaning(corners) + straightened.skew);
  return { corners, confidence, shape, verdict, reasons, angle, turned: straightened.turned, straightened }; // prettier-ignore
}

/** The direction of the sheet's upper and lower rim, degrees clockwise. */
function leaning([a, b, c, d]: Quad): number {
  return (Math.atan2(b.y - a.y + c.y - d.y, b.x - a.x + c.x - d.x) * 180) / Math.PI;
}

function normal(angle: number): number {
  return angle > 45 ? angle - 90 : angle <= -45 ? angle + 90 : angle;
}
