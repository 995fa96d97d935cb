import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { china2026 } from './china-2026.ts';
import { isDate, legalDate, minutesOfDay, shiftDate } from './dates.ts';
import { dayOf, deadline, explainDeadline, workingDaysPassed } from './working-days.ts';

const calendar = { years: [china2026] };
const due = (from: string, days: number): string => {
  const result = deadline(calendar, from, days);
  return result.ok ? result.deadline.due : `${result.code} ${result.year}`;
};

describe('working days', () => {
  it.each([
    ['2026-03-21', 5, '2026-03-27'],
    ['2026-03-23', 5, '2026-03-30'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-02-09', 10, '2026-02-28'],
    ['2026-09-18', 3, '2026-09-22'],
    ['2026-09-30', 20, '2026-11-03'],
    ['2026-04-30', 1, '2026-05-06'],
    ['2026-11-21', 0, '2026-11-21'],
  ])('%s + %i working days is %s', (from, days, expected) => {
    expect(due(from, days)).toBe(expected);
  });

  it('raises an alarm for a year it does not know, and guesses nothing', () => {
    expect(due('2026-12-30', 3)).toBe('calendar-year-unknown 2027');
    expect(dayOf(calendar, '2025-12-31')).toEqual({ kind: 'unknown', year: 2025 });
    expect(workingDaysPassed(calendar, '2026-12-30', '2027-01-05')).toBeNull();
  });

  it('agrees with chinese-days on every day of 2026', () => {
    for (let date = '2026-01-01'; date <= '2026-12-31'; date = shiftDate(date, 1)) {
      const working = dayOf(calendar, date).kind === 'working';
      expect([date, working]).toEqual([date, chineseDays.isWorkday(date)]);
    }
  });

  it('shows its arithmetic', () => {
    const result = deadline(calendar, '2026-04-30', 1);
    if (!result.ok) throw new Error('2026 is known');
    expect(result.deadline.skipped.map(({ date }) => date)).toEqual([
      '2026-05-01',
      '2026-05-02',
      '2026-05-03',
      '2026-05-04',
      '2026-05-05',
    ]);
    expect(explainDeadline(result.deadline)).toEqual({
      zh: '自2026-04-30次日起第1个工作日为2026-05-06，扣除劳动节假期',
      en: '2026-05-06 is working day 1 after 2026-04-30; Labour Day does not count',
    });
  });

  it('counts passed working days the way deadlines do', () => {
    expect(workingDaysPassed(calendar, '2026-09-30', '2026-11-03')).toBe(20);
    expect(workingDaysPassed(calendar, '2026-11-21', '2026-11-21')).toBe(0);
  });
});

describe('dates', () => {
  it('belong to the site’s time zone, whatever the machine’s', () => {
    const evening = Date.parse('2026-03-23T16:30:00Z');
    expect(legalDate(evening, 'Asia/Shanghai')).toBe('2026-03-24');
    expect(legalDate(evening, 'Europe/London')).toBe('2026-03-23');
    expect(minutesOfDay(evening, 'Asia/Shanghai')).toBe(30);
  });

  it('exist or do not', () => {
    expect(isDate('2024-02-29')).toBe(true);
    expect(isDate('2026-02-29')).toBe(false);
    expect(isDate('2026-2-9')).toBe(false);
  });
});
