import { expect, it } from 'vitest';
import type { Look } from '../ports/index.ts';
import { createHints } from './hint.ts';

const sheet = (shift = 0): Look => ({
  corners: [
    [0.2 + shift, 0.2],
    [0.8 + shift, 0.2],
    [0.8 + shift, 0.8],
    [0.2 + shift, 0.8],
  ],
  cut: false,
  dark: false,
  picture: new Uint8Array(),
  width: 640,
  height: 480,
});
const nothing: Look = { ...sheet(), corners: null };
const told = (looks: readonly Look[]) => {
  const hint = createHints();
  return looks.map(hint).at(-1);
};

it('asks to hold still while the sheet moves, and says good once it rests', () => {
  expect(told([0, 0.05, 0.1, 0.15].map(sheet))).toBe('hold-still');
  expect(told([0, 0.05, 0.1, 0.1, 0.1, 0.1].map(sheet))).toBe('good');
});

it('tells a sheet that is cut off, one in the dark, and an empty desk apart', () => {
  expect(told([{ ...sheet(), cut: true }])).toBe('move-away-from-edge');
  expect(told([{ ...sheet(), dark: true }])).toBe('too-dark');
  expect(told([{ ...nothing, dark: true }])).toBe('too-dark');
  expect(told([nothing])).toBe('nothing-there');
});

it('does not flicker for one look that saw something else', () => {
  expect(told([sheet(), sheet(), sheet(), sheet(), nothing])).toBe('good');
  expect(told([sheet(), sheet(), sheet(), sheet(), nothing, nothing, nothing])).toBe(
    'nothing-there',
  );
});

it('never says that nothing is there beside an outline', () => {
  expect(told([nothing, nothing, sheet()])).toBe('hold-still');
});
