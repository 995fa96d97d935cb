import { expect, it } from 'vitest';
import { nothingAsked, queryOf } from './asked.ts';

it('asks the server for no more than was asked', () => {
  expect(queryOf(nothingAsked)).toBe('');
  expect(queryOf({ ...nothingAsked, day: '2026-03-21', number: ' b031 ', undone: true })).toBe(
    '?day=2026-03-21&number=B031&undone=1',
  );
});
