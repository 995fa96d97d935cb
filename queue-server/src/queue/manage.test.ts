import { describe, expect, it } from 'vitest';
import { hallStory } from '../testing/hall-story.ts';
import { hallAlerts } from './alerts.ts';
import { hallDay } from './hall-day.ts';
import { waitAccuracy } from './wait-accuracy.ts';

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

  it('changes letters and first numbers from the next business day on', () => {
    const story = hallStory();
    const number = () => story.issue({ queue: 'social-accept' }).number;
    const before = number();
    const change = { queues: { 'social-accept': { prefix: 'Z', numbersFrom: 101 } } };
    story.did({ do: 'change-settings', version: 0, reason: '', change }, 'manager1');
    expect(number().slice(0, 1)).toBe(before.slice(0, 1));
    // Another queue cannot take the letter that is on its way.
    const same = { queues: { 'business-accept': { prefix: 'Z' } } };
    expect(
      story.refused({ do: 'change-settings', version: 1, reason: '', change: same }, 'manager1'),
    ).toBe('settings-invalid');
    story.wait(86_400);
    expect(number()).toBe('Z101');
    expect(number()).toBe('Z102');
  });

  it('goes back to an earlier version; tickets of this day keep their letters', () => {
    const story = hallStory();
    const letters = { queues: { 'social-accept': { prefix: 'Z' } } };
    const manager = { reason: '换字头' };
    story.did({ do: 'change-settings', version: 0, change: letters, ...manager }, 'manager1');
    story.wait(86_400);
    story.did(
      { do: 'change-settings', version: 1, change: { rules: { callLimit: 1 } }, ...manager },
      'manager1',
    );
    const number = () => story.issue({ queue: 'social-accept' }).number;
    expect(number()).toBe('Z001');
    const back = {
      do: 'restore-settings',
      change: {},
      restores: 0,
      version: 2,
      reason: '',
    } as const;
    expect(story.refused({ ...back, version: 1 }, 'manager1')).toBe('settings-changed-meanwhile');
    story.did(back, 'manager1');
    expect(story.state.settings.change.rules).toBeUndefined();
    expect(number()).toBe('Z002');
    story.wait(86_400);
    expect(number()).not.toMatch(/^Z/);
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

  it('is told of a hold that nobody ends, and not of one that ends by itself', () => {
    const story = hallStory();
    const [forgotten, due] = [story.ticket(), story.ticket()];
    story.did({ do: 'open', window: '1' });
    story.call('1');
    story.did({ do: 'hold', ticket: forgotten, reason: '复印', minutes: null });
    story.call('1');
    story.did({ do: 'hold', ticket: due, reason: '缴费', minutes: 240 });
    story.did({ do: 'close', window: '1' });
    story.wait(61 * 60);
    const { alerts } = hallAlerts(story.hall, story.state, 0, story.now);
    expect(alerts).toMatchObject([{ code: 'parked-long', ticket: forgotten, value: 61 }]);
  });

  it('is told a month ahead that a year’s calendar is missing, and urgently when it is', () => {
    const hours = { workdays: [{ from: '09:00', to: '17:00' }] };
    const story = hallStory({ hours });
    const told = () =>
      hallAlerts(story.hall, story.state, 0, story.now).alerts.find(
        ({ code }) => code === 'calendar-unknown',
      );
    expect(told()).toBeUndefined();
    const day = 86_400;
    story.wait(12 * day);
    expect(told()).toMatchObject({ level: 'warning', value: 30 });
    story.wait(30 * day);
    expect(told()).toMatchObject({ level: 'urgent', value: 0 });
    // A hall that never closes needs none.
    const always = hallStory();
    always.wait(42 * day);
    expect(hallAlerts(always.hall, always.state, 0, always.now).alerts).toEqual([]);
  });

  it('sees by half hours what newcomers were told, and how long it was', () => {
    const story = hallStory();
    story.ticket();
    story.wait(300);
    story.ticket();
    story.did({ do: 'open', window: '1' });
    story.call('1');
    const before = waitAccuracy(story.hall, story.state, 0);
    expect(before.overDay).toMatchObject([
      { from: '2026-11-20T04:00:00.000Z', tickets: 1, waited: 300 },
    ]);
    story.call('1');
    expect(waitAccuracy(story.hall, story.state, 0).overDay).toMatchObject([
      { tickets: 2, waited: 150 },
    ]);
    story.did({ do: 'undo', seq: story.events.length, anybodys: false });
    expect(waitAccuracy(story.hall, story.state, 0)).toEqual(before);
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
