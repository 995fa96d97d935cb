import { describe, expect, it } from 'vitest';
import { weigh } from '../judge/broken-line.ts';
import { createDice } from './drawn/dice.ts';
import { fitLines, type Example } from './fit-lines.ts';

describe('fitting broken lines', () => {
  it('learns from examples that only the middle of a cue counts, and another cue not at all', () => {
    const dice = createDice(5);
    const examples = Array.from({ length: 400 }, (): Example => {
      const size = dice.between(0, 3);
      return { cues: { size, chance: dice.between(0, 1) }, is: size > 1 && size < 2 };
    });

    const model = fitLines(
      { bias: 0, cues: { size: [[0, 0], [0.8, 0], [1.2, 0], [1.8, 0], [2.2, 0], [3, 0]], chance: [[0, 0], [1, 0]] } }, // prettier-ignore
      examples,
    );

    const says = (size: number, chance: number): boolean => weigh(model, { size, chance }) > 0;
    expect([says(0.5, 0), says(1.5, 0), says(2.6, 0)]).toEqual([false, true, false]);
    expect([says(0.5, 1), says(1.5, 1), says(2.6, 1)]).toEqual([false, true, false]);
  });
});
