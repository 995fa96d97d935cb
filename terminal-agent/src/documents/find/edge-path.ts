import type { Frame } from '../raster/raster.ts';
import { isSurelyOn, type RimPoints } from './fit-line.ts';
import { along, readProfiles, stationAt, type Sampling, type Stretch } from './profiles.ts';
import type { ColouredPoints } from './rim-points.ts';

/** A bent rim leans at most so much against its chord: a path that must cross over to another edge takes long for it. */
export const steepest = 0.2;
/** Steps of the profile compared inside against outside: broader than print's strokes. */
const box = 5;
/** What a step to the side costs, against a clear station's worth of 1. */
const toll = 0.08;

/**
 * Follows a rim that bends: of all paths along the stretch, within `far` pixels to either side, the
 * one on which inside and outside differ most (dynamic programming). Good to a step of the profile.
 *
 * @param chord the rim's points as they lie about the stretch: through those on it, within `slack`, the path goes
 */
export function edgePath(
  frame: Frame,
  stretch: Stretch,
  chord: ColouredPoints,
  far: number,
  slack: number,
): RimPoints | undefined {
  const pitch = Math.max(1, far / 40);
  // From one station to the next the path moves by one step of the profile at most.
  const count = Math.floor((stretch.length * steepest) / pitch);
  if (count < 24) return undefined;
  const sampling: Sampling = { count, reach: Math.ceil(far / pitch) + box, pitch };
  const levels = along(readProfiles(frame, stretch, sampling), chord.contrast);
  const clear = relative(steps(levels, sampling), sampling, stretch.length, chord, slack);
  const places = bestPath(clear, count);
  const width = clear.length / count;
  const ts: number[] = [];
  const ds: number[] = [];
  const ws: number[] = [];
  places.forEach((i, k) => {
    ts.push(stationAt(k, count, stretch.length));
    ds.push((i - (width - 1) / 2) * pitch);
    ws.push(clear[k * width + i] ?? 0);
  });
  return { ts, ds, ws };
}

/** By how much each place of each profile steps up from outside to inside. */
function steps(levels: Float32Array, { count, reach }: Sampling): Float32Array {
  const from = 2 * reach + 1;
  const width = from - 2 * box;
  const out = new Float32Array(count * width);
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < width; i++) {
      const at = k * from + i + box;
      let step = 0;
      for (let j = 1; j <= box; j++) step += (levels[at + j] ?? 0) - (levels[at - j] ?? 0);
      out[k * width + i] = Math.max(0, step / box);
    }
  }
  return out;
}

/**
 * Steps as shares of what the rim shows where it surely lies on the chord, at most 1; there they count
 * twice. Grain and print are often sharp, but hardly ever as broad a step as the rim itself.
 */
function relative(
  steps: Float32Array,
  { count }: Sampling,
  length: number,
  chord: ColouredPoints,
  slack: number,
): Float32Array {
  // prettier-ignore
  const width = steps.length / count;
  const middle = (width - 1) / 2;
  const sure = chord.ts.flatMap((t, at) => {
    if (!isSurelyOn(chord, at, { lift: 0, slope: 0 }, slack)) return [];
    const k = Math.round(((t / length - 0.04) / 0.92) * count - 0.5);
    return [Math.min(count - 1, Math.max(0, k)) * width + middle];
  });
  const usual = sure.map((at) => steps[at] ?? 0).sort((a, b) => a - b);
  const full = Math.max(6, 0.8 * (usual[usual.length >> 1] ?? 0));
  const clear = steps.map((step) => Math.min(1, step / full));
  for (const at of sure) clear[at] = 2;
  return clear;
}

function bestPath(clear: Float32Array, count: number): number[] {
  const width = clear.length / count;
  const worth = clear.slice();
  const came = new Int8Array(clear.length);
  for (let k = 1; k < count; k++) {
    const row = k * width;
    for (let i = 0; i < width; i++) {
      let most = -1;
      for (let by = -1; by <= 1; by++) {
        if (i + by < 0 || i + by >= width) continue;
        const here = (worth[row - width + i + by] ?? 0) - toll * Math.abs(by);
        if (here > most) {
          most = here;
          came[row + i] = by;
        }
      }
      worth[row + i] = (clear[row + i] ?? 0) + most;
    }
  }
  const path = new Array<number>(count).fill(0);
  let at = 0;
  const last = (count - 1) * width;
  for (let i = 0; i < width; i++) if ((worth[last + i] ?? 0) > (worth[last + at] ?? 0)) at = i;
  for (let k = count - 1; k >= 0; k--) {
    path[k] = at;
    at += came[k * width + at] ?? 0;
  }
  return path;
}
