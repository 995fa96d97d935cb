import type { Frame } from '../raster/raster.ts';
import { isSurelyOn, type RimPoints, type Straight } from './fit-line.ts';
import { along, contrastOf, readProfiles, sharpestStep, stationAt, type Direction, type Stretch } from './profiles.ts'; // prettier-ignore

/** Points of a rim with the colours beside them. */
export interface ColouredPoints extends RimPoints {
  /** How the inside differs from the outside, along the whole stretch. */
  readonly contrast: Direction;
  /** The colour just outside each point, and just inside. */
  readonly outside: readonly Direction[];
  readonly inside: readonly Direction[];
}

/** Pixels off the rim at which its colours are taken. */
const aside = 4;

/** Where the colour steps most sharply across a stretch, at up to `most` stations. */
export function rimPoints(
  frame: Frame,
  stretch: Stretch,
  reach: number,
  most: number,
): ColouredPoints | undefined {
  // prettier-ignore
  const count = Math.min(most, Math.floor(stretch.length / 4));
  if (count < 12) return undefined;
  const sampling = { count, reach, pitch: 1 };
  const profiles = readProfiles(frame, stretch, sampling);
  const contrast = contrastOf(profiles, sampling);
  const levels = along(profiles, contrast);
  const ts: number[] = [];
  const ds: number[] = [];
  const ws: number[] = [];
  const outside: Direction[] = [];
  const inside: Direction[] = [];
  const width = 2 * reach + 1;
  const colourAt = (k: number, place: number): Direction => {
    const at = (k * width + Math.round(Math.min(width - 1, Math.max(0, place)))) * 3;
    return [profiles[at] ?? 0, profiles[at + 1] ?? 0, profiles[at + 2] ?? 0];
  };
  for (let k = 0; k < count; k++) {
    const step = sharpestStep(levels.subarray(k * width, (k + 1) * width));
    if (!step || step.size < 2) continue;
    ts.push(stationAt(k, count, stretch.length));
    ds.push(step.at - reach);
    ws.push(Math.min(step.size, 40));
    outside.push(colourAt(k, step.at - aside));
    inside.push(colourAt(k, step.at + aside));
  }
  return { ts, ds, ws, contrast, outside, inside };
}

/** The mean colours outside and inside of those points that lie on a line. */
export function coloursBeside(
  points: ColouredPoints,
  line: Straight,
  slack: number,
): { outside: Direction; inside: Direction } | undefined {
  // prettier-ignore
  const on = [...points.ts.keys()].filter((k) => isSurelyOn(points, k, line, slack));
  if (on.length === 0) return undefined;
  const mean = (colours: readonly Direction[]): Direction => {
    const sum = (c: 0 | 1 | 2): number => on.reduce((all, k) => all + (colours[k]?.[c] ?? 0), 0);
    return [sum(0) / on.length, sum(1) / on.length, sum(2) / on.length];
  };
  return { outside: mean(points.outside), inside: mean(points.inside) };
}
