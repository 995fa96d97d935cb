import { signedArea, type Point, type Quad } from './point.ts';

/** Intersection over union of two convex quads; 1 means the same region, 0 means apart. */
export function overlap(a: Quad, b: Quad): number {
  const first = clockwise(a);
  const second = clockwise(b);
  const shared = Math.abs(signedArea(clip(first, second)));
  const union = Math.abs(signedArea(first)) + Math.abs(signedArea(second)) - shared;
  return union > 0 ? shared / union : 0;
}

/** The part of `subject` inside the convex, clockwise `window` (Sutherland and Hodgman). */
export function clip(subject: readonly Point[], window: readonly Point[]): readonly Point[] {
  let inside = subject;
  window.forEach((from, at) => {
    const to = window[(at + 1) % window.length] ?? from;
    const side = (p: Point): number => (to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x); // prettier-ignore
    const kept: Point[] = [];
    inside.forEach((corner, index) => {
      const before = inside.at(index - 1) ?? corner;
      const now = side(corner);
      const then = side(before);
      if (now >= 0 !== then >= 0) {
        const t = then / (then - now);
        kept.push({ x: before.x + (corner.x - before.x) * t, y: before.y + (corner.y - before.y) * t }); // prettier-ignore
      }
      if (now >= 0) kept.push(corner);
    });
    inside = kept;
  });
  return inside;
}

function clockwise(quad: Quad): readonly Point[] {
  return signedArea(quad) >= 0 ? quad : quad.toReversed();
}
