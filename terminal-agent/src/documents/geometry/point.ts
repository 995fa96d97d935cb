/** A place in an image: pixels, y downwards; the centre of the top-left pixel is (0, 0). */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Four corners, clockwise as seen on a screen. */
export type Quad = readonly [Point, Point, Point, Point];

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

export function mapQuad(quad: Quad, change: (corner: Point) => Point): Quad {
  return [change(quad[0]), change(quad[1]), change(quad[2]), change(quad[3])];
}

/** Signed area in square pixels; positive for clockwise corners (y downwards). */
export function signedArea(polygon: readonly Point[]): number {
  let twice = 0;
  let before = polygon.at(-1);
  for (const corner of polygon) {
    if (before) twice += before.x * corner.y - corner.x * before.y;
    before = corner;
  }
  return twice / 2;
}

/** The same corners, clockwise, beginning with the one nearest the frame's top-left. */
export function arrange(quad: Quad): Quad {
  const clockwise = signedArea(quad) >= 0 ? quad : ([quad[0], quad[3], quad[2], quad[1]] as const);
  let first = 0;
  clockwise.forEach((corner, at) => {
    const best = clockwise[first] ?? corner;
    if (Math.hypot(corner.x, corner.y) < Math.hypot(best.x, best.y)) first = at;
  });
  return rotateCorners(clockwise, first);
}

/** Begins the list of corners `steps` later. */
export function rotateCorners(quad: Quad, steps: number): Quad {
  const twice = [...quad, ...quad];
  const from = ((steps % 4) + 4) % 4;
  const [a, b, c, d] = twice.slice(from, from + 4);
  return a && b && c && d ? [a, b, c, d] : quad;
}
