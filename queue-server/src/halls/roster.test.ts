import { describe, expect, it } from 'vitest';
import { hallStory } from '../testing/hall-story.ts';
import type { HallCommand } from '../queue/commands.ts';
import { changedSettings } from './change-effect.ts';
import type { SettingsChange } from './changes.ts';
import { differences } from '../rules/differences.ts';

const tax = {
  name: { zh: '税务', en: 'Tax' },
  prefix: 'T',
  category: 'tax',
  function: 'accept',
} as const;
const window44 = {
  label: { zh: '44号窗口', en: 'Window 44' },
  category: 'tax',
  function: 'accept',
} as const;

/** A hall whose manager changes settings one after the other. */
function managed(changes: Parameters<typeof hallStory>[0] = {}) {
  const story = hallStory(changes);
  const version = () => story.state.settings.version;
  const command = (change: SettingsChange, from?: 'next-day'): HallCommand => ({
    ...{ do: 'change-settings', version: version(), reason: '调整', change },
    ...(from && { from }),
  });
  return {
    story,
    change: (change: SettingsChange, from?: 'next-day') =>
      story.did(command(change, from), 'manager1'),
    refused: (change: SettingsChange, from?: 'next-day') =>
      story.refused(command(change, from), 'manager1'),
    back: (to: number, change: SettingsChange) =>
      story.did(
        { do: 'restore-settings', restores: to, version: version(), reason: '改回', change },
        'manager1',
      ),
    settings: () => changedSettings(story.hall.settings, story.state.settings.change),
  };
}
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
const nextDay = 86_400;

describe('a queue and a window a manager adds', () => {
  it('give numbers and call from the next command on', () => {
    const { story, change } = managed();
    change({ queues: { tax }, windows: { '44': window44 } });
    const { id, number } = story.issue({ queue: 'tax' });
    expect(number).toBe('T001');
    story.did({ do: 'open', window: '44' });
    expect(story.call('44')).toBe(id);
  });

  it('lack nothing they need, and take no letter that is in use or on its way', () => {
    const { story, change, refused } = managed();
    expect(refused({ queues: { tax: { name: tax.name } } })).toBe('settings-invalid');
    expect(refused({ windows: { '44': {} } })).toBe('settings-invalid');
    expect(refused({ queues: { tax: { ...tax, prefix: 'A' } } })).toBe('settings-invalid');
    change({ queues: { 'social-accept': { prefix: 'T' } } });
    // A is still given today, and T from tomorrow on.
    expect(refused({ queues: { tax: { ...tax, prefix: 'A' } } })).toBe('settings-invalid');
    expect(refused({ queues: { tax } })).toBe('settings-invalid');
    story.wait(nextDay);
    change({ queues: { tax: { ...tax, prefix: 'A' } } });
    expect(story.issue({ queue: 'tax' }).number).toBe('A001');
  });

  it('are taken back with the day when they were used, at once when they were not', () => {
    const { story, change, back, settings } = managed();
    change({ queues: { tax }, windows: { '44': window44 } });
    story.issue({ queue: 'tax' });
    back(0, {});
    // Whoever has a number is served today; nobody gets another.
    expect(ids(settings().queues)).toContain('tax');
    expect(ids(settings().windows)).not.toContain('44');
    const wanted = { queue: 'tax', channel: 'web' } as const;
    expect(story.refused({ do: 'issue', ticket: wanted, terminal: null })).toBe('issue-stopped');
    story.wait(nextDay);
    story.did({ do: 'tick' });
    expect(ids(settings().queues)).not.toContain('tax');
    expect(settings().gone?.queues).toMatchObject([{ id: 'tax', prefix: 'T', name: tax.name }]);
  });
});

describe('a queue or window a manager removes', () => {
  const removed: SettingsChange = { queues: { 'business-accept': { removed: true } } };

  it('goes at once while nobody used it, and nothing names it any longer', () => {
    const { story, change, settings } = managed({
      boards: [
        {
          id: 'all',
          layout: 'waits',
          queues: ['business-accept', 'social-accept'],
          voice: false,
          languages: ['zh'],
        },
        { id: 'sign-3', layout: 'window', window: '3', voice: false, languages: ['zh'] },
      ],
      zones: [{ id: 'east', name: tax.name, windows: ['3', '4'] }],
    });
    change({ ...removed, windows: { '3': { removed: true } } });
    expect(ids(settings().queues)).toEqual(['social-accept', 'social-issue']);
    expect(settings().windows.find(({ id }) => id === '4')?.serves).toEqual(['social-accept']);
    expect(settings().boards).toMatchObject([{ id: 'all', queues: ['social-accept'] }]);
    expect(settings().zones).toMatchObject([{ windows: ['4'] }]);
    const wanted = { queue: 'business-accept', channel: 'web' } as const;
    expect(story.refused({ do: 'issue', ticket: wanted, terminal: null })).toBe('queue-unknown');
    expect(story.refused({ do: 'open', window: '3' })).toBe('window-unknown');
  });

  it('stays while people wait or a clerk works there, and says how many', () => {
    const { story, refused } = managed();
    story.ticket('business-accept');
    expect(refused(removed)).toBe('settings-invalid');
    story.did({ do: 'open', window: '3' });
    expect(refused({ windows: { '3': { removed: true } } })).toBe('settings-invalid');
  });

  it('goes with the day once it gave a number: the day keeps its letter and its name', () => {
    const { story, change, refused, settings } = managed();
    story.ticket('business-accept');
    story.did({ do: 'open', window: '4' });
    story.call('4');
    story.did({ do: 'finish', ticket: 't1' });
    change(removed);
    expect(ids(settings().queues)).toContain('business-accept');
    const wanted = { queue: 'business-accept', channel: 'web' } as const;
    expect(story.refused({ do: 'issue', ticket: wanted, terminal: null })).toBe('issue-stopped');
    // Its letter is free only when its numbers are over.
    expect(refused({ queues: { tax: { ...tax, prefix: 'C' } } })).toBe('settings-invalid');
    story.wait(nextDay);
    story.did({ do: 'tick' });
    expect(ids(settings().queues)).not.toContain('business-accept');
    change({ queues: { tax: { ...tax, prefix: 'C' } } });
  });

  it('takes nobody over the day’s border, even where tickets stay', () => {
    const { story, change, settings } = managed({ rules: { carryOver: true } });
    const gone = story.ticket('business-accept');
    const stays = story.ticket('social-accept');
    story.did({ do: 'open', window: '3' });
    expect(story.call('3')).toBe(stays);
    change({ ...removed, windows: { '3': { removed: true } } }, 'next-day');
    story.wait(nextDay);
    story.did({ do: 'tick' });
    // Closed by the clock, and whoever it had called waits on.
    expect(settings().gone).toMatchObject({
      queues: [{ id: 'business-accept' }],
      windows: [{ id: '3' }],
    });
    const alive = [...story.state.tickets.values()].map(({ serial, state }) => [serial, state]);
    expect(alive).toEqual([[Number(stays.slice(1)), 'waiting']]);
    expect(story.events.find(({ type }) => type === 'day-started')?.data).toMatchObject({});
    expect(story.refused({ do: 'call', window: '4', ticket: gone })).toBe('window-closed');
  });

  it('comes back as it was, with its places and its letter', () => {
    const { change, back, settings, story } = managed();
    change({ ...removed, windows: { '4': { removed: true } } });
    back(0, {});
    expect(settings()).toMatchObject({
      queues: story.hall.settings.queues,
      windows: story.hall.settings.windows,
    });
    change(removed);
    change({ queues: { 'business-accept': { removed: false } } });
    expect(settings().queues).toHaveLength(3);
    expect(story.issue({ queue: 'business-accept' }).number).toBe('C001');
  });

  it('is refused for the last of its kind, and for what nobody knows', () => {
    const { refused } = managed();
    const all = ['social-accept', 'social-issue', 'business-accept'];
    const none = Object.fromEntries(all.map((id) => [id, { removed: true }]));
    expect(refused({ queues: none })).toBe('settings-invalid');
    expect(refused({ queues: { nowhere: { removed: true } } })).toBe('settings-invalid');
  });

  it('still takes the number a terminal gave out while its line was cut', () => {
    const { story, change } = managed();
    const lent = story.did(
      { do: 'lease', queue: 'business-accept', terminal: 'T01', count: 5 },
      'clock',
    );
    if (lent.kind !== 'range') throw new Error('no range');
    change(removed, 'next-day');
    story.wait(nextDay);
    story.did({ do: 'tick' });
    const offline = {
      range: lent.range.id,
      number: 'C9001',
      issuedAt: new Date(story.now - nextDay * 1_000).toISOString(),
    };
    expect(story.issue({ queue: 'business-accept', offline }, 'terminal/T01').number).toBe('C9001');
    expect([...story.state.tickets.values()].at(-1)).toMatchObject({ state: 'cancelled' });
  });
});

describe('what differs between two settings', () => {
  it('says of every field what it is and what it was', () => {
    const { settings } = hallStory().hall;
    const after = changedSettings(settings, {
      rules: { callLimit: 2 },
      queues: { tax, 'social-issue': { removed: true }, 'social-accept': { quota: 9 } },
    });
    const { change, was } = differences(settings, after);
    expect(change).toEqual({
      rules: { callLimit: 2 },
      queues: {
        'social-accept': { quota: 9 },
        tax: { ...tax, quota: null },
        'social-issue': { removed: true },
      },
    });
    expect(was).toEqual({
      rules: { callLimit: 3 },
      queues: {
        'social-accept': { quota: null },
        tax: { removed: true },
        'social-issue': { removed: false },
      },
    });
    // The change it names leads there.
    expect(changedSettings(settings, change)).toEqual(after);
  });
});
