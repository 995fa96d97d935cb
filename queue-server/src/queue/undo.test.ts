import { describe, expect, it } from 'vitest';
import type { HallCommand } from './commands.ts';
import { hallStory } from '../testing/hall-story.ts';
import { ticketOf, windowOf } from './state.ts';
import { without } from './ticket.ts';

describe('taking back', () => {
  it('restores ticket, line and window as they were, and leaves a trace', () => {
    const story = hallStory();
    const id = story.ticket();
    story.did({ do: 'open', window: '1' });
    const before = story.state;
    story.call('1');
    const seq = story.events.length;
    story.did({ do: 'undo', seq, anybodys: false });
    expect([...story.state.undoable.values()]).toEqual([...before.undoable.values()]);
    const plain = (state: typeof before) => ({
      ...without(state, 'undoable', 'measures', 'errors'),
      tickets: [...state.tickets.values()],
      lines: [...state.lines],
      windows: [...state.windows],
    });
    expect(plain(story.state)).toEqual(plain(before));
    expect(story.state.errors.today['social-accept']?.count).toBe(0);
    expect(story.events.at(-1)).toMatchObject({ type: 'action-undone', data: { undone: seq } });
    expect(story.call('1')).toBe(id);
  });

  it('is refused late, to others, twice, and when something came after', () => {
    const story = hallStory();
    story.ticket();
    story.did({ do: 'open', window: '1' });
    const id = story.call('1') ?? '';
    const seq = story.events.length;
    expect(story.refused({ do: 'undo', seq, anybodys: false }, 'clerk2')).toBe('not-allowed');
    story.did({ do: 'start', ticket: id });
    expect(story.refused({ do: 'undo', seq, anybodys: false })).toBe('undo-overtaken');
    story.did({ do: 'undo', seq: seq + 1, anybodys: true }, 'manager1');
    expect(story.refused({ do: 'undo', seq: seq + 1, anybodys: false })).toBe('undo-nothing');
    story.wait(121);
    expect(story.refused({ do: 'undo', seq, anybodys: false })).toBe('undo-late');
  });

  it('leaves the paper as it came out meanwhile: it is not printed again', () => {
    const story = hallStory();
    const { id: ticket } = story.issue({ print: true });
    story.did({ do: 'open', window: '1' });
    story.call('1');
    const seq = story.events.length;
    for (const state of ['printing', 'printed'] as const) {
      story.did({ do: 'slip', ticket, report: { serial: 1, state } }, 'terminal/T01');
    }
    story.did({ do: 'undo', seq, anybodys: false });
    expect(ticketOf(story.state, ticket)).toMatchObject({
      state: 'waiting',
      slip: { serial: 1, state: 'printed' },
    });
  });

  it('of an opening leaves nobody waiting for the clerk who is not there', () => {
    for (const to of [{ window: '2' }, { account: 'clerk2' }]) {
      const story = hallStory();
      const ticket = story.ticket();
      const { seq } = story.did({ do: 'open', window: '2' }, 'clerk2') as { seq: number };
      story.did({ do: 'transfer', ticket, to });
      story.did({ do: 'undo', seq, anybodys: false }, 'clerk2');
      story.did({ do: 'open', window: '1' });
      expect(story.call('1')).toBe(ticket);
    }
  });

  it('is refused when the citizen asked for more time since', () => {
    const story = hallStory();
    const [ticket] = [story.ticket(), story.ticket()];
    story.did({ do: 'transfer', ticket, to: { queue: 'business-accept' } });
    const seq = story.events.length;
    story.did({ do: 'more-time', ticket }, 'anyone');
    expect(story.refused({ do: 'undo', seq, anybodys: false })).toBe('undo-overtaken');
  });

  it('takes a finish and a no-show back too', () => {
    const story = hallStory();
    story.ticket();
    story.did({ do: 'open', window: '1' });
    const id = story.call('1') ?? '';
    const before = ticketOf(story.state, id);
    for (const done of ['finish', 'no-show'] as const) {
      story.did({ do: done, ticket: id });
      story.did({ do: 'undo', seq: story.events.length, anybodys: false });
      expect(ticketOf(story.state, id)).toEqual(before);
      expect(windowOf(story.state, '1').ticket).toBe(1);
    }
  });

  it('lets nobody stand in line whom only a wrong press had put there', () => {
    const story = hallStory();
    story.did({ do: 'open', window: '1' });
    const before = windowOf(story.state, '1');
    story.did({ do: 'walk-up', window: '1', queue: 'social-accept' });
    story.did({ do: 'undo', seq: story.events.length, anybodys: false });
    expect(windowOf(story.state, '1')).toEqual(before);
    expect(ticketOf(story.state, 't1')).toMatchObject({ number: 'A001', state: 'cancelled' });
    expect(story.events.at(-1)).toMatchObject({
      type: 'ticket-cancelled',
      data: { ticket: 't1', by: 'undone' },
    });
    expect(story.call('1')).toBeNull();
  });

  it('takes a ticket from the desk back, until somebody has called it', () => {
    const story = hallStory();
    const issued = (by: string) => {
      const ticket = { queue: 'social-accept', channel: 'clerk' } as const;
      const answer = story.did({ do: 'issue', ticket, terminal: null, identified: true }, by);
      if (answer.kind !== 'issued') throw new Error('no ticket');
      return answer;
    };
    const wrong = issued('clerk2');
    story.did({ do: 'undo', seq: wrong.seq, anybodys: false }, 'clerk2');
    expect(story.refused({ do: 'undo', seq: wrong.seq, anybodys: false }, 'clerk2')).toBe(
      'undo-nothing',
    );
    const right = issued('clerk2');
    story.did({ do: 'open', window: '1' });
    expect(story.call('1')).toBe(right.ticket.id);
    expect(story.refused({ do: 'undo', seq: right.seq, anybodys: false }, 'clerk2')).toBe(
      'undo-overtaken',
    );
  });

  const acts: readonly (readonly [name: string, act: (ticket: string) => HallCommand])[] = [
    ['a recall', (ticket) => ({ do: 'recall', ticket })],
    ['a start', (ticket) => ({ do: 'start', ticket })],
    ['a finish', (ticket) => ({ do: 'finish', ticket })],
    ['a further stop', (ticket) => ({ do: 'continue', ticket, add: ['business-accept'] })],
    ['a no-show', (ticket) => ({ do: 'no-show', ticket })],
    ['a hold', (ticket) => ({ do: 'hold', ticket, reason: 'copy', minutes: 5 })],
    ['a parking', (ticket) => ({ do: 'park', ticket, pool: null, reason: 'copy' })],
    ['a transfer', (ticket) => ({ do: 'transfer', ticket, to: { queue: 'business-accept' } })],
    ['a transfer to a window', (ticket) => ({ do: 'transfer', ticket, to: { window: '4' } })],
    ['a cancelling', (ticket) => ({ do: 'cancel', ticket })],
    ['a pause', () => ({ do: 'pause', window: '1', reason: 'break' })],
    ['a closing', () => ({ do: 'close', window: '1' })],
  ];
  it.each(acts)('leaves ticket, lines and window after %s as before it', (_name, act) => {
    const story = hallStory();
    const [ticket] = [story.ticket(), story.ticket(), story.ticket()];
    story.did({ do: 'open', window: '4' }, 'clerk4');
    story.did({ do: 'open', window: '1' });
    story.call('1');
    const before = story.state;
    story.did(act(ticket));
    story.did({ do: 'undo', seq: story.events.length, anybodys: false });
    const plain = (state: typeof before) => ({
      tickets: [...state.tickets.values()],
      lines: [...state.lines].filter(([, line]) => line.length > 0),
      windows: [...state.windows],
      held: state.held,
    });
    expect(plain(story.state)).toEqual(plain(before));
    expect(story.events.at(-1)).toMatchObject({ data: { account: 'clerk1' } });
  });
});
