import { describe, expect, it } from 'vitest';
import { wallClock } from '../halls/business-day.ts';
import { bookingStep, isQuiet, ticketStep, usualReminders } from './notices.ts';
import { noticeText } from './words.ts';

const clock = wallClock('Asia/Shanghai');
const at = (text: string) => Date.parse(`2026-11-${text}+08:00`);
const start = at('20T10:00:00');
const asked = { start, reminded: false };
const booked = { state: 'booked', start } as const;
const step = (now: string, booking: Parameters<typeof bookingStep>[1] = booked, known = asked) =>
  bookingStep(known, booking, at(now), clock, usualReminders);

describe('a booking whose holder left a number', () => {
  it('is reminded of once, on the evening before, and never at night', () => {
    expect(step('19T17:59:00')).toEqual({ keep: asked });
    const reminded = { start, reminded: true };
    expect(step('19T18:00:00')).toEqual({ say: 'tomorrow', keep: reminded });
    expect(step('19T18:05:00', booked, reminded)).toEqual({ keep: reminded });
    // The server was away in the evening: in the morning, not at night, and not when it has begun.
    expect(step('19T23:00:00')).toEqual({ keep: asked });
    expect(step('20T08:00:00')).toMatchObject({ say: 'tomorrow' });
    expect(step('20T10:00:00')).toEqual({ keep: reminded });
  });

  it('is told when it was moved or given up, and forgotten when it is over', () => {
    const later = at('23T10:00:00');
    expect(step('18T12:00:00', { state: 'booked', start: later })).toEqual({
      say: 'moved',
      keep: { start: later, reminded: false },
    });
    expect(step('18T12:00:00', { state: 'cancelled', start })).toEqual({ say: 'cancelled' });
    expect(step('20T10:01:00', { state: 'arrived', start })).toEqual({});
    expect(step('20T10:20:00', { state: 'missed', start })).toEqual({});
    expect(bookingStep(asked, undefined, start, clock, usualReminders)).toEqual({});
  });
});

describe('a ticket whose holder left a number', () => {
  const ticket = (state: 'waiting' | 'called' | 'held' | 'finished', ahead = 9, low = 3_600) =>
    ticketStep(asked, { state, ahead, low }, usualReminders);
  it('is told of once, when few are ahead or the wait is short', () => {
    expect(ticket('waiting')).toEqual({ keep: asked });
    expect(ticket('held')).toEqual({ keep: asked });
    expect(ticket('waiting', 3)).toEqual({ say: 'near' });
    expect(ticket('waiting', 9, 600)).toEqual({ say: 'near' });
    expect(ticket('called')).toEqual({ say: 'near' });
    expect(ticket('finished')).toEqual({});
    expect(ticketStep(asked, undefined, usualReminders)).toEqual({});
  });
});

it('counts a night that goes over midnight as quiet, and one that does not', () => {
  const quiet = (minutes: number, from: string, to: string) =>
    isQuiet({ date: '2026-11-20', minutes }, { ...usualReminders, quiet: { from, to } });
  expect([quiet(1_300, '21:00', '08:00'), quiet(479, '21:00', '08:00')]).toEqual([true, true]);
  expect([quiet(480, '21:00', '08:00'), quiet(1_259, '21:00', '08:00')]).toEqual([false, false]);
  expect([quiet(780, '12:00', '14:00'), quiet(900, '12:00', '14:00')]).toEqual([true, false]);
});

it('fills every place of its words, in both languages', () => {
  const facts = {
    hall: { zh: '云溪', en: 'Yunxi' },
    queue: { zh: '养老', en: 'Pension' },
    when: '11-20 10:00',
    number: 'B012',
    url: 'http://x/y',
  };
  for (const notice of ['booked', 'moved', 'cancelled', 'tomorrow', 'near'] as const)
    for (const language of ['zh', 'en'] as const)
      expect(noticeText(notice, language, facts)).not.toMatch(/[{}]/);
});
