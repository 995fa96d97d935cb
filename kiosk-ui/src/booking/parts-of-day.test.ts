import { expect, it } from 'vitest';
import { partsOfDay, timeIn } from './parts-of-day.ts';

const slot = (start: string, left = 1) => ({ start, end: start, left });
const names = (zone: string, ...slots: readonly ReturnType<typeof slot>[]) =>
  partsOfDay(slots, zone).map(({ name, slots: own }) => [name.en, own.length]);

it('shows a slot under the hall’s hour, whatever zone the phone is in', () => {
  expect(timeIn('2026-11-20T01:30:00.000Z', 'Asia/Shanghai')).toBe('09:30');
  expect(
    names('Asia/Shanghai', slot('2026-11-20T01:30:00.000Z'), slot('2026-11-20T05:00:00.000Z')),
  ).toEqual([
    ['Morning', 1],
    ['Afternoon', 1],
  ]);
});

it('leaves out what is taken, and parts of the day in which nothing is left', () => {
  expect(
    names(
      'Asia/Shanghai',
      slot('2026-11-20T01:30:00.000Z', 0),
      slot('2026-11-20T16:00:00.000Z'),
      slot('2026-11-20T11:30:00.000Z'),
    ),
  ).toEqual([
    ['Night', 1],
    ['Evening', 1],
  ]);
});
