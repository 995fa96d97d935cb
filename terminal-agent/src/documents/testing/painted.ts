import type { Point } from '../geometry/point.ts';

type Colour = readonly [number, number, number];

/** For tests: convex polygons (clockwise corners) painted over one another on a ground of one colour. */
export function paint(
  width: number,
  height: number,
  ground: Colour,
  shapes: readonly (readonly [readonly Point[], Colour])[],
): { width: number; height: number; red: Float32Array; green: Float32Array; blue: Float32Array } {
  const plane = (channel: 0 | 1 | 2): Float32Array => {
    const out = new Float32Array(width * height).fill(ground[channel]);
    for (const [corners, colour] of shapes)
      for (let at = 0; at < out.length; at++)
        if (isInside(corners, at % width, Math.floor(at / width))) out[at] = colour[channel];
    return out;
  };
  return { width, height, red: plane(0), green: plane(1), blue: plane(2) };
}

function isInside(corners: readonly Point[], x: number, y: number): boolean {
  return corners.every((p, at) => {
    const q = corners[(at + 1) % corners.length] ?? p;
    return (q.x - p.x) * (y - p.y) - (q.y - p.y) * (x - p.x) >= 0;
  });
}
