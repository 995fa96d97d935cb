import { distance, type Point, type Quad } from '../geometry/point.ts';
import type { BareScene } from './evidence.ts';

/** What lies at a corner inside the quad although it looks like what lies outside; shares of the quad's shorter side. */
export interface Notch {
  /** How far it reaches along the two sides that meet in the corner. */
  readonly along: readonly [number, number];
  /** Its area, as a share of the shorter side squared. */
  readonly area: number;
  /** How much of the box around it it fills: a rectangle all, a folded corner half. */
  readonly fill: number;
}

/**
 * Whether a notch is where two sheets' rims were joined into one quad: sheets lying askew leave a
 * rectangle of desk at a corner. A folded or rounded corner is a triangle, a shadow along a side is
 * long and thin, and a hand in the colour of the desk runs out of the box.
 *
 * @param known how near the quad's proportions are to a known sheet's: the edge of a shadow across a
 * whole sheet's corner leaves a wedge too
 */
export function isBetweenSheets({ along, area, fill }: Notch, known: number): boolean {
  const narrow = Math.min(...along);
  const wide = Math.max(...along);
  if (wide > 0.5) return false;
  // A sheet of just the right proportions with a large piece out of it has a hand upon it.
  if (known > 0.96 && area > 0.03) return false;
  const rectangle = fill > 0.68 && narrow > 0.05 && area > 0.004;
  const wedge = known < 0.9 && fill > 0.42 && narrow > 0.12 && area > 0.0165;
  return rectangle || wedge;
}

/**
 * Whether the quad's rim is that of two sheets. Two that lie parallel leave a rectangle of desk at two
 * corners, each too small to tell by itself.
 */
export function areBetweenSheets(notches: readonly Notch[], known: number): boolean {
  if (notches.some((notch) => isBetweenSheets(notch, known))) return true;
  const square = notches.filter(
    ({ along, area, fill }) => fill > 0.85 && Math.min(...along) > 0.035 && area > 0.003,
  );
  return square.length > 1;
}

/** Pixels of the scene from one looked-at place to the next. */
const step = 1.5;
/** The notch is followed along this share of a side. */
const followed = 0.6;
/** Colours (sums of three levels) nearer than this to the paper's are paper. */
const leastContrast = 12;

/** The notches at the quad's four corners, if any; the quad is in pixels of the scene. */
export function notchesOf(scene: BareScene, quad: Quad): Notch[] {
  const sides = quad.map((p, at) => distance(p, quad[(at + 1) % 4] ?? p));
  const short = Math.min(...sides);
  const found: Notch[] = [];
  quad.forEach((corner, at) => {
    const notch = notchAt(scene, corner, quad[(at + 1) % 4] ?? corner, quad[(at + 3) % 4] ?? corner, short); // prettier-ignore
    if (notch) found.push(notch);
  });
  return found;
}

/** Follows what looks like the outside from the corner `o` into the quad, whose sides lead to `a` and `b`. */
function notchAt(scene: BareScene, o: Point, a: Point, b: Point, short: number): Notch | undefined {
  const la = distance(o, a);
  const lb = distance(o, b);
  if (la < 20 || lb < 20) return undefined;
  const place = (u: number, v: number): number => {
    const x = Math.round(o.x + ((a.x - o.x) * u) / la + ((b.x - o.x) * v) / lb);
    const y = Math.round(o.y + ((a.y - o.y) * u) / la + ((b.y - o.y) * v) / lb);
    return x < 0 || y < 0 || x >= scene.width || y >= scene.height ? -1 : y * scene.width + x;
  };
  const outside: number[] = [];
  const reach = Math.min(0.25 * short, 40);
  for (let t = -2; t < reach; t += 2)
    for (const d of [-3, -4.5]) outside.push(place(t, d), place(d, t));
  const paper: number[] = [];
  for (let s = 0.3; s < 0.72; s += 0.05)
    paper.push(place(s * la, 3), place(3, s * lb), place(s * la, 0.7 * s * lb), place(0.7 * s * la, s * lb)); // prettier-ignore
  const beyond = outside.filter((at) => at >= 0);
  const within = paper.filter((at) => at >= 0);
  if (beyond.length < 12 || within.length < 8) return undefined;
  const clear = Math.max(leastContrast, 6 * scene.noise);
  const isDesk = (at: number): boolean => {
    if (at < 0) return false;
    const fromPaper = nearest(scene, at, within);
    return fromPaper >= clear && nearest(scene, at, beyond) < 0.5 * fromPaper;
  };
  const columns = Math.floor((followed * la) / step);
  const rows = Math.floor((followed * lb) / step);
  const seen = new Uint8Array(columns * rows);
  const stack: number[] = [];
  const visit = (i: number, j: number): void => {
    if (i < 0 || j < 0 || i >= columns || j >= rows || seen[j * columns + i]) return;
    seen[j * columns + i] = 1;
    if (isDesk(place((i + 1) * step, (j + 1) * step))) stack.push(j * columns + i);
  };
  for (let j = 0; j < 3; j++) for (let i = 0; i < 3; i++) visit(i, j);
  let count = 0;
  let right = 0;
  let bottom = 0;
  for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
    const i = cell % columns;
    const j = (cell - i) / columns;
    count++;
    right = Math.max(right, i + 1);
    bottom = Math.max(bottom, j + 1);
    visit(i + 1, j);
    visit(i - 1, j);
    visit(i, j + 1);
    visit(i, j - 1);
  }
  if (count < 4) return undefined;
  const unit = step / short;
  return {
    along: [right * unit, bottom * unit],
    area: count * unit * unit,
    fill: count / (right * bottom),
  };
}

/** How far the colour at a place is from the nearest of others (sum of the three channels' levels). */
function nearest({ red, green, blue }: BareScene, at: number, others: readonly number[]): number {
  const r = red[at] ?? 0;
  const g = green[at] ?? 0;
  const b = blue[at] ?? 0;
  let least = 1e9;
  for (const other of others) {
    const apart = Math.abs(r - (red[other] ?? 0)) + Math.abs(g - (green[other] ?? 0)) + Math.abs(b - (blue[other] ?? 0)); // prettier-ignore
    if (apart < least) least = apart;
  }
  return least;
}
