import { inkOf, paperLevels } from '../rectify/ink.ts';
import { findSkew } from '../rectify/deskew.ts';
import { createDice } from './drawn/dice.ts';
import { scanSheet } from './lay-flat.ts';

const kinds = ['letter-zh', 'letter-en', 'form', 'table', 'illustrated', 'sparse'] as const;

/** Errors (degrees) and times (ms) of the search for lean on sheets leaning up to ± `range` degrees. */
export function measureSkew(
  seed: number,
  count: number,
  range: number,
  limit: number,
): { errors: number[]; times: number[] } {
  // prettier-ignore
  const errors: number[] = [];
  const times: number[] = [];
  for (let at = 0; at < count; at++) {
    const dice = createDice(seed + at);
    const angle = dice.between(-range, range);
    const page = scanSheet(dice, kinds[at % kinds.length] ?? 'form', angle);
    const ink = inkOf(page, paperLevels(page, 24));
    const started = performance.now();
    const skew = findSkew(ink, limit);
    times.push(performance.now() - started);
    errors.push(Math.abs(skew.angle - angle));
  }
  return { errors, times };
}
