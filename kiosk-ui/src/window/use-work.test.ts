import { describe, expect, it } from 'vitest';
import { touches } from './use-work.ts';

describe('a console reads anew who comes next', () => {
  const event = (type: string, data: object) => ({ seq: 1, type, at: '', data });
  const here = (type: string, data: object) => touches(event(type, data), '3', ['pension']);

  it('after what concerns its window or a queue it serves', () => {
    expect(here('ticket-issued', { ticket: 't1', queue: 'pension' })).toBe(true);
    expect(here('ticket-called', { ticket: 't1', queue: 'pension', window: '4' })).toBe(true);
    expect(here('window-opened', { window: '3' })).toBe(true);
    expect(here('ticket-resumed', { ticket: 't1' })).toBe(true);
    expect(here('ticket-missed', { ticket: 't1', window: '4', back: 3 })).toBe(true);
  });

  it('not after everything that happens in the hall', () => {
    expect(here('ticket-issued', { ticket: 't1', queue: 'tax' })).toBe(false);
    expect(here('ticket-called', { ticket: 't1', queue: 'tax', window: '20' })).toBe(false);
    expect(here('ticket-started', { ticket: 't1', window: '20' })).toBe(false);
    expect(touches({ seq: 1, type: 'hidden', at: '' }, '3', [])).toBe(false);
  });
});
