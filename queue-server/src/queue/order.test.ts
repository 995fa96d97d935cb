import { describe, expect, it } from 'vitest';
import { hallStory } from '../testing/hall-story.ts';
import { windowWork } from './window-work.ts';

/** A clerk at window 1 with somebody before them, and a manager who sees it from afar. */
function attended() {
  const story = hallStory();
  const id = story.ticket();
  story.did({ do: 'open', window: '1' });
  story.call('1');
  const told = () => windowWork(story.hall, story.state, '1', 0, story.now).order;
  const manager = 'manager1';
  return { story, id, told, manager };
}

describe('what a manager does at a clerk’s window', () => {
  it('is told to the clerk, with the reason, until the window is opened again', () => {
    const { story, told, manager } = attended();
    story.did({ do: 'start', ticket: 't1' });
    const pause = { do: 'pause', window: '1', anybodys: true, reason: '开会' } as const;
    expect(story.refused(pause, manager)).toBe('window-busy');
    story.did({ do: 'finish', ticket: 't1' });
    story.did(pause, manager);
    expect(told()).toMatchObject({ did: 'paused', name: manager, reason: '开会' });
    story.did({ do: 'open', window: '1' });
    expect(told()).toBeUndefined();
    const close = { do: 'close', window: '1', anybodys: true, reason: '停电' } as const;
    story.did(close, manager);
    expect(told()).toMatchObject({ did: 'closed', name: manager, reason: '停电' });
  });

  it('says nothing where the clerk did it, and no reason where nobody was told one', () => {
    const { story, told } = attended();
    story.did({ do: 'pause', window: '1', reason: '喝水' });
    expect(told()).toBeUndefined();
    story.did({ do: 'close', window: '1', anybodys: true, reason: '下班' });
    expect(story.events.at(-1)?.data).toEqual({ window: '1' });
  });

  it('gives back a ticket nobody finishes: it waits where its time of issue puts it', () => {
    const { story, id, told, manager } = attended();
    story.did({ do: 'start', ticket: id });
    const later = story.ticket();
    story.wait(3_600);
    story.did({ do: 'give-back', ticket: id, reason: '窗口无人' }, manager);
    expect(story.state.windows.get('1')).toMatchObject({ ticket: null, state: 'open' });
    expect(told()).toMatchObject({ did: 'gave-back', number: 'A001', reason: '窗口无人' });
    story.did({ do: 'open', window: '2' }, 'clerk2');
    expect([story.call('2', 'clerk2'), story.call('2', 'clerk2')]).toEqual([id, later]);
    expect(story.refused({ do: 'finish', ticket: id })).toBe('ticket-over');
    expect(story.refused({ do: 'give-back', ticket: 't9', reason: '' }, manager)).toBe(
      'ticket-unknown',
    );
    expect(story.refused({ do: 'give-back', ticket: id, reason: '' }, manager)).toBe('ticket-over');
  });

  it('leaves no call on the boards to a window nobody serves at', () => {
    const { story, id, manager } = attended();
    const shown = () => story.state.calls.map(({ ticket }) => ticket);
    expect(shown()).toEqual([id]);
    story.did({ do: 'give-back', ticket: id, reason: '窗口无人' }, manager);
    expect(shown()).toEqual([]);
    expect(story.call('1')).toBe(id);
    expect(shown()).toEqual([id]);
    story.did({ do: 'close', window: '1', anybodys: true, reason: '停电' }, manager);
    expect(shown()).toEqual([]);
  });

  it('can be taken back like what a clerk did', () => {
    const { story, id, told, manager } = attended();
    story.did({ do: 'give-back', ticket: id, reason: '' }, manager);
    story.did({ do: 'undo', seq: story.events.length, anybodys: true }, manager);
    expect(story.state.windows.get('1')?.ticket).toBe(1);
    expect(told()).toBeUndefined();
  });
});
