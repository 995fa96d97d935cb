import type { Frame } from '../raster/raster.ts';
import type { RimPoints } from './fit-line.ts';
import { contrasted, readProfiles, stationAt, type Sampling, type Stretch } from './profiles.ts';

const stations = 96;
/** Steps of the profile compared inside against outside: broader than print's strokes. */
const box = 5;
/** Steps the rim may move from one station to the next. */
const swerve = 3;
/** What each such step costs, against a clear station's worth of 1. */
const toll = 0.08;

/**
 * Follows a rim that bends: of all paths along the stretch, within `far` pixels to either side, the
 * one on which inside and outside differ most (dynamic programming). Good to a step of the profile.
 */
export function edgePath(frame: Frame, stretch: Stretch, far: number): RimPoints | undefined {
  const count = Math.min(stations, Math.floor(stretch.length / 4));
  if (count < 24) return undefined;
  const pitch = Math.max(1, far / 40);
  const sampling: Sampling = { count, reach: Math.ceil(far / pitch) + box, pitch };
  const clear = steps(contrasted(readProfiles(frame, stretch, sampling), sampling), sampling);
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

/** How clearly each place of each profile steps from outside to inside, 0–1. */
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
  const usual = out.toSorted();
  // What a tenth of all places reach counts as clear: the rim is about as wide as that.
  const full = Math.max(6, usual[Math.floor(usual.length * 0.93)] ?? 0);
  return out.map((step) => Math.min(1, step / full));
}

function bestPath(clear: Float32Array, count: number): number[] {
  const width = clear.length / count;
  const worth = clear.slice();
  const came = new Int8Array(clear.length);
  for (let k = 1; k < count; k++) {
    const row = k * width;
    for (let i = 0; i < width; i++) {
      let most = -1;
      for (let by = -swerve; by <= swerve; by++) {
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
