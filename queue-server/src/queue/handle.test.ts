import { describe, expect, it } from 'vitest';
import { hallStory } from '../testing/hall-story.ts';
import { paceOf } from './expected-wait/measures.ts';
import { lineAt, ticketOf, windowOf } from './state.ts';

describe('a called ticket', () => {
  const called = () => {
    const story = hallStory();
    const ids = Array.from({ length: 6 }, () => {
      story.wait(1);
      return story.ticket();
    });
    story.did({ do: 'open', window: '1' });
    const id = story.call('1') ?? '';
    return { story, id, ids };
  };

  it('is called three times at most', () => {
    const { story, id } = called();
    story.did({ do: 'recall', ticket: id });
    story.did({ do: 'recall', ticket: id });
    expect(story.refused({ do: 'recall', ticket: id })).toBe('recall-limit');
  });

  it('goes three places back when nobody comes, and is over the second time', () => {
    const { story, id, ids } = called();
    story.did({ do: 'no-show', ticket: id });
    const order = [1, 2, 3, 4].map(() => story.call('1'));
    expect(order).toEqual([ids[1], ids[2], ids[3], id]);
    story.did({ do: 'no-show', ticket: id });
    expect(ticketOf(story.state, id)).toMatchObject({ state: 'missed' });
    expect(windowOf(story.state, '1').ticket).toBeNull();
  });

  it('goes back its places also among tickets of the same instant, which one commit gives', () => {
    const story = hallStory();
    const [first, ...others] = Array.from({ length: 6 }, () => story.ticket());
    story.did({ do: 'open', window: '1' });
    expect(story.call('1')).toBe(first);
    story.did({ do: 'no-show', ticket: first ?? '' });
    const [a, b, c, d, e] = others;
    // Now between two that stand where they stand only by their turn.
    story.did({ do: 'more-time', ticket: a ?? '' });
    expect([1, 2, 3, 4, 5, 6].map(() => story.call('1'))).toEqual([b, c, first, a, d, e]);
  });

  it('shows the times of its present call only', () => {
    const { story, id } = called();
    story.did({ do: 'start', ticket: id });
    story.did({ do: 'hold', ticket: id, reason: 'copy', minutes: null });
    const waits = story.did({ do: 'resume', ticket: id });
    expect(waits).not.toHaveProperty('ticket.calledAt');
    story.call('1');
    const view = story.did({ do: 'recall', ticket: id });
    expect(view).toHaveProperty('ticket.calledAt');
    expect(view).not.toHaveProperty('ticket.startedAt');
  });

  it('waits for the one window it was sent to, however many others are free', () => {
    const story = hallStory();
    const [first, second, third] = [story.ticket(), story.ticket(), story.ticket()];
    for (const [window, clerk] of [
      ['1', 'clerk1'],
      ['2', 'clerk2'],
      ['3', 'clerk3'],
    ] as const) {
      story.did({ do: 'open', window }, clerk);
    }
    expect(story.call('2', 'clerk2')).toBe(first);
    const sent = (ticket: string, to: object) => {
      const answer = story.did({ do: 'transfer', ticket, to: to as { window: string } });
      if (answer.kind !== 'ticket') throw new Error('no ticket');
      return answer.ticket.wait;
    };
    // A visit takes five minutes where nothing was measured yet.
    expect(sent(second, { window: '2' }).low).toBeGreaterThan(120);
    expect(sent(third, { account: 'clerk2' }).low).toBeGreaterThan(360);
    expect(sent(third, { account: 'clerk3' }).low).toBe(0);
  });

  it('is sent neither to a window that is closed nor to a person who is not there', () => {
    const { story, id } = called();
    for (const to of [{ window: '2' }, { account: 'clerk2' }]) {
      expect(story.refused({ do: 'transfer', ticket: id, to })).toBe('transfer-nowhere');
    }
    story.did({ do: 'open', window: '2' }, 'clerk2');
    story.did({ do: 'pause', window: '2', reason: 'lunch' }, 'clerk2');
    story.did({ do: 'transfer', ticket: id, to: { window: '2' } });
    story.did({ do: 'open', window: '2' }, 'clerk2');
    expect(story.call('2', 'clerk2')).toBe(id);
  });

  it('keeps walking, waiting and handling apart', () => {
    const { story, id } = called();
    story.wait(20);
    story.did({ do: 'start', ticket: id });
    story.wait(180);
    const answer = story.did({ do: 'finish', ticket: id });
    if (answer.kind !== 'ticket') throw new Error('no ticket');
    const { issuedAt, calledAt = '', startedAt = '', finishedAt = '' } = answer.ticket;
    const seconds = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 1_000;
    expect([
      seconds(issuedAt, calledAt),
      seconds(calledAt, startedAt),
      seconds(startedAt, finishedAt),
    ]).toEqual([5, 20, 180]);
    expect(answer.ticket.spent).toEqual({ waiting: 5, walking: 20, handling: 180 });
    const { count, mean } = paceOf(story.state.measures, 'social-accept');
    expect({ count, mean }).toEqual({ count: 1, mean: 200_000 });
  });

  it('belongs to the clerk of its window', () => {
    const { story, id } = called();
    expect(story.refused({ do: 'finish', ticket: id }, 'clerk2')).toBe('not-your-ticket');
    expect(story.refused({ do: 'cancel', ticket: id }, 'clerk2')).toBe('not-your-ticket');
  });

  it('can be put on hold and comes back by itself, where it was', () => {
    const { story, id, ids } = called();
    story.did({ do: 'hold', ticket: id, reason: 'copy', minutes: 10 });
    expect(story.call('1')).toBe(ids[1]);
    story.wait(601);
    expect(story.call('1')).toBe(id);
  });

  it('keeps its number and its place by time of issue when it is sent to another queue', () => {
    const { story, id } = called();
    const later = story.ticket('business-accept');
    story.did({ do: 'transfer', ticket: id, to: { queue: 'business-accept' } });
    story.did({ do: 'open', window: '4' }, 'clerk4');
    expect(lineAt(story.state, 'queue business-accept')).toEqual([1, 7]);
    expect(ticketOf(story.state, id)).toMatchObject({ number: 'A001', queue: 'business-accept' });
    expect(later).toBe('t7');
  });

  it('goes back to its place when the window closes in mid-queue', () => {
    const { story, id } = called();
    story.did({ do: 'close', window: '1' });
    expect(ticketOf(story.state, id)).toMatchObject({ state: 'waiting' });
    story.did({ do: 'open', window: '2' });
    expect(story.call('2')).toBe(id);
    story.did({ do: 'start', ticket: id });
    expect(story.refused({ do: 'close', window: '2' })).toBe('window-busy');
  });
});

describe('a visit with several services', () => {
  it('goes on from queue to queue under one number, and keeps its place by time of issue', () => {
    const story = hallStory();
    const { id, number } = story.issue({ then: ['business-accept', 'social-issue'] });
    const later = story.ticket('business-accept');
    story.did({ do: 'open', window: '1' });
    story.call('1');
    story.did({ do: 'start', ticket: id });
    story.wait(60);
    expect(story.did({ do: 'finish', ticket: id })).toMatchObject({
      ticket: { state: 'waiting', number, queue: 'business-accept', then: ['social-issue'] },
    });
    expect(lineAt(story.state, 'queue business-accept')).toEqual([1, Number(later.slice(1))]);
    story.did({ do: 'open', window: '4' }, 'clerk4');
    expect(story.call('4', 'clerk4')).toBe(id);
    // Pressing "next" sends it on too.
    story.call('4', 'clerk4');
    expect(ticketOf(story.state, id)).toMatchObject({ state: 'waiting', queue: 'social-issue' });
  });

  it('can grow at the window, and ends where nothing is left', () => {
    const story = hallStory();
    const { id } = story.issue();
    story.did({ do: 'open', window: '1' });
    story.call('1');
    expect(story.refused({ do: 'continue', ticket: id, add: [] })).toBe('visit-complete');
    expect(story.refused({ do: 'continue', ticket: id, add: ['nowhere'] })).toBe('queue-unknown');
    story.did({ do: 'continue', ticket: id, add: ['business-accept'] });
    expect(ticketOf(story.state, id)).toMatchObject({ state: 'waiting', then: [] });
    const seq = story.events.length;
    story.did({ do: 'undo', seq, anybodys: false });
    expect(windowOf(story.state, '1').ticket).toBe(1);
  });
});
