import { expect, it } from 'vitest';
import type { Look } from '../ports/index.ts';
import { createRestWatch } from './rest.ts';

const lying = (at: number): Look => ({
  corners: [
    [at, at],
    [at + 0.4, at],
    [at + 0.4, at + 0.5],
    [at, at + 0.5],
  ],
  cut: false,
  dark: false,
  picture: new Uint8Array(),
  width: 640,
  height: 480,
});
const bare: Look = { ...lying(0), corners: null };

it('lets a sheet be taken when it has lain well for nine tenths of a second, and not before', () => {
  const watch = createRestWatch();
  expect(watch.see(lying(0.2), 'hold-still', 0).share).toBe(0);
  expect(watch.see(lying(0.2), 'good', 100).share).toBe(0);
  expect(watch.see(lying(0.2), 'good', 550).share).toBe(0.5);
  expect(watch.see(lying(0.2), 'good', 1_000).share).toBe(1);
});

it('begins anew when the sheet is moved', () => {
  const watch = createRestWatch();
  watch.see(lying(0.2), 'good', 0);
  watch.see(lying(0.25), 'hold-still', 500);
  expect(watch.see(lying(0.25), 'good', 1_000).share).toBe(0);
});

it('takes a sheet once: only when it was lifted or moved may the next one be taken', () => {
  const watch = createRestWatch();
  watch.see(lying(0.2), 'good', 0);
  watch.taken();
  expect(watch.see(lying(0.2), 'good', 2_000)).toEqual({ share: 0, taken: true });
  expect(watch.see(lying(0.21), 'good', 4_000)).toEqual({ share: 0, taken: true });
  expect(watch.see(bare, 'nothing-there', 5_000).taken).toBe(false);
  watch.see(lying(0.2), 'good', 6_000);
  expect(watch.see(lying(0.2), 'good', 6_900).share).toBe(1);
});
