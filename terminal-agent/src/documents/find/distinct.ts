import type { Line } from './lines.ts';
import { inFrame, pointAt, type TracedLine } from './trace.ts';

/**
 * The lines worth combining, each once. Three rankings each send their best: votes (as the lines
 * come in, plain and print-free image in turn), length in the plain image, contrast in the
 * print-free one; what crowds out the sheet's rim in one of them rarely does in all.
 */
export function distinct(
  plain: readonly TracedLine[],
  bare: readonly TracedLine[],
  width: number,
  height: number,
  limit: number,
): TracedLine[] {
  const all = [...plain, ...bare];
  const rankings = [
    plain,
    bare,
    all.toSorted((a, b) => b.worthBare - a.worthBare),
    all.toSorted((a, b) => b.worthPlain - a.worthPlain),
  ];
  const next = rankings.map(() => 0);
  const kept: TracedLine[] = [];
  for (let left = all.length * 4; left > 0 && kept.length < limit; left--) {
    const turn = left % rankings.length;
    const line = rankings[turn]?.[next[turn] ?? 0];
    next[turn] = (next[turn] ?? 0) + 1;
    if (line && !kept.some((other) => same(line, other, width, height))) kept.push(line);
  }
  return kept;
}

function same(a: Line, b: Line, width: number, height: number): boolean {
  const dot = a.nx * b.nx + a.ny * b.ny;
  if (Math.abs(dot) < 0.9994) return false;
  // Both ends of one inside the frame lie within two pixels of the other.
  const [low, high] = inFrame(a, width, height);
  return [low + (high - low) * 0.15, high - (high - low) * 0.15].every((t) => {
    const { x, y } = pointAt(a, t);
    return Math.abs(b.nx * x + b.ny * y - b.rho) < 2;
  });
}
