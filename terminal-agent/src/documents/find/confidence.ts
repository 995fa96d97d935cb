import { isBetweenSheets, type Notch } from './corner-notch.ts';
import type { Scored } from './find.ts';

/**
 * How sure we are, 0–1, that `best` is the sheet's rim, `first` being the quad that scored most.
 * Clear sides alone make a quad too sure of itself. Desk inside a corner, proportions no known sheet
 * has, and another quad nested with it each take a share of what exceeds an even chance: something
 * certainly lies there, but its rim may be another one.
 */
export function confidenceIn(first: Scored, best: Scored, notches: readonly Notch[]): number {
  const seen = presence(first);
  if (seen <= 0.5) return seen;
  return 0.5 + (seen - 0.5) * inCorners(notches, best.known) * (best.known < 0.1 ? 0.85 : 1) * (best === first ? 1 : 0.85); // prettier-ignore
}

function inCorners(notches: readonly Notch[], known: number): number {
  if (notches.some((notch) => isBetweenSheets(notch, known))) return 0.25;
  return notches.some(({ area }) => area > 0.006) ? 0.7 : 1;
}

/** Bare desks score up to 13 in drawn frames, sheets from 13 on; desks do so without clear sides. */
function presence({ score, support, evidence }: Scored): number {
  const doubt =
    (support.fine < 0.3 ? 2 : 0) + (evidence.step < 0.5 ? 1.5 : 0) + (support.cut > 0 ? 1 : 0);
  return 1 / (1 + Math.exp(12.3 - score + doubt));
}
