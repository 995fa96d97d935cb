import { describe, expect, it } from 'vitest';
import type { HallEvent } from '../protocol/index.ts';
import { hallStory } from '../testing/hall-story.ts';
import { hallAlerts } from './alerts.ts';
import { asideList } from './aside.ts';
import { dueEvents } from './day.ts';
import { hallDay } from './hall-day.ts';
import { lineAt, ticketOf, windowOf } from './state.ts';

type Story = ReturnType<typeof hallStory>;
const issue = (story: Story, more: object = {}, by = 'anyone') => {
  const ticket = { queue: 'social-accept', channel: 'web', ...more } as const;
  const answer = story.did(
    { do: 'issue', ticket, terminal: 'T01', identified: by !== 'anyone' },
    by,
  );
  if (answer.kind !== 'issued') throw new Error('no ticket');
  return answer.ticket;
};
const last = (story: Story): HallEvent | undefined => story.events.at(-1);

describe('a visit with several services', () => {
  it('goes on from queue to queue under one number, and keeps its place by time of issue', () => {
    const story = hallStory();
    const { id, number } = issue(story, { then: ['business-accept', 'social-issue'] });
    const later = story.ticket('business-accept');
    story.did({ do: 'open', window: '1' });
    story.call('1');
    story.did({ do: 'start', ticket: id });
    story.wait(60);
    expect(story.did({ do: 'finish', ticket: id })).toMatchObject({
      ticket: { state: 'waiting', number, queue: 'business-accept', then: ['social-issue'] },
    });
    expect(lineAt(story.state, 'queue business-accept')).toEqual([1, Number(later.slice(1))]);
    story.did({ do: 'open', window: '4' }, 'clerk4');
    expect(story.call('4', 'clerk4')).toBe(id);
    // Pressing "next" sends it on too.
    story.call('4', 'clerk4');
    expect(ticketOf(story.state, id)).toMatchObject({ state: 'waiting', queue: 'social-issue' });
  });

  it('can grow at the window, and ends where nothing is left', () => {
    const story = hallStory();
    const { id } = issue(story);
    story.did({ do: 'open', window: '1' });
    story.call('1');
    expect(story.refused({ do: 'continue', ticket: id, add: [] })).toBe('visit-complete');
    expect(story.refused({ do: 'continue', ticket: id, add: ['nowhere'] })).toBe('queue-unknown');
    story.did({ do: 'continue', ticket: id, add: ['business-accept'] });
    expect(ticketOf(story.state, id)).toMatchObject({ state: 'waiting', then: [] });
    const seq = story.events.length;
    story.did({ do: 'undo', seq, anybodys: false });
    expect(windowOf(story.state, '1').ticket).toBe(1);
  });
});

describe('aside', () => {
  const served = () => {
    const story = hallStory();
    const { id } = issue(story);
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

  it('whoever asks for a skill is called where it is found', () => {
    const skilled = hallStory().hall.settings.windows.map((window) =>
      window.id === '2' ? { ...window, skills: ['language:en'] } : window,
    );
    const story = hallStory({ windows: skilled });
    const english = issue(story, { needs: ['language:en'] });
    const plain = story.ticket();
    story.did({ do: 'open', window: '1' });
    story.did({ do: 'open', window: '2' }, 'clerk2');
    expect(story.call('1')).toBe(plain);
    expect(story.call('1')).toBeNull();
    expect(story.call('2', 'clerk2')).toBe(english.id);
    // What no window of the hall has, nobody waits for.
    const sign = issue(story, { needs: ['sign-language'] });
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

describe('a slip', () => {
  it('is reserved with the ticket, printed once, and replaced only when its fate is settled', () => {
    const story = hallStory();
    const { id, slip } = issue(story, { print: true });
    expect(slip).toEqual({ serial: 1, state: 'reserved' });
    const report = (state: 'printing' | 'printed' | 'failed' | 'unknown', serial = 1) =>
      ({ do: 'slip', ticket: id, report: { serial, state } }) as const;
    story.did(report('printing'));
    expect(story.refused(report('printing'))).toBe('slip-settled');
    expect(story.refused({ do: 'reprint', ticket: id })).toBe('slip-under-way');
    story.did(report('failed'));
    const before = story.events.length;
    story.did(report('failed'));
    expect(story.events).toHaveLength(before);
    const { alerts } = hallAlerts(story.hall, story.state, 0, story.now);
    expect(alerts).toContainEqual(
      expect.objectContaining({ code: 'slip-failed', ticket: id, level: 'warning' }),
    );
    story.did({ do: 'reprint', ticket: id });
    expect(ticketOf(story.state, id)?.slip).toEqual({ serial: 2, state: 'reserved' });
    expect(story.refused(report('printed', 1))).toBe('slip-outdated');
    story.did(report('printed', 2));
    expect(story.refused(report('failed', 2))).toBe('slip-settled');
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
});

describe('rules against touts', () => {
  it('want to know who somebody is, where tickets are given by name', () => {
    const story = hallStory({ rules: { realName: true, ticketsPerCitizen: 2 } });
    const wanted = { queue: 'social-accept', channel: 'web', citizen: 'x' } as const;
    const unknown = { do: 'issue', ticket: wanted, terminal: null } as const;
    expect(story.refused(unknown)).toBe('citizen-needed');
    issue(story, { citizen: 'x' }, 'terminal/T01');
    issue(story, { citizen: 'x', queue: 'business-accept' }, 'terminal/T01');
    expect(story.refused({ ...unknown, identified: true })).toBe('ticket-limit');
    // The desk can always help.
    const claimed = { ...unknown, ticket: { ...unknown.ticket, channel: 'clerk' } } as const;
    expect(story.refused(claimed, 'anyone')).toBe('citizen-needed');
    issue(story, { channel: 'clerk' }, 'clerk1');
  });
});

describe('a manager', () => {
  it('stops issue with a reason; whoever has a ticket is still served', () => {
    const story = hallStory();
    const id = story.ticket();
    story.did({ do: 'stop-issue', queue: 'social-accept', reason: '系统升级' }, 'manager1');
    const wanted = { queue: 'social-accept', channel: 'web' } as const;
    expect(story.refused({ do: 'issue', ticket: wanted, terminal: null })).toBe('issue-stopped');
    story.ticket('business-accept');
    story.did({ do: 'open', window: '1' });
    expect(story.call('1')).toBe(id);
    story.did({ do: 'allow-issue', queue: 'social-accept' }, 'manager1');
    story.ticket();
  });

  it('changes settings for the next command on, sees faults, and overwrites nobody', () => {
    const story = hallStory();
    const change = { do: 'change-settings', version: 0, reason: '高峰' } as const;
    story.did({ ...change, change: { rules: { callLimit: 1 } } }, 'manager1');
    const id = story.ticket();
    story.did({ do: 'open', window: '1' });
    story.call('1');
    expect(story.refused({ do: 'recall', ticket: id })).toBe('recall-limit');
    expect(story.refused({ ...change, change: {} }, 'manager1')).toBe('settings-changed-meanwhile');
    const wrong = { windows: { '1': { serves: ['nowhere'] }, '99': {} } };
    expect(story.refused({ ...change, version: 1, change: wrong }, 'manager1')).toBe(
      'settings-invalid',
    );
    const quota = { queues: { 'social-accept': { quota: 1 } } };
    story.did({ ...change, version: 1, change: quota }, 'manager1');
    const wanted = { queue: 'social-accept', channel: 'web' } as const;
    expect(story.refused({ do: 'issue', ticket: wanted, terminal: null })).toBe('quota-full');
    // Both changes are in force, also over a day's border.
    story.wait(86_400);
    story.ticket();
    expect(story.state.settings).toMatchObject({
      version: 2,
      change: { rules: { callLimit: 1 }, queues: { 'social-accept': { quota: 1 } } },
    });
  });

  it('is told of long waits, idle and paused windows, calls nobody follows', () => {
    const story = hallStory();
    story.ticket();
    story.did({ do: 'open', window: '1' });
    story.did({ do: 'open', window: '2' }, 'clerk2');
    story.did({ do: 'pause', window: '2', reason: '' }, 'clerk2');
    story.wait(50 * 60);
    const codes = () => hallAlerts(story.hall, story.state, 0, story.now).alerts.map((a) => a.code);
    expect(codes()).toEqual(['long-wait', 'window-idle', 'window-paused']);
    story.call('1');
    story.wait(6 * 60);
    expect(codes()).toContain('call-unanswered');
    story.did({ do: 'no-show', ticket: 't1' });
    story.did({ do: 'close', window: '1' });
    story.did({ do: 'close', window: '2' }, 'clerk2');
    expect(codes()).toContain('nobody-serves');
  });

  it('sees the day as sums over its tickets', () => {
    const story = hallStory();
    const id = story.ticket();
    story.ticket();
    story.wait(100);
    story.did({ do: 'open', window: '1' });
    story.call('1');
    story.wait(10);
    story.did({ do: 'start', ticket: id });
    story.wait(200);
    story.did({ do: 'finish', ticket: id });
    expect(hallDay(story.hall, story.state, 0, story.now).total).toMatchObject({
      issued: 2,
      waiting: 1,
      served: 1,
      meanWaiting: 100,
      meanWalking: 10,
      meanHandling: 200,
    });
  });
});
