import { describe, expect, it } from 'vitest';
import { hallStory } from '../testing/hall-story.ts';
import { paceOf } from './expected-wait/measures.ts';
import { without } from './ticket.ts';
import { loadHall, saveHall } from './snapshot.ts';
import { lineAt, ticketOf, windowOf } from './state.ts';

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

describe('taking back', () => {
  it('restores ticket, line and window as they were, and leaves a trace', () => {
    const story = hallStory();
    const id = story.ticket();
    story.did({ do: 'open', window: '1' });
    const before = story.state;
    story.call('1');
    const seq = story.events.length;
    story.did({ do: 'undo', seq, anybodys: false });
    expect(story.state.undoable).toEqual(before.undoable);
    const plain = (state: typeof before) => without(state, 'undoable', 'measures', 'errors');
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
});

describe('numbers', () => {
  it('are given gaplessly per queue and start again with the business day', () => {
    const story = hallStory();
    const numbers = () => [...story.state.tickets.values()].map((ticket) => ticket.number);
    story.ticket();
    story.ticket('business-accept');
    story.ticket();
    expect(numbers()).toEqual(['A001', 'C001', 'A002']);
    story.wait(16 * 3_600);
    story.ticket();
    expect(numbers()).toEqual(['A001']);
    expect(story.events.filter((event) => event.type === 'day-started')).toMatchObject([
      { data: { day: '2026-11-20', expired: [] } },
      { data: { day: '2026-11-21', expired: ['t1', 't2', 't3'] } },
    ]);
  });

  it('stay with those who wait over the border where the hall carries over', () => {
    const story = hallStory({ rules: { carryOver: true } });
    const id = story.ticket();
    story.wait(16 * 3_600);
    story.did({ do: 'open', window: '1' });
    expect(story.call('1')).toBe(id);
  });

  it('are lent to terminals, come back in order of issue, and every gap has a row', () => {
    const story = hallStory();
    const lease = { do: 'lease', queue: 'social-accept', terminal: 'T01', count: 5 } as const;
    const answer = story.did(lease, 'terminal/T01');
    if (answer.kind !== 'range') throw new Error('no range');
    const { range } = answer;
    expect([range.from, range.to, range.prefix]).toEqual([9_001, 9_005, 'A']);
    const cutAt = Date.parse('2026-11-20T12:00:00+08:00');
    story.wait(60);
    const online = story.ticket();
    const offline = (number: string, secondsAfterCut: number) => ({
      do: 'issue' as const,
      terminal: 'T01',
      ticket: {
        queue: 'social-accept',
        channel: 'terminal' as const,
        offline: {
          range: range.id,
          number,
          issuedAt: new Date(cutAt + secondsAfterCut * 1_000).toISOString(),
        },
      },
    });
    story.did(offline('A9001', 10), 'terminal/T01');
    story.did(offline('A9003', 30), 'terminal/T01');
    expect(story.refused(offline('A9003', 40), 'terminal/T01')).toBe('number-used');
    expect(story.refused(offline('A9006', 40), 'terminal/T01')).toBe('number-outside');
    expect(story.refused(offline('B9002', 40), 'terminal/T01')).toBe('number-outside');
    story.did({ do: 'open', window: '1' });
    expect([story.call('1'), story.call('1'), story.call('1')]).toEqual(['t2', 't3', online]);

    story.wait(16 * 3_600);
    story.did({ do: 'tick' }, 'clock');
    const skipped = story.events.filter((event) => event.type === 'numbers-skipped');
    expect(skipped.map((event) => [event.data.from, event.data.to])).toEqual([
      [9_002, 9_002],
      [9_004, 9_005],
    ]);
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
    });
    expect(plain(restored)).toEqual(plain(story.state));
  });
});
