import { expect, it } from 'vitest';
import { textSetter } from '../pdf/set-text.ts';
import type { Ink } from '../pdf/ink.ts';
import { markLatinQuotes, plainLatinQuotes, unmarked } from './latin-quotes.ts';
import { openFonts } from './shell/open-fonts.ts';

// Only its size is read here.
const ink = { size: 10 } as Ink;

it('draws quotes beside Latin letters as narrow as letters, and Chinese ones as wide as characters', async () => {
  const { width, missing } = textSetter(await openFonts());
  expect(width('terminal’s', ink) - width('terminals', ink)).toBeCloseTo(2.79, 2);
  expect(width('说“好”', ink)).toBe(40);
  expect([...missing]).toEqual([]);
});

it('marks a quote only where Latin stands beside it, and knows which it was', () => {
  const marked = [...markLatinQuotes('the citizen’s “own” 填写“姓名”')];
  expect(marked.map(unmarked).join('')).toBe('the citizen’s “own” 填写“姓名”');
  expect(marked.filter((character) => unmarked(character) !== character)).toHaveLength(3);
});

it('gives printers without narrow quotes typewriter ones', () => {
  expect(plainLatinQuotes('the citizen’s “own” 填写“姓名”')).toBe(
    'the citizen\'s "own" 填写“姓名”',
  );
});
