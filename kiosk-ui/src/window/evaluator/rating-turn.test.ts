import { describe, expect, it } from 'vitest';
import type { HallEvent, LoggedEvent } from '@banshi/queue-server/protocol';
import { nextTurn } from './rating-turn.ts';

const at = '2026-03-21T01:00:00.000Z';
const event = (body: HallEvent): LoggedEvent => ({ ...body, seq: 1, at });
const finished = (window: string) =>
  event({ type: 'ticket-finished', data: { ticket: 't1', window } });
const asked = nextTurn(null, finished('3'), '3', 'B001');

describe('whose visit is rated', () => {
  it('asks about the visit that was finished at this window, and no other', () => {
    expect(asked).toEqual({ ticket: 't1', number: 'B001', since: Date.parse(at) });
    expect(nextTurn(null, finished('4'), '3', null)).toBeNull();
  });

  it('stops asking when the next citizen sits down, so that nobody rates for another', () => {
    const started = event({ type: 'ticket-started', data: { ticket: 't2', window: '3' } });
    expect(nextTurn(asked, started, '3', null)).toBeNull();
  });

  it('keeps asking while the next one is only called', () => {
    const called = event({
      type: 'ticket-called',
      data: { ticket: 't2', number: 'B2', queue: 'q', window: '3', because: '', times: 1 },
    });
    expect(nextTurn(asked, called, '3', null)).toBe(asked);
  });
});
