import { arrange, distance, signedArea, type Point, type Quad } from '../geometry/point.ts';
import { likeness, trueAspect } from '../geometry/shape.ts';
import type { Reduced } from '../raster/reduce.ts';

/** How wide a coloured border may be, as a share of the mean side, and how uneven from side to side. */
const band = { least: 0.02, most: 0.12, uneven: 1.6 } as const;
const stations = 24;
/** Levels (sum of three channels) by which a rim steps clearly. */
const clearStep = 28;
/** Edges looked at on each side. */
const perSide = 4;

interface Rim {
  /** Pixels outside the inner side. */
  readonly off: number;
  /** Share of the side along which the colour steps there. */
  readonly share: number;
  /** How much the colour just inside changes from one place to the next: little in a printed border, much on a figured cloth. */
  readonly restless: number;
  /** The mean colour just inside. */
  readonly colour: readonly [number, number, number];
}

/**
 * The rim of a sheet whose wide coloured border was taken for the desk: a quad around the found one
 * in a band of one width and one colour, which makes a sheet of a known shape of what is none. One
 * side may be half hidden under a hand. Searched for directly, because the lines of a border's outer
 * rim are few among the many of its ornaments and of a patterned desk.
 */
export function borderAround(reduced: Reduced, inner: Quad, known: number): Quad | undefined {
  if (known > 0.9) return undefined;
  const quad = arrange(inner);
  const size = Math.sqrt(Math.abs(signedArea(quad)));
  const rims = quad.map((p, at) => rimsBeside(reduced, p, quad[(at + 1) % 4] ?? p, size));
  const [first = [], second = [], third = [], fourth = []] = rims;
  let best: { quad: Quad; worth: number } | undefined;
  for (const a of first)
    for (const b of second)
      for (const c of third)
        for (const d of fourth) {
          const four = [a, b, c, d] as const;
          if (!isOneBand(four)) continue;
          const outer = grown(quad, four.map(({ off }) => off)); // prettier-ignore
          const likely = likeness(trueAspect(outer, reduced.width, reduced.height));
          if (likely < 0.85 || likely < known + 0.08) continue;
          const worth = likely + four.reduce((sum, { share }) => sum + share, 0);
          if (!best || worth > best.worth) best = { quad: outer, worth };
        }
  return best?.quad;
}

function isOneBand(four: readonly Rim[]): boolean {
  const offs = four.map(({ off }) => off);
  if (Math.max(...offs) > band.uneven * Math.min(...offs)) return false;
  const shares = four.map(({ share }) => share).sort((p, q) => p - q);
  if ((shares[0] ?? 0) < 0.55 || (shares[1] ?? 0) < 0.9) return false;
  if (four.filter(({ restless }) => restless < 20).length < 3) return false;
  // One colour all around, as light falls: three sides close together, the fourth may lie in shadow.
  const mean = [0, 1, 2].map((c) => four.reduce((sum, { colour }) => sum + (colour[c] ?? 0), 0) / 4); // prettier-ignore
  return four.every(({ colour }) => colour.reduce((sum, level, c) => sum + Math.abs(level - (mean[c] ?? 0)), 0) < 75); // prettier-ignore
}

/** Where the colour steps along a whole line parallel to the side p–q of a clockwise quad, outside it. */
function rimsBeside(reduced: Reduced, p: Point, q: Point, size: number): Rim[] {
  const { width, height, red, green, blue } = reduced;
  const length = distance(p, q);
  const nx = (q.y - p.y) / length;
  const ny = -(q.x - p.x) / length;
  const least = Math.max(4, Math.round(band.least * size));
  const most = Math.round(band.most * size);
  const votes = new Float32Array(most + 1);
  const colours = new Float32Array(3 * (most + 1));
  const restless = new Float32Array(most + 1);
  let places = new Int32Array(most + 5);
  let before = new Int32Array(most + 5).fill(-1);
  for (let k = 0; k < stations; k++) {
    const t = 0.02 + (0.96 * (k + 0.5)) / stations;
    for (let d = 0; d < places.length; d++) {
      const x = Math.round(p.x + (q.x - p.x) * t + nx * d);
      const y = Math.round(p.y + (q.y - p.y) * t + ny * d);
      places[d] = x < 0 || y < 0 || x >= width || y >= height ? -1 : y * width + x;
    }
    const apart = (i: number, j: number): number => {
      if (i < 0 || j < 0) return 0;
      return Math.abs((red[i] ?? 0) - (red[j] ?? 0)) + Math.abs((green[i] ?? 0) - (green[j] ?? 0)) + Math.abs((blue[i] ?? 0) - (blue[j] ?? 0)); // prettier-ignore
    };
    const steps = Array.from({ length: most + 1 }, (_, d) =>
      d < 2 ? 0 : apart(places[d - 2] ?? -1, places[d + 2] ?? -1),
    );
    for (let d = least; d <= most; d++) {
      // Seen in perspective the band is wider at one end: two pixels more or less still count.
      const here = (steps[d - 2] ?? 0) > clearStep || (steps[d - 1] ?? 0) > clearStep || (steps[d] ?? 0) > clearStep || (steps[d + 1] ?? 0) > clearStep || (steps[d + 2] ?? 0) > clearStep; // prettier-ignore
      if (here) votes[d] = (votes[d] ?? 0) + 1 / stations;
      const inside = places[d - 4] ?? -1;
      restless[d] = (restless[d] ?? 0) + apart(inside, before[d - 4] ?? -1) / (stations - 1);
      for (let c = 0; c < 3; c++) {
        const plane = c === 0 ? red : c === 1 ? green : blue;
        colours[3 * d + c] = (colours[3 * d + c] ?? 0) + (plane[inside] ?? 0) / stations;
      }
    }
    [places, before] = [before, places];
  }
  const rims: Rim[] = [];
  for (let d = least; d <= most;) {
    const share = votes[d] ?? 0;
    let end = d;
    while (end < most && votes[end + 1] === share) end++;
    const peak = share > (votes[d - 1] ?? 0) && share > (votes[end + 1] ?? 0);
    if (peak && share > 0.5) {
      const off = Math.round((d + end) / 2);
      const colour = [colours[3 * off] ?? 0, colours[3 * off + 1] ?? 0, colours[3 * off + 2] ?? 0] as const; // prettier-ignore
      rims.push({ off, share, colour, restless: restless[off] ?? 0 });
    }
    d = end + 1;
  }
  return rims.sort((a, b) => b.share - a.share).slice(0, perSide);
}

/** The clockwise quad with each side moved outwards by its own distance. */
function grown(quad: Quad, offs: readonly number[]): Quad {
  const lines = quad.map((p, at) => {
    const q = quad[(at + 1) % 4] ?? p;
    const length = distance(p, q);
    const nx = (q.y - p.y) / length;
    const ny = -(q.x - p.x) / length;
    return { nx, ny, rho: nx * p.x + ny * p.y + (offs[at] ?? 0) };
  });
  const meet = (at: number): Point => {
    const a = lines[(at + 3) % 4];
    const b = lines[at];
    if (!a || !b) return { x: 0, y: 0 };
    const det = a.nx * b.ny - b.nx * a.ny;
    return { x: (a.rho * b.ny - b.rho * a.ny) / det, y: (a.nx * b.rho - b.nx * a.rho) / det };
  };
  return [meet(0), meet(1), meet(2), meet(3)];
}
