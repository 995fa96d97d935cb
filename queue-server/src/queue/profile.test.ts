import { describe, expect, it } from 'vitest';
import { hallStory } from '../testing/hall-story.ts';
import { ticketOf } from './state.ts';

const types = (story: ReturnType<typeof hallStory>, from: number) =>
  story.events.slice(from).map((event) => event.type);

describe('who is next', () => {
  it('is whoever waits longest, those with priority first', () => {
    const story = hallStory();
    const [a, b] = [story.ticket(), story.ticket()];
    const p = story.ticket('social-accept', 'priority');
    story.did({ do: 'open', window: '1' });
    expect([story.call('1'), story.call('1'), story.call('1'), story.call('1')]).toEqual([
      p,
      a,
      b,
      null,
    ]);
  });

  it('crosses queues by time of issue where a window serves several', () => {
    const story = hallStory();
    const social = story.ticket('social-accept');
    story.wait(1);
    const business = story.ticket('business-accept');
    story.did({ do: 'open', window: '4' });
    expect([story.call('4'), story.call('4')]).toEqual([social, business]);
  });

  it('follows the window’s profile: a long wait elsewhere, a share, at last the longest wait', () => {
    const because = { zh: '', en: '' };
    const profile = {
      rules: [
        {
          id: 'long-wait',
          when: [{ waitAbove: { queue: 'business-accept', minutes: 60 } }],
          take: ['business-accept'],
          because,
        },
        {
          id: 'share',
          when: [{ calledFewer: { queue: 'social-accept', than: 1 } }],
          take: ['social-accept'],
          because,
        },
      ],
    };
    const story = hallStory({
      windows: [
        {
          id: '4',
          label: { zh: '', en: '' },
          category: 'business',
          function: 'accept',
          serves: ['business-accept', 'social-accept'],
          profile,
        },
      ],
    });
    const business = story.ticket('business-accept');
    story.wait(600);
    const [s1, s2] = [story.ticket(), story.ticket()];
    story.did({ do: 'open', window: '4' });
    expect(story.call('4')).toBe(s1);
    expect(story.call('4')).toBe(business);
    const late = story.ticket('business-accept');
    story.wait(3_601);
    const answer = story.did({ do: 'next', window: '4' });
    expect(answer).toMatchObject({ next: { ticket: { id: late } } });
    expect(story.events.at(-1)).toMatchObject({ data: { because: 'long-wait' } });
    expect(story.call('4')).toBe(s2);
  });

  it('is first whoever was sent to this very window or person', () => {
    const story = hallStory();
    const [a, b, c] = [story.ticket(), story.ticket(), story.ticket()];
    story.did({ do: 'open', window: '1' });
    story.did({ do: 'open', window: '2' }, 'clerk2');
    story.did({ do: 'transfer', ticket: c, to: { account: 'clerk2' } });
    story.did({ do: 'transfer', ticket: b, to: { window: '2' } });
    expect([story.call('2', 'clerk2'), story.call('2', 'clerk2'), story.call('1')]).toEqual([
      b,
      c,
      a,
    ]);
  });

  it('comes with the reason, for as long as the ticket is at the window', () => {
    const story = hallStory();
    const id = story.ticket();
    story.wait(150);
    story.did({ do: 'open', window: '1' });
    story.call('1');
    const started = story.did({ do: 'start', ticket: id });
    expect(started).toMatchObject({ ticket: { because: { en: 'Longest wait: 2 minutes' } } });
    const done = story.did({ do: 'finish', ticket: id });
    expect(done.kind === 'ticket' && 'because' in done.ticket).toBe(false);
  });

  it('finishes whoever is still at the window', () => {
    const story = hallStory();
    const [a] = [story.ticket(), story.ticket()];
    story.did({ do: 'open', window: '1' });
    story.call('1');
    const before = story.events.length;
    story.call('1');
    expect(types(story, before)).toEqual(['ticket-finished', 'ticket-called']);
    expect(ticketOf(story.state, a)).toMatchObject({ state: 'finished' });
  });
});
