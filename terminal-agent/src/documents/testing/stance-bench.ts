import { quarterTurn } from '../rectify/deskew.ts';
import { inkOf, paperLevels } from '../rectify/ink.ts';
import { findStance } from '../rectify/upright.ts';
import { createDice } from './drawn/dice.ts';
import { scanSheet } from './lay-flat.ts';

const kinds = ['letter-zh', 'letter-en', 'form', 'table', 'illustrated', 'receipt'] as const;

/** How many of `count` sheets, lying in all four positions, are set upright, and the times (ms). */
export function measureStance(seed: number, count: number): { right: number; times: number[] } {
  let right = 0;
  const times: number[] = [];
  for (let at = 0; at < count; at++) {
    const dice = createDice(seed + at);
    let page = scanSheet(dice, kinds[at % kinds.length] ?? 'form', dice.between(-1, 1));
    const quarters = Math.floor(at / kinds.length) % 4;
    for (let turn = 0; turn < quarters; turn++) page = quarterTurn(page);
    const ink = inkOf(page, paperLevels(page, 24));
    const started = performance.now();
    const { turned } = findStance(ink);
    times.push(performance.now() - started);
    if ((turned + quarters * 90) % 360 === 0) right++;
  }
  return { right, times };
}
