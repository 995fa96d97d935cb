import { distance, type Point, type Quad } from './point.ts';

/** What a sheet is taken for; `a4` also stands for its half, A5, which a picture cannot tell apart. */
export const shapes = ['a4', 'a5', 'id-1', 'other'] as const;
export type Shape = (typeof shapes)[number];

/** True sizes in millimetres, shorter side first (ISO 216; ISO/IEC 7810 ID-1). */
export const millimetres = {
  a4: { short: 210, long: 297 },
  a5: { short: 148, long: 210 },
  'id-1': { short: 53.98, long: 85.6 },
} as const;

/**
 * How many times longer than high the sheet really is (first to second corner against second to
 * third), undone from perspective for a camera with square pixels that looks through the frame's
 * middle (Zhang and He 2007, "Whiteboard scanning and image enhancement", §4).
 */
export function trueAspect(quad: Quad, width: number, height: number): number {
  const [[a, b, c], [d, e, f]] = sidesOf(quad, width, height);
  // Focal length in frame widths, squared; without much perspective it is guessed as a usual lens,
  // and what no usual lens has is a crop or a curl.
  const measured = -(a * d + b * e) / (c * f);
  const certain = Math.abs(c * f) > 0.004 && measured > 0;
  const focal2 = certain ? Math.min(1.4, Math.max(0.45, measured)) : 0.7;
  const exact = Math.sqrt((a * a + b * b + c * c * focal2) / (d * d + e * e + f * f * focal2));
  // Pictures may be cropped, and then do not look through their middle: the plain ratio of the
  // sides, which knows of no lens, keeps such a guess from running away.
  const plain =
    (distance(quad[0], quad[1]) + distance(quad[3], quad[2])) /
    (distance(quad[1], quad[2]) + distance(quad[0], quad[3]));
  return exact ** 0.7 * plain ** 0.3;
}

/** Focal lengths of usual cameras, in frame widths. */
const lenses = [0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5] as const;

/**
 * Degrees by which the quad's corners stay off square for the lens that suits it best: a sheet's
 * rim has right angles from wherever it is seen, two sheets' rims taken for one have not.
 */
export function slant(quad: Quad, width: number, height: number): number {
  const [[a, b, c], [d, e, f]] = sidesOf(quad, width, height);
  let least = 90;
  for (const lens of lenses) {
    const focal2 = lens * lens;
    const across = a * d + b * e + c * f * focal2;
    const lengths = (a * a + b * b + c * c * focal2) * (d * d + e * e + f * f * focal2);
    least = Math.min(least, (Math.asin(Math.min(1, Math.abs(across) / Math.sqrt(lengths))) * 180) / Math.PI); // prettier-ignore
  }
  return least;
}

type Vector = readonly [number, number, number];

/** The directions of two sides that meet, in space but for the focal length, which stretches the third number. */
function sidesOf(quad: Quad, width: number, height: number): readonly [Vector, Vector] {
  const cx = (width - 1) / 2;
  const cy = (height - 1) / 2;
  const scale = Math.max(width, height);
  const at = ({ x, y }: Point): Vector => [(x - cx) / scale, (y - cy) / scale, 1];
  const m1 = at(quad[0]);
  const m2 = at(quad[1]);
  const m4 = at(quad[2]);
  const m3 = at(quad[3]);
  const k2 = dot(cross(m1, m4), m3) / dot(cross(m2, m4), m3);
  const k3 = dot(cross(m1, m4), m2) / dot(cross(m3, m4), m2);
  return [
    [k2 * m2[0] - m1[0], k2 * m2[1] - m1[1], k2 - 1],
    [k3 * m3[0] - m1[0], k3 * m3[1] - m1[1], k3 - 1],
  ];
}

/** How near the aspect comes to a known shape's: 1 exactly, falling off within a few per cent. */
export function likeness(aspect: number): number {
  const log = Math.abs(Math.log(aspect));
  const off = Math.min(
    Math.abs(log - Math.log(Math.SQRT2)),
    Math.abs(log - Math.log(85.6 / 53.98)),
  );
  return Math.exp(-((off / 0.035) ** 2));
}

/**
 * The known shape with this aspect, within what a curled sheet and a guessed lens blur.
 *
 * @param long the longer side in millimetres, where the camera's scale is known: A5 is told from A4
 * by nothing else
 */
export function nameShape(aspect: number, long?: number): Shape {
  const ratio = aspect < 1 ? 1 / aspect : aspect;
  if (ratio > 1.345 && ratio <= 1.497) return long !== undefined && long < halfway ? 'a5' : 'a4';
  if (ratio > 1.497 && ratio < 1.68) return 'id-1';
  return 'other';
}

/** Between the longer sides of A5 and A4, as far from one as from the other. */
const halfway = Math.sqrt(millimetres.a5.long * millimetres.a4.long);

function cross(p: readonly number[], q: readonly number[]): [number, number, number] {
  const [a = 0, b = 0, c = 0] = p;
  const [d = 0, e = 0, f = 0] = q;
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}

function dot(p: readonly number[], q: readonly number[]): number {
  return (p[0] ?? 0) * (q[0] ?? 0) + (p[1] ?? 0) * (q[1] ?? 0) + (p[2] ?? 0) * (q[2] ?? 0);
}
