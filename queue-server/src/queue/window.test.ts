import { describe, expect, it } from 'vitest';
import { hallStory } from '../testing/hall-story.ts';
import { ticketOf, windowOf } from './state.ts';

describe('at a window', () => {
  it('somebody without a ticket is served and counted, and nothing is called out', () => {
    const story = hallStory();
    story.did({ do: 'open', window: '1' });
    const answer = story.did({ do: 'walk-up', window: '1', queue: 'social-accept' });
    expect(answer).toMatchObject({ ticket: { number: 'A001', state: 'serving', window: '1' } });
    expect(story.state.calls).toEqual([]);
    expect(story.refused({ do: 'walk-up', window: '1', queue: 'social-accept' })).toBe(
      'window-busy',
    );
  });

  it('taking "next" back brings the one before back too', () => {
    const story = hallStory();
    const [a, b] = [story.ticket(), story.ticket()];
    story.did({ do: 'open', window: '1' });
    story.call('1');
    story.call('1');
    story.did({ do: 'undo', seq: story.events.length, anybodys: false });
    expect(ticketOf(story.state, a)).toMatchObject({ state: 'called', window: '1' });
    expect(ticketOf(story.state, b)).toMatchObject({ state: 'waiting' });
    expect(windowOf(story.state, '1').ticket).toBe(1);
  });

  it('opening, pausing and closing can be taken back, with the call they sent away', () => {
    const story = hallStory();
    const id = story.ticket();
    const opened = story.did({ do: 'open', window: '1' });
    if (opened.kind !== 'window') throw new Error('no window');
    expect(opened.view.seq).toBe(opened.seq);
    story.call('1');
    const paused = story.did({ do: 'pause', window: '1', reason: '' });
    if (paused.kind !== 'window') throw new Error('no window');
    expect(ticketOf(story.state, id)).toMatchObject({ state: 'waiting' });
    story.did({ do: 'undo', seq: paused.seq, anybodys: false });
    expect(ticketOf(story.state, id)).toMatchObject({ state: 'called' });
    expect(windowOf(story.state, '1')).toMatchObject({ state: 'open', ticket: 1 });
  });

  it('whoever was sent to it waits in the queue again when it closes', () => {
    const story = hallStory();
    const id = story.ticket();
    story.did({ do: 'open', window: '1' });
    story.did({ do: 'open', window: '2' }, 'clerk2');
    story.did({ do: 'transfer', ticket: id, to: { window: '2' } });
    story.did({ do: 'close', window: '2' }, 'clerk2');
    expect(story.call('1')).toBe(id);
  });

  it.each([
    ['called', []],
    ['put on hold', [{ do: 'hold', ticket: 't1', reason: 'copy', minutes: null }]],
    ['put into a pool', [{ do: 'park', ticket: 't1', pool: null, reason: 'copy' }]],
  ] as const)('whoever was sent to it and %s is not left waiting for nobody', (_how, acts) => {
    for (const to of [{ window: '2' }, { account: 'clerk2' }]) {
      const story = hallStory();
      const id = story.ticket();
      story.did({ do: 'open', window: '1' });
      story.did({ do: 'open', window: '2' }, 'clerk2');
      story.did({ do: 'transfer', ticket: id, to });
      expect(story.call('2', 'clerk2')).toBe(id);
      for (const act of acts) story.did(act, 'clerk2');
      story.did({ do: 'close', window: '2' }, 'clerk2');
      if (acts.length > 0) story.did({ do: 'resume', ticket: id });
      expect(story.call('1')).toBe(id);
    }
  });

  it('whoever was sent to a clerk waits on while that clerk sits at another window', () => {
    const story = hallStory();
    const id = story.ticket();
    story.did({ do: 'open', window: '1' });
    story.did({ do: 'open', window: '2' }, 'clerk2');
    story.did({ do: 'open', window: '3' }, 'clerk2');
    story.did({ do: 'transfer', ticket: id, to: { account: 'clerk2' } });
    story.did({ do: 'close', window: '2' }, 'clerk2');
    expect(story.call('1')).toBeNull();
    expect(story.call('3', 'clerk2')).toBe(id);
  });

  it('a manager closes what a clerk left open, and whoever sat there is not forgotten', () => {
    const story = hallStory();
    const id = story.ticket();
    story.did({ do: 'open', window: '2' }, 'clerk2');
    story.call('2', 'clerk2');
    story.did({ do: 'start', ticket: id }, 'clerk2');
    expect(story.refused({ do: 'close', window: '2' })).toBe('window-taken');
    const manages = { do: 'close', window: '2', anybodys: true } as const;
    expect(story.did(manages, 'manager1')).toMatchObject({ view: { state: 'closed' } });
    story.did({ do: 'open', window: '1' });
    expect(story.call('1')).toBe(id);
  });

  it('whoever asks for a skill is called where it is found', () => {
    const skilled = hallStory().hall.settings.windows.map((window) =>
      window.id === '2' ? { ...window, skills: ['language:en'] } : window,
    );
    const story = hallStory({ windows: skilled });
    const english = story.issue({ needs: ['language:en'] });
    const plain = story.ticket();
    story.did({ do: 'open', window: '1' });
    story.did({ do: 'open', window: '2' }, 'clerk2');
    expect(story.call('1')).toBe(plain);
    expect(story.call('1')).toBeNull();
    expect(story.call('2', 'clerk2')).toBe(english.id);
    // Whoever has it is only away for a moment, then goes home: nobody waits for ever.
    story.did({ do: 'finish', ticket: english.id }, 'clerk2');
    const late = story.issue({ needs: ['language:en'] });
    story.did({ do: 'pause', window: '2', reason: '' }, 'clerk2');
    expect(story.call('1')).toBeNull();
    story.did({ do: 'close', window: '2' }, 'clerk2');
    expect(story.call('1')).toBe(late.id);
    // What no window of the hall has, nobody waits for.
    const sign = story.issue({ needs: ['sign-language'] });
    expect(story.call('1')).toBe(sign.id);
  });

  it('a silent call is marked so', () => {
    const story = hallStory();
    story.ticket();
    story.did({ do: 'open', window: '1' });
    story.did({ do: 'next', window: '1', silent: true });
    expect(story.state.calls).toMatchObject([{ silent: true }]);
  });
});
