import type { Point, Quad } from './point.ts';

/** Nine numbers in row order: a projective map of the plane. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number]; // prettier-ignore

export function project(map: Homography, x: number, y: number): Point {
  const w = map[6] * x + map[7] * y + map[8];
  return { x: (map[0] * x + map[1] * y + map[2]) / w, y: (map[3] * x + map[4] * y + map[5]) / w };
}

/** `second` after `first`. */
export function compose(second: Homography, first: Homography): Homography {
  const at = (row: number, column: number): number => {
    let sum = 0;
    for (let k = 0; k < 3; k++) sum += (second[row * 3 + k] ?? 0) * (first[k * 3 + column] ?? 0);
    return sum;
  };
  return [at(0, 0), at(0, 1), at(0, 2), at(1, 0), at(1, 1), at(1, 2), at(2, 0), at(2, 1), at(2, 2)];
}

export function invert(m: Homography): Homography {
  const [a, b, c, d, e, f, g, h, i] = m;
  return [
    e * i - f * h, c * h - b * i, b * f - c * e,
    f * g - d * i, a * i - c * g, c * d - a * f,
    d * h - e * g, b * g - a * h, a * e - b * d,
  ]; // prettier-ignore
}

/**
 * The map that takes the rectangle (0, 0)–(width, height) onto the quad, corner by corner
 * (Heckbert 1989, "Fundamentals of texture mapping", §2.2.3).
 */
export function fromRectangle(width: number, height: number, quad: Quad): Homography {
  const [p, q, r, s] = quad;
  const dx1 = q.x - r.x;
  const dy1 = q.y - r.y;
  const dx2 = s.x - r.x;
  const dy2 = s.y - r.y;
  const sx = p.x - q.x + r.x - s.x;
  const sy = p.y - q.y + r.y - s.y;
  const det = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / det;
  const h = (dx1 * sy - sx * dy1) / det;
  return [
    (q.x - p.x + g * q.x) / width, (s.x - p.x + h * s.x) / height, p.x,
    (q.y - p.y + g * q.y) / width, (s.y - p.y + h * s.y) / height, p.y,
    g / width, h / height, 1,
  ]; // prettier-ignore
}
