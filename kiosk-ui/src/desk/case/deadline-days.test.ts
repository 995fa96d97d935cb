import { describe, expect, it } from 'vitest';
import type { Deadline } from '@banshi/queue-server/protocol';
import { dateIn, daysLeft, deadlineDays } from './deadline-days.ts';

const weekend = { zh: '周末', en: 'Weekend' };
const deadline: Deadline = {
  from: '2026-03-21',
  workingDays: 5,
  due: '2026-03-27',
  skipped: [{ date: '2026-03-22', because: weekend }],
};

describe('the days of a deadline', () => {
  it('counts from day 0 to the last working day, with the reason of each day left out', () => {
    expect(deadlineDays(deadline).map(({ date, counts }) => [date.slice(8), counts])).toEqual([
      ['21', 0],
      ['22', null],
      ['23', 1],
      ['24', 2],
      ['25', 3],
      ['26', 4],
      ['27', 5],
    ]);
    expect(deadlineDays(deadline)[1]?.because).toBe(weekend);
  });

  it('ends where the server says, over a change of month', () => {
    const days = deadlineDays({
      from: '2026-09-30',
      workingDays: 1,
      due: '2026-10-01',
      skipped: [],
    });
    expect(days.at(-1)).toEqual({ date: '2026-10-01', counts: 1, because: null });
  });

  it('says how many days are left, by the date of the site', () => {
    expect(daysLeft('2026-03-27', '2026-03-25')).toBe(2);
    expect(daysLeft('2026-03-27', '2026-03-29')).toBe(-2);
    expect(dateIn('Asia/Shanghai', Date.parse('2026-03-21T17:00:00Z'))).toBe('2026-03-22');
  });
});
