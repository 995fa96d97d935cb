import { arrange, distance, signedArea, type Quad } from '../geometry/point.ts';
import type { Scored } from './find.ts';

/** How wide a printed border may be, as a share of the sheet's mean side, and how uneven from side to side. */
const band = { least: 0.012, most: 0.14, uneven: 1.7, tapering: 2 } as const;

/**
 * The sheet's own rim when the best quad is only the rim of what is printed inside a coloured
 * border: certificates are bound so. The outer quad must show clearly on all four sides, have the
 * proportions of a known sheet, and run around the inner one in a band of one width. A sheet on a
 * larger one, or a shadow beside it, never lies that evenly.
 */
export function outermost(candidates: readonly Scored[]): Scored | undefined {
  const best = candidates[0];
  if (!best) return undefined;
  let found = best;
  for (const other of candidates) {
    const { support, known } = other;
    if (support.cut > 0 || support.fine < 0.9 || support.leastFine < 0.65 || support.beyond > 0.35) continue; // prettier-ignore
    if (known < 0.8 || known < best.known) continue;
    if (!surrounds(other.corners, best.corners) && !completes(other, best)) continue;
    if (found === best || known + support.fine > found.known + found.support.fine) found = other;
  }
  return found;
}

/** Whether `outer` runs around `inner` in a band of one width. */
function surrounds(outer: Quad, inner: Quad): boolean {
  const size = Math.sqrt(Math.abs(signedArea(outer)));
  if (Math.abs(signedArea(inner)) > 0.96 * Math.abs(signedArea(outer))) return false;
  const a = arrange(outer);
  const b = arrange(inner);
  const widths = a.map((p, at) => {
    const q = a[(at + 1) % 4] ?? p;
    const r = b[at] ?? p;
    const s = b[(at + 1) % 4] ?? q;
    // How far the inner side's ends lie inside the outer side (corners run clockwise).
    const depth = (x: number, y: number): number => ((q.x - p.x) * (y - p.y) - (q.y - p.y) * (x - p.x)) / distance(p, q); // prettier-ignore
    const near = Math.min(depth(r.x, r.y), depth(s.x, s.y));
    const far = Math.max(depth(r.x, r.y), depth(s.x, s.y));
    return far > near * band.tapering ? 0 : (near + far) / 2 / size;
  });
  const least = Math.min(...widths);
  const most = Math.max(...widths);
  return least > band.least && most < band.most && most < least * band.uneven;
}

/** Whether the best quad, which is of no known shape, is a known one without the band along one of its sides. */
function completes(outer: Scored, best: Scored): boolean {
  const { evidence, support, known } = outer;
  if (best.known > 0.3 || known < 0.9 || support.leastFine < 0.85 || evidence.weakestStep < 0.95) return false; // prettier-ignore
  const size = Math.sqrt(Math.abs(signedArea(outer.corners)));
  const shared = outer.corners.filter((p) =>
    best.corners.some((q) => distance(p, q) < 0.03 * size),
  );
  const grown = Math.abs(signedArea(outer.corners)) / Math.abs(signedArea(best.corners));
  return shared.length === 2 && grown > 1.05 && grown < 1.7;
}
