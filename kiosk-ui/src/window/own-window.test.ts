import { describe, expect, it } from 'vitest';
import type { HallEvent } from '@banshi/queue-server/protocol';
import { evolveOwnWindow, ownWindow } from './own-window.ts';

const after = (...events: HallEvent[]) =>
  events.reduce(
    (own, event, i) =>
      evolveOwnWindow(own, { ...event, seq: i + 1, at: '2026-03-21T01:00:00.000Z' }, '3'),
    ownWindow,
  );
const called: HallEvent = {
  type: 'ticket-called',
  data: { ticket: 't1', number: 'B001', queue: 'pension', window: '3', because: '', times: 1 },
};
const held: HallEvent = {
  type: 'ticket-held',
  data: { ticket: 't1', window: '3', reason: '去复印', until: null },
};

describe('what a window keeps in mind', () => {
  it('lists what was put aside here, with its number and reason', () => {
    expect(after(called, held).held).toMatchObject([{ number: 'B001', reason: '去复印' }]);
  });

  it('forgets it when it comes back, or when the hold is taken back', () => {
    expect(after(called, held, { type: 'ticket-resumed', data: { ticket: 't1' } }).held).toEqual(
      [],
    );
    const undone: HallEvent = { type: 'action-undone', data: { undone: 2, account: 'clerk3' } };
    expect(after(called, held, undone).held).toEqual([]);
  });

  it('counts only its own visits', () => {
    const finish = (window: string): HallEvent => ({
      type: 'ticket-finished',
      data: { ticket: 't', window },
    });
    expect(after(finish('3'), finish('4'), finish('3')).finished).toBe(2);
  });
});
