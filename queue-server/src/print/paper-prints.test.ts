import { describe, expect, it } from 'vitest';
import type { Recorded } from '../journal/index.ts';
import { systemRng } from '../ports/index.ts';
import type { NumberEvent, PaperEvent } from '../protocol/index.ts';
import { documentNumber, documentNumbers, type Numbers } from './document-numbers.ts';
import { paperPrints, type PrintCommand, type PrintedPapers } from './paper-prints.ts';

const recorded = <Event>(event: Event): Recorded<Event & PaperEvent> =>
  ({ ...event, seq: 1, at: 1_000, by: 'clerk1' }) as Recorded<Event & PaperEvent>;

/** The rule with its state, as the journal keeps it. */
function sheets() {
  let state: PrintedPapers = {};
  const ask = (command: PrintCommand, by = 'clerk1') => {
    const context = { now: 1_000, by, rng: systemRng, stream: 'paper/1', nextSeq: 1 };
    const decided = paperPrints.decide(state, command, context);
    if ('refused' in decided) return decided.refused.code;
    for (const event of decided.events) state = paperPrints.evolve(state, recorded(event));
    return decided.answer;
  };
  const reserve = (again = false, by = 'clerk1') =>
    ask({ do: 'reserve', paper: '4', number: '云人社受〔2026〕7号', name: '1-04', again }, by);
  const settle = (print: number, outcome: 'printed' | 'failed') =>
    ask({ do: 'settle', paper: '4', print, outcome });
  return { reserve, settle, prints: () => state['4']?.prints ?? [] };
}

describe('the sheets of a paper', () => {
  it('are one sheet for whoever presses twice, or somebody else presses meanwhile', () => {
    const { reserve, prints } = sheets();
    const first = reserve();
    expect(first).toMatchObject({ print: 1, serial: '1-04-1', state: 'reserved', voids: null });
    expect(reserve()).toEqual(first);
    expect(reserve(true, 'clerk2')).toMatchObject({ print: 1, by: 'clerk1' });
    expect(prints()).toHaveLength(1);
  });

  it('are printed again only knowingly, under a serial that makes the one before void', () => {
    const { reserve, settle } = sheets();
    reserve();
    settle(1, 'printed');
    expect(reserve()).toBe('paper-printed');
    expect(reserve(true, 'clerk2')).toMatchObject({
      serial: '1-04-2',
      voids: '1-04-1',
      by: 'clerk2',
    });
  });

  it('that did not come out need no reason for another', () => {
    const { reserve, settle } = sheets();
    reserve();
    settle(1, 'failed');
    expect(reserve()).toMatchObject({ print: 2, voids: '1-04-1' });
  });

  it('have one fate each: the same word twice is heard once, another word is refused', () => {
    const { reserve, settle, prints } = sheets();
    reserve();
    expect(settle(1, 'printed')).toMatchObject({ state: 'printed' });
    expect(settle(1, 'printed')).toMatchObject({ state: 'printed' });
    expect(settle(1, 'failed')).toBe('paper-settled');
    expect(settle(2, 'printed')).toBe('paper-unknown');
    expect(prints()).toHaveLength(1);
  });
});

describe('the numbers of papers', () => {
  it('go up without a gap, and a paper keeps its own', () => {
    let state: Numbers = documentNumbers.initial('document-numbers/social-accepted-2026');
    const ask = (key: string) => {
      const context = { now: 0, by: 'clerk1', rng: systemRng, stream: '', nextSeq: 1 };
      const decided = documentNumbers.decide(state, { key }, context);
      if ('refused' in decided) throw new Error(decided.refused.code);
      for (const event of decided.events)
        state = documentNumbers.evolve(state, {
          ...event,
          seq: 1,
          at: 0,
          by: 'clerk1',
        } satisfies Recorded<NumberEvent>);
      return decided.answer;
    };
    expect(['a/4', 'b/4', 'a/4', 'c/4', 'b/4'].map(ask)).toEqual([1, 2, 1, 3, 2]);
    expect(documentNumber('云人社', 'accepted', '2026', 7)).toBe('云人社受〔2026〕7号');
  });
});
