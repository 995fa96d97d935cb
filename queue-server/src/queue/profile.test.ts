import { describe, expect, it } from 'vitest';
import { hallStory } from '../testing/hall-story.ts';
import { hallAlerts } from './alerts.ts';
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

describe('why this ticket now', () => {
  const because = (story: ReturnType<typeof hallStory>, window = '1') => {
    const answer = story.did({ do: 'next', window });
    return answer.kind === 'next' ? answer.next.because.en : '';
  };

  it('counts the wait alone, not what a visit spent at windows or aside', () => {
    const story = hallStory();
    const id = story.ticket();
    story.wait(60);
    story.did({ do: 'open', window: '1' });
    story.call('1');
    story.wait(600);
    story.did({ do: 'hold', ticket: id, reason: '复印', minutes: 5 });
    story.ticket();
    story.wait(300 + 120);
    story.did({ do: 'tick' }, 'clock');
    story.wait(60);
    expect(because(story)).toBe('First by time of issue; waited 2 minutes');
    expect(story.did({ do: 'recall', ticket: id })).toMatchObject({
      ticket: { because: { zh: '按取号时间排在最前，已等 2 分钟' } },
    });
    expect(because(story)).toBe('Longest wait: 8 minutes');
  });

  it('says that somebody was put back, and never that a wait is the longest which is not', () => {
    const story = hallStory();
    const [late] = [story.ticket(), story.ticket()];
    story.did({ do: 'more-time', ticket: late });
    story.did({ do: 'open', window: '1' });
    story.wait(60);
    expect(because(story)).toBe('Longest wait: 1 minute');
    expect(because(story)).toBe('Back in turn; waited 1 minute');
  });

  it('tells an idle clerk from one whose line needs another window', () => {
    const windows = [
      { id: '1', label: { zh: '', en: '' }, category: 'social', function: 'accept' as const },
      {
        id: '2',
        label: { zh: '', en: '' },
        category: 'social',
        function: 'accept' as const,
        skills: ['language:en'],
      },
    ];
    const story = hallStory({ windows });
    story.did({ do: 'open', window: '1' });
    story.did({ do: 'open', window: '2' }, 'clerk2');
    expect(because(story)).toBe('Nobody is waiting');
    story.issue({ needs: ['language:en'] });
    expect(because(story)).toMatch(/need another window/);
    story.wait(6 * 60);
    const idle = hallAlerts(story.hall, story.state, 0, story.now).alerts;
    expect(idle.map(({ code, window }) => [code, window])).toEqual([['window-idle', '2']]);
  });

  it('lets a profile hold a long wait only against those who really waited it', () => {
    const profile = {
      rules: [
        {
          id: 'long-wait',
          when: [{ waitAbove: { queue: 'business-accept', minutes: 30 } }],
          take: ['business-accept'],
          only: { waitedMinutes: 30 },
          because: { zh: '商事等候超过 30 分钟', en: 'Business has waited above 30 minutes' },
        },
        {
          id: 'language',
          take: ['social-accept', 'business-accept'],
          only: { need: 'language:en' },
          because: { zh: '需要英语', en: 'Asked for English' },
        },
        {
          id: 'booked-first',
          take: ['social-accept'],
          only: { appointment: true },
          because: { zh: '预约优先', en: 'Booked visits first' },
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
          skills: ['language:en'],
          profile,
        },
      ],
    });
    story.did({ do: 'open', window: '4' });
    // Served for an hour elsewhere, then sent on: it has not waited an hour for this.
    const moved = story.ticket();
    story.call('4');
    story.wait(3_600);
    story.did({ do: 'transfer', ticket: moved, to: { queue: 'business-accept' } });
    story.ticket();
    story.issue({ needs: ['language:en'] });
    expect(because(story, '4')).toBe('Asked for English');
    expect(because(story, '4')).toBe('First by time of issue; waited 0 minutes');
    expect(because(story, '4')).toBe('Longest wait: 0 minutes');
    story.ticket('business-accept');
    story.wait(31 * 60);
    expect(because(story, '4')).toBe('Business has waited above 30 minutes');
  });
});
