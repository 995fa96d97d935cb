import { describe, expect, it } from 'vitest';
import { hallStory } from '../testing/hall-story.ts';
import { asideList } from './aside.ts';
import { atWork, hallLine } from './line.ts';
import { dueEvents } from './day.ts';
import { ticketOf } from './state.ts';

describe('aside', () => {
  const served = () => {
    const story = hallStory();
    const { id } = story.issue();
    story.did({ do: 'open', window: '1' });
    story.call('1');
    return { story, id };
  };

  it('a parked visit waits in its pool for any clerk', () => {
    const { story, id } = served();
    expect(story.refused({ do: 'park', ticket: id, pool: 'no', reason: '' })).toBe('pool-unknown');
    story.did({ do: 'park', ticket: id, pool: null, reason: '补照片' });
    expect(asideList(story.hall, story.state, 0).tickets).toMatchObject([
      { ticket: id, pool: 'aside', reason: '补照片', until: null },
    ]);
    expect(story.call('1')).toBeNull();
    story.did({ do: 'open', window: '2' }, 'clerk2');
    const answer = story.did({ do: 'call', window: '2', ticket: id }, 'clerk2');
    expect(answer).toMatchObject({
      next: { ticket: { id, window: '2' }, because: { en: 'Goes on after a break' } },
    });
    expect(ticketOf(story.state, id)).not.toHaveProperty('pool');
  });

  it('a held visit is due back at its time, without anybody pressing anything', () => {
    const { story, id } = served();
    story.did({ do: 'hold', ticket: id, reason: 'copy', minutes: 10 });
    expect(dueEvents(story.hall, story.state, story.now + 599_000)).toEqual([]);
    expect(dueEvents(story.hall, story.state, story.now + 600_000)).toEqual([
      { type: 'ticket-resumed', data: { ticket: id } },
    ]);
  });

  it('somebody can be called by number, but not from another window', () => {
    const story = hallStory();
    const [a, b] = [story.ticket(), story.ticket()];
    story.did({ do: 'open', window: '1' });
    story.did({ do: 'open', window: '2' }, 'clerk2');
    story.did({ do: 'call', window: '1', ticket: b });
    expect(story.refused({ do: 'call', window: '2', ticket: b }, 'clerk2')).toBe('ticket-called');
    expect(story.refused({ do: 'call', window: '1', ticket: a })).toBe('window-busy');
  });
});

describe('who waits, and who works', () => {
  it('is listed in calling order, with what a clerk should know', () => {
    const story = hallStory();
    const plain = story.ticket();
    const urgent = story.ticket('social-accept', 'priority');
    const sent = story.ticket();
    story.did({ do: 'open', window: '1' });
    story.did({ do: 'open', window: '2' }, 'clerk2');
    story.did({ do: 'pause', window: '2', reason: '' }, 'clerk2');
    story.did({ do: 'transfer', ticket: sent, to: { account: 'clerk2' } });
    expect(hallLine(story.hall, story.state, 0).tickets).toMatchObject([
      { ticket: urgent, priority: 'priority', sentTo: null },
      { ticket: plain, priority: 'normal', booked: false },
      { ticket: sent, sentTo: { account: 'clerk2' } },
    ]);
    const { people } = atWork(story.hall, story.state, 0, (account) => `name of ${account}`);
    expect(people).toMatchObject([
      { account: 'clerk1', window: '1', state: 'open' },
      { account: 'clerk2', name: 'name of clerk2', window: '2', state: 'paused' },
    ]);
  });
});
