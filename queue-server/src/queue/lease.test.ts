import { describe, expect, it } from 'vitest';
import type { HallEvent } from '../protocol/index.ts';
import { hallStory } from '../testing/hall-story.ts';
import { hallAlerts } from './alerts.ts';
import { hallDay } from './hall-day.ts';
import { ticketOf } from './state.ts';

const last = (story: ReturnType<typeof hallStory>): HallEvent | undefined => story.events.at(-1);

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

  it('of those who wait over the border belong to the day they were taken on, and the night is nobody’s wait', () => {
    const hours = { workdays: [{ from: '09:00', to: '17:00' }] };
    const rules = { carryOver: true, ticketsPerCitizen: 1 };
    const story = hallStory({ rules, hours });
    story.wait(4.5 * 3_600);
    const { id } = story.issue({ citizen: 'c1' }, 'terminal/T01');
    // Saturday and Sunday go by; each has its day, and no doors.
    for (const hours of [12, 24, 24]) {
      story.wait(hours * 3_600);
      story.did({ do: 'tick' }, 'clock');
    }
    story.wait((9 * 60 + 10 - (4 * 60 + 30)) * 60);
    expect(hallAlerts(story.hall, story.state, 0, story.now).alerts).not.toContainEqual(
      expect.objectContaining({ code: 'long-wait' }),
    );
    story.did({ do: 'open', window: '1' });
    expect(story.did({ do: 'next', window: '1' })).toMatchObject({
      next: {
        ticket: { id, spent: { waiting: 600 } },
        because: { en: 'Longest wait: 10 minutes' },
      },
    });
    expect(story.issue({ citizen: 'c1' }, 'terminal/T01').number).toBe('A002');
    expect(hallDay(story.hall, story.state, 0, story.now).total).toMatchObject({ issued: 1 });
  });

  it('of those who wait over the border are nobody else’s that day, and the gap has a row', () => {
    const story = hallStory({ rules: { carryOver: true } });
    const carried = [story.ticket(), story.ticket()];
    story.did({ do: 'open', window: '1' });
    story.call('1');
    story.did({ do: 'finish', ticket: carried[0] ?? '' });
    story.wait(16 * 3_600);
    const given = [story.issue().number, story.issue().number];
    expect(given).toEqual(['A001', 'A003']);
    const because = 'carried-over';
    const gap = { type: 'numbers-skipped', data: { range: 'counter', from: 2, to: 2, because } };
    expect(story.events.filter(({ type }) => type === gap.type)).toMatchObject([gap]);
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

describe('numbers given out while the line was cut', () => {
  const cut = () => {
    const story = hallStory();
    const lease = { do: 'lease', queue: 'social-accept', terminal: 'T01', count: 3 } as const;
    const answer = story.did(lease, 'terminal/T01');
    if (answer.kind !== 'range') throw new Error('no range');
    const offline = (number: string, at: number, terminal = 'T01') => ({
      do: 'issue' as const,
      terminal,
      ticket: {
        queue: 'social-accept',
        channel: 'terminal' as const,
        offline: { range: answer.range.id, number, issuedAt: new Date(at).toISOString() },
      },
    });
    return { story, offline };
  };

  it('are the terminal’s own, within what its clock can have shown', () => {
    const { story, offline } = cut();
    const leasedAt = story.now;
    expect(story.refused(offline('A9001', leasedAt, 'T02'))).toBe('range-unknown');
    story.wait(60);
    story.did(offline('A9001', leasedAt + 86_400_000));
    story.did(offline('A9002', leasedAt - 86_400_000));
    const at = (id: string) => ticketOf(story.state, id)?.issuedAt;
    expect([at('t1'), at('t2')]).toEqual([story.now, leasedAt]);
  });

  it('are kept on record even when their day is over', () => {
    const { story, offline } = cut();
    const leasedAt = story.now;
    story.wait(20 * 3_600);
    story.did(offline('A9002', leasedAt + 60_000));
    expect(last(story)).toMatchObject({ type: 'ticket-cancelled', data: { by: 'day-over' } });
    expect(story.state.issued).toEqual({});
    expect(story.refused(offline('A9002', leasedAt + 60_000))).toBe('number-used');
    const skipped = story.events.filter(({ type }) => type === 'numbers-skipped');
    expect(skipped).toHaveLength(1);
  });

  it('take back what the hall had given when its answer was lost twice', () => {
    const { story, offline } = cut();
    const attempt = 'attempt-1234';
    const ghost = story.issue({ attempt, channel: 'terminal' }, 'terminal/T01');
    const given = offline('A9001', story.now);
    const ticket = { ...given.ticket, offline: { ...given.ticket.offline, instead: attempt } };
    story.did({ ...given, ticket }, 'terminal/T01');
    expect(story.events.at(-1)).toMatchObject({
      type: 'ticket-cancelled',
      data: { ticket: ghost.id, by: 'offline-number' },
    });
    story.did({ do: 'open', window: '1' });
    expect([story.call('1'), story.call('1')]).toEqual(['t2', null]);
  });

  it('keep the hall from giving a ticket whose wish comes after them', () => {
    const { story, offline } = cut();
    const attempt = 'attempt-1234';
    const given = offline('A9001', story.now);
    const ticket = { ...given.ticket, offline: { ...given.ticket.offline, instead: attempt } };
    story.did({ ...given, ticket }, 'terminal/T01');
    const late = { queue: 'social-accept', channel: 'terminal', attempt } as const;
    expect(story.refused({ do: 'issue', ticket: late, terminal: 'T01' })).toBe('attempt-replaced');
  });
});
