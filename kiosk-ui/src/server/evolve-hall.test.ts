import { describe, expect, it } from 'vitest';
import type { HallEvent, LoggedEvent } from '@banshi/queue-server/protocol';
import { evolveHall } from './evolve-hall.ts';
import { sampleHall } from './testing/sample-hall.ts';

const next = (event: HallEvent, seq = sampleHall.seq + 1): LoggedEvent => ({
  seq,
  at: '2026-03-21T01:43:00.000Z',
  ...event,
});
const called = next({
  type: 'ticket-called',
  data: { ticket: 't9', number: 'B032', queue: 'social', window: '9', because: '', times: 1 },
});

describe('the picture of a hall', () => {
  it('shows a call at once: on top of the calls, at its window, one fewer waiting', () => {
    const { view } = evolveHall(sampleHall, called);
    expect(view.calls[0]).toMatchObject({ number: 'B032', windowLabel: { zh: '9 号窗口' } });
    expect(view.windows.find(({ id }) => id === '9')?.ticket?.number).toBe('B032');
    expect(view.queues[0]?.waiting).toBe(13);
    expect(view.seq).toBe(241);
  });

  it('does not count an event twice that the snapshot knows already', () => {
    expect(evolveHall(sampleHall, { ...called, seq: 240 }).view).toBe(sampleHall);
  });

  it('lifts a recalled ticket to the top instead of listing it twice', () => {
    const recall = next({
      type: 'ticket-recalled',
      data: { ticket: 't-C018', number: 'C018', queue: 'estate', window: '7', times: 2 },
    });
    const { calls } = evolveHall(sampleHall, recall).view;
    expect(calls[0]).toMatchObject({ number: 'C018', times: 2 });
    expect(calls.filter(({ number }) => number === 'C018')).toHaveLength(1);
  });

  it('never keeps more than twelve calls, however long the day', () => {
    let view = sampleHall;
    for (let n = 1; n <= 40; n++) {
      view = evolveHall(view, {
        ...called,
        seq: view.seq + 1,
        data: { ...(called.data as object), ticket: `n${n}`, number: `B${n}` },
      }).view;
    }
    expect(view.calls).toHaveLength(12);
  });

  it('asks the server again at once when a clerk takes something back', () => {
    expect(
      evolveHall(sampleHall, next({ type: 'action-undone', data: { undone: 240, account: 'c' } }))
        .refresh,
    ).toBe('now');
  });

  it('moves on past events that are not for it', () => {
    const hidden: LoggedEvent = { seq: 241, type: 'hidden', at: sampleHall.at };
    expect(evolveHall(sampleHall, hidden)).toMatchObject({ view: { seq: 241 }, refresh: 'none' });
  });
});
