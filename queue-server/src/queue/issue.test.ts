import { describe, expect, it } from 'vitest';
import { hallStory } from '../testing/hall-story.ts';
import { loadHall, saveHall } from './snapshot.ts';

describe('rules against touts', () => {
  it('want to know who somebody is, where tickets are given by name', () => {
    const story = hallStory({ rules: { realName: true, ticketsPerCitizen: 2 } });
    const wanted = { queue: 'social-accept', channel: 'web', citizen: 'x' } as const;
    const unknown = { do: 'issue', ticket: wanted, terminal: null } as const;
    expect(story.refused(unknown)).toBe('citizen-needed');
    story.issue({ citizen: 'x' }, 'terminal/T01');
    story.issue({ citizen: 'x', queue: 'business-accept' }, 'terminal/T01');
    expect(story.refused({ ...unknown, identified: true })).toBe('ticket-limit');
    // The desk can always help.
    const claimed = { ...unknown, ticket: { ...unknown.ticket, channel: 'clerk' } } as const;
    expect(story.refused(claimed, 'anyone')).toBe('citizen-needed');
    story.issue({ channel: 'clerk' }, 'clerk1');
  });
});

describe('a hall', () => {
  it('allows one ticket per citizen and queue where that is set', () => {
    const story = hallStory({ rules: { oneTicketPerCitizen: true } });
    const ticket = { queue: 'social-accept', channel: 'web', citizen: 'digest' } as const;
    story.did({ do: 'issue', ticket, terminal: null });
    expect(story.refused({ do: 'issue', ticket, terminal: null })).toBe('ticket-held-already');
    story.did({ do: 'cancel', ticket: 't1' });
    story.did({ do: 'issue', ticket, terminal: null });
  });

  it('comes back from its snapshot exactly as it was', () => {
    const story = hallStory();
    for (let i = 0; i < 8; i++) story.ticket(i % 2 ? 'business-accept' : 'social-accept');
    story.did({ do: 'open', window: '1' });
    story.did({ do: 'open', window: '2' }, 'clerk2');
    story.did({ do: 'hold', ticket: story.call('1') ?? '', reason: '', minutes: null });
    story.call('1');
    story.did({ do: 'no-show', ticket: story.call('2', 'clerk2') ?? '' }, 'clerk2');
    const restored = loadHall(JSON.parse(JSON.stringify(saveHall(story.state))));
    const plain = (state: typeof restored) => ({
      ...state,
      tickets: [...state.tickets.values()],
      lines: [...state.lines].filter(([, line]) => line.length > 0).toSorted(),
      windows: [...state.windows],
      undoable: [...state.undoable.values()],
    });
    expect(plain(restored)).toEqual(plain(story.state));
  });
});
