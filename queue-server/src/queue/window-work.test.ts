import { describe, expect, it } from 'vitest';
import { hallStory } from '../testing/hall-story.ts';
import { windowWork } from './window-work.ts';

describe('what lies before a clerk', () => {
  const work = (story: ReturnType<typeof hallStory>, window: string) =>
    windowWork(story.hall, story.state, window, 0, story.now);

  it('is whom "next" then really calls, in that order, and why', () => {
    const story = hallStory();
    story.did({ do: 'open', window: '4' });
    for (let i = 0; i < 4; i++) {
      story.wait(1);
      story.ticket(i % 2 ? 'business-accept' : 'social-accept');
    }
    story.ticket('business-accept', 'priority');
    const sent = story.ticket();
    story.did({ do: 'transfer', ticket: sent, to: { window: '4' } });
    story.ticket('social-issue');
    const { serves, next, waiting } = work(story, '4');
    expect(serves).toEqual(['social-accept', 'business-accept']);
    expect(waiting).toBe(6);
    expect(next[0]).toMatchObject({
      ticket: sent,
      because: { en: 'This ticket was sent to this window' },
    });
    expect(next.map(({ ticket }) => ticket)).toEqual([1, 2, 3, 4, 5, 6].map(() => story.call('4')));
    expect(work(story, '4')).toMatchObject({ next: [], waiting: 0 });
  });

  it('foresees also what a rule counts: a share is used up by those shown before', () => {
    const share = {
      id: 'share',
      when: [{ calledFewer: { queue: 'business-accept', than: 2 } }],
      take: ['business-accept'],
      because: { zh: '', en: '' },
    };
    const story = hallStory({
      windows: [
        {
          id: '4',
          label: { zh: '', en: '' },
          category: 'business',
          function: 'accept',
          serves: ['business-accept', 'social-accept'],
          profile: { rules: [share] },
        },
      ],
    });
    story.did({ do: 'open', window: '4' });
    for (const queue of ['social-accept', 'business-accept'])
      for (let i = 0; i < 3; i++) story.ticket(queue);
    const { clerk, next } = work(story, '4');
    expect(clerk).toEqual({ account: 'clerk1', name: 'clerk1' });
    expect(next.map(({ number }) => number).slice(0, 4)).toEqual(['C001', 'C002', 'A001', 'A002']);
    expect(next.map(({ ticket }) => ticket)).toEqual([1, 2, 3, 4, 5, 6].map(() => story.call('4')));
  });

  it('and the day at this window', () => {
    const story = hallStory();
    story.did({ do: 'open', window: '1' });
    for (const seconds of [100, 200]) {
      const ticket = story.ticket();
      story.call('1');
      story.did({ do: 'start', ticket });
      story.wait(seconds);
      story.did({ do: 'finish', ticket });
    }
    expect(work(story, '1')).toMatchObject({
      served: 2,
      meanHandling: 150,
      recent: [
        { number: 'A002', handling: 200 },
        { number: 'A001', handling: 100 },
      ],
    });
    expect(work(story, '2')).toMatchObject({ served: 0, meanHandling: 0 });
  });
});
