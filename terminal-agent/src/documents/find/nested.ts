import { arrange, distance, signedArea, type Quad } from '../geometry/point.ts';
import type { Scored } from './find.ts';

/** How wide a printed border may be, as a share of the sheet's mean side, and how uneven from side to side. */
const band = { least: 0.012, most: 0.14 } as const;
const evenly = { uneven: 1.7, tapering: 2 } as const;
/** Around ornaments, of which any may be the best quad, where the outer rim leaves nothing to be desired. */
const unevenly = { uneven: 2.8, tapering: 4 } as const;

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
    const even = isPerfect(other) ? unevenly : evenly;
    if (!surrounds(other.corners, best.corners, even) && !completes(other, best)) continue;
    if (found === best || other.score > found.score) found = other;
  }
  return found;
}

/** A quad that is likelier the sheet than the best, which is only half of it or hardly better, if there is one. */
export function likelier(candidates: readonly Scored[]): Scored | undefined {
  const best = candidates[0];
  return best && (unfolded(candidates, best) ?? plainer(candidates, best));
}

/**
 * The whole sheet, where the best quad is one half of it: a sheet once folded shows its crease, with
 * light and shade to either side, and half an A4 has the proportions of a whole one. Two sheets never
 * lie so exactly edge to edge.
 */
function unfolded(candidates: readonly Scored[], best: Scored): Scored | undefined {
  if (best.known < 0.9) return undefined;
  const size = Math.sqrt(Math.abs(signedArea(best.corners)));
  return candidates.find(({ known, support, evidence, corners, score }) => {
    const times = evidence.area / best.evidence.area;
    if (known < 0.95 || support.cut > 0 || times < 1.9 || times > 2.1) return false;
    if (support.leastFine < 0.75 || evidence.weakestStep < 0.95 || score < best.score - 1.5) return false; // prettier-ignore
    return shared(corners, best.corners, 0.015 * size) === 2;
  });
}

/** One hardly worse by score that shows perfectly on all sides and has a known sheet's proportions, which the best has not. */
function plainer(candidates: readonly Scored[], best: Scored): Scored | undefined {
  return candidates.find(({ known, support, evidence, score }) => {
    if (score < best.score - 0.3 || known < 0.9 || known < best.known + 0.1) return false;
    const clear = support.fine > 0.97 && support.leastFine > 0.93 && support.coarse > 0.97;
    return clear && support.cut === 0 && evidence.weakestStep > 0.95;
  });
}

/** How many corners two quads have in common. */
function shared(a: Quad, b: Quad, within: number): number {
  return a.filter((p) => b.some((q) => distance(p, q) < within)).length;
}

function isPerfect({ known, support, evidence }: Scored): boolean {
  const clear = support.fine > 0.98 && support.leastFine > 0.97 && support.coarse > 0.98;
  return clear && known > 0.96 && evidence.weakestStep > 0.95;
}

/** Whether `outer` runs around `inner` in a band of one width. */
function surrounds(outer: Quad, inner: Quad, even: typeof evenly | typeof unevenly): boolean {
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
    return far > near * even.tapering ? 0 : (near + far) / 2 / size;
  });
  const least = Math.min(...widths);
  const most = Math.max(...widths);
  return least > band.least && most < band.most && most < least * even.uneven;
}

/** Whether the best quad, which is of no known shape, is a known one without the band along one of its sides. */
function completes(outer: Scored, best: Scored): boolean {
  const { evidence, support, known } = outer;
  if (best.known > 0.3 || known < 0.9 || support.leastFine < 0.85 || evidence.weakestStep < 0.95) return false; // prettier-ignore
  const size = Math.sqrt(Math.abs(signedArea(outer.corners)));
  const grown = Math.abs(signedArea(outer.corners)) / Math.abs(signedArea(best.corners));
  return shared(outer.corners, best.corners, 0.03 * size) === 2 && grown > 1.05 && grown < 1.7;
}
