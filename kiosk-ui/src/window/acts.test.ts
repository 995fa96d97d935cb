import { describe, expect, it } from 'vitest';
import { actOfKey, acts, likely, whyNot, type Act, type Situation } from './acts.ts';

const at = (situation: Partial<Situation>): Situation => ({
  window: 'open',
  ticket: null,
  undoable: false,
  further: false,
  ...situation,
});
const possible = (situation: Situation) =>
  (Object.keys(acts) as Act[]).filter((act) => whyNot(act, situation) === null);

describe('what a clerk can do', () => {
  it('offers the next ticket at an open window, and nothing that needs a ticket', () => {
    expect(possible(at({}))).toEqual(['next', 'give', 'line', 'walk-up', 'pause', 'close']);
  });

  it('does not call over somebody who is still walking to the window', () => {
    const walking = at({ ticket: 'called' });
    expect(whyNot('next', walking)?.zh).toContain('请开始或过号');
    expect(possible(walking)).toEqual([
      'give',
      'line',
      'recall',
      'start',
      'finish',
      'continue',
      'hold',
      'no-show',
      'cancel',
      'transfer',
      'pause',
      'close',
    ]);
  });

  it('does not pause or close on a citizen who sits there', () => {
    expect(possible(at({ ticket: 'serving' }))).toEqual([
      'next',
      'give',
      'line',
      'finish',
      'continue',
      'hold',
      'cancel',
      'transfer',
    ]);
  });

  it('leaves a colleague’s window alone, but for giving tickets and for closing it', () => {
    expect(possible(at({ foreign: true }))).toEqual(['give', 'line', 'close']);
    expect(whyNot('start', at({ foreign: true, ticket: 'called' }))?.en).toContain('Another clerk');
  });

  it('sends a citizen on to another service only from the window they are at', () => {
    expect(possible(at({}))).not.toContain('continue');
    expect(possible(at({ ticket: 'serving' }))).toContain('continue');
    expect(actOfKey('F6', true, 'open')).toBe('continue');
  });

  it('lets a desk give tickets and check bookings in while its window is closed', () => {
    expect(possible(at({ window: 'closed' }))).toEqual(['give', 'line', 'open']);
  });

  it('has a key of its own for every act', () => {
    const keys = Object.entries(acts).map(([, { key }]) => key);
    // Opening and pausing share theirs: only one of them is possible.
    expect(new Set(keys).size).toBe(keys.length - 1);
  });

  it('gives each act its key, and F12 the one that is possible', () => {
    expect(actOfKey('F2', false, 'open')).toBe('next');
    expect(actOfKey('F12', false, 'open')).toBe('pause');
    expect(actOfKey('F12', false, 'paused')).toBe('open');
    expect(actOfKey('F12', true, 'open')).toBe('close');
    expect(actOfKey('F2', true, 'open')).toBe('give');
    expect(actOfKey('F5', false, 'open')).toBeNull();
  });

  it('draws the likely step large', () => {
    expect(likely(at({ window: 'closed' }))).toBe('open');
    expect(likely(at({}))).toBe('next');
    expect(likely(at({ ticket: 'called' }))).toBe('start');
    expect(likely(at({ ticket: 'serving' }))).toBe('finish');
  });
});
