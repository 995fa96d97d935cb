import type { Frame } from '../raster/raster.ts';
import type { RimPoints } from './fit-line.ts';
import { contrasted, readProfiles, sharpestStep, stationAt, type Stretch } from './profiles.ts';

/** Where the colour steps most sharply across a stretch, at up to `most` stations. */
export function rimPoints(frame: Frame, stretch: Stretch, reach: number, most: number): RimPoints | undefined { // prettier-ignore
  const count = Math.min(most, Math.floor(stretch.length / 4));
  if (count < 12) return undefined;
  const sampling = { count, reach, pitch: 1 };
  const levels = contrasted(readProfiles(frame, stretch, sampling), sampling);
  const ts: number[] = [];
  const ds: number[] = [];
  const ws: number[] = [];
  const width = 2 * reach + 1;
  for (let k = 0; k < count; k++) {
    const step = sharpestStep(levels.subarray(k * width, (k + 1) * width));
    if (!step || step.size < 2) continue;
    ts.push(stationAt(k, count, stretch.length));
    ds.push(step.at - reach);
    ws.push(Math.min(step.size, 40));
  }
  return { ts, ds, ws };
}
