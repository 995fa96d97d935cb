import { describe, expect, it } from 'vitest';
import { smallCity } from '../testing/small-city.ts';
import { businessDay, wallClock } from './business-day.ts';
import { hallOf } from './hall.ts';
import { openingAt, spansOn } from './opening.ts';

const county = smallCity.halls[1];
if (county === undefined) throw new Error('the small city has a county hall');
const { calendar } = smallCity;
const clock = wallClock('Asia/Shanghai');
const at = (text: string) => clock(Date.parse(`${text}+08:00`));

describe('the business day', () => {
  it('changes at its own border, not at midnight', () => {
    expect(businessDay(at('2026-11-21T23:59'), '04:00')).toBe('2026-11-21');
    expect(businessDay(at('2026-11-22T03:59'), '04:00')).toBe('2026-11-21');
    expect(businessDay(at('2026-11-22T04:00'), '04:00')).toBe('2026-11-22');
  });

  it('follows the site’s clock over the end of summer time', () => {
    const berlin = wallClock('Europe/Berlin');
    const local = (text: string) => berlin(Date.parse(text));
    expect(local('2026-10-25T00:30Z')).toEqual({ date: '2026-10-25', minutes: 150 });
    expect(local('2026-10-25T01:30Z')).toEqual({ date: '2026-10-25', minutes: 150 });
  });
});

describe('opening hours', () => {
  it.each([
    ['2026-11-20T08:29', 'before-hours'],
    ['2026-11-20T12:30', 'break'],
    ['2026-11-20T17:00', 'after-hours'],
    ['2026-11-22T10:00', 'rest-day'],
    ['2026-10-01T10:00', 'rest-day'],
  ])('are over at %s: %s', (time, because) => {
    expect(openingAt(county, calendar, at(time), 30)).toEqual({ open: false, because });
  });

  it('let tickets be taken half an hour before the first span, not before the second', () => {
    expect(openingAt(county, calendar, at('2026-11-20T08:30'), 30)).toEqual({ open: true });
    expect(openingAt(county, calendar, at('2026-11-20T08:30'))).toMatchObject({ open: false });
    expect(openingAt(county, calendar, at('2026-11-20T13:15'), 30)).toMatchObject({ open: false });
    expect(openingAt(county, calendar, at('2026-11-20T13:30'), 30)).toEqual({ open: true });
  });

  it('know make-up workdays, and Saturday mornings of single windows', () => {
    expect(openingAt(county, calendar, at('2026-10-10T15:00'))).toEqual({ open: true });
    expect(spansOn(county, calendar, '2026-11-21', ['1'])).toHaveLength(1);
    expect(spansOn(county, calendar, '2026-11-21', ['2'])).toEqual([]);
    expect(openingAt(county, calendar, at('2026-11-21T09:00'))).toEqual({ open: true });
  });

  it('still open the doors in a year without calendar data', () => {
    expect(openingAt(county, calendar, at('2031-11-20T10:00'))).toEqual({ open: true });
    expect(openingAt(county, calendar, at('2031-11-23T10:00'))).toMatchObject({ open: false });
  });
});

describe('a hall’s settings', () => {
  it('are refused with everything that contradicts itself', () => {
    const [queue] = county.queues;
    const [window] = county.windows;
    if (queue === undefined || window === undefined) throw new Error('the county has both');
    const twice = { ...county, queues: [queue, { ...queue, id: 'other' }] };
    expect(() => hallOf(twice, calendar)).toThrow('two prefixes are "A"');
    const lost = { ...county, windows: [window, { ...window, serves: ['gone'] }] };
    expect(() => hallOf(lost, calendar)).toThrow('two windows are "1"; qinghe: window 1 serves');
  });
});
