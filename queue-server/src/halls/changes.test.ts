import { describe, expect, it } from 'vitest';
import { smallCity } from '../testing/small-city.ts';
import { changedSettings, mergeChanges } from './change-effect.ts';
import { changeFaults } from './change-faults.ts';
import type { SettingsChange } from './changes.ts';
import { inTwo } from './in-two.ts';
import { spansOn } from './opening.ts';
import { quietDay, type Today } from './today.ts';

const [hall, county] = smallCity.halls;
if (hall === undefined || county === undefined) throw new Error('the small city has both');
const faults = (change: SettingsChange, today?: Today) =>
  changeFaults(hall, change, today).map(({ at, words }) => `${at}: ${words.en}`);

describe('a change of a hall’s settings', () => {
  it('names the place of every fault and what would be allowed', () => {
    const queues = hall.queues.map(({ id }) => id).join(', ');
    expect(
      faults({
        windows: {
          '1': {
            profile: {
              rules: [
                {
                  id: 'r1',
                  when: [{ lineAbove: { queue: 'gone', people: 3 } }],
                  take: ['nowhere'],
                  because: { zh: '支援', en: 'Help' },
                },
              ],
            },
          },
        },
      }),
    ).toEqual([
      `windows.1.profile.rules.0.take: There is no "nowhere"; allowed: ${queues}`,
      `windows.1.profile.rules.0.when: There is no "gone"; allowed: ${queues}`,
    ]);
    expect(faults({ hours: { workdays: [{ from: '12:00', to: '09:00' }] } })).toEqual([
      'hours.workdays: 12:00 has to be before 09:00',
    ]);
    expect(
      faults({
        hours: {
          workdays: [
            { from: '09:00', to: '12:00' },
            { from: '11:00', to: '17:00' },
          ],
        },
      }),
    ).toEqual(['hours.workdays: 11:00 overlaps the hours before it']);
  });

  it('gives no zone two voices, no window two zones, and takes no pool from those parked in it', () => {
    const name = { zh: '东', en: 'East' };
    const screen = { layout: 'calls', zone: 'east', voice: true, languages: ['zh'] } as const;
    const boards = [
      { ...screen, id: 'a', languages: ['zh' as const] },
      { ...screen, id: 'b', languages: ['zh' as const] },
    ];
    expect(faults({ zones: [{ id: 'east', name, windows: ['1'] }], boards })).toEqual([
      'boards.b.voice: Another screen of zone "east" speaks already; one zone has one voice',
    ]);
    const zones = ['east', 'west'].map((id) => ({ id, name, windows: ['1'] }));
    expect(faults({ zones })).toEqual(['zones.windows: "1" is there twice']);
    expect(
      faults({ pools: [{ id: 'other', name }] }, { ...quietDay, parked: new Map([['papers', 2]]) }),
    ).toEqual(['pools.papers: 2 people are parked there; call them back before removing it']);
  });

  it('is in force at once, but for letters and first numbers, which wait for the next day', () => {
    const change: SettingsChange = {
      rules: { callLimit: 2 },
      queues: { 'social-accept': { prefix: 'Z', quota: 10 } },
    };
    expect(inTwo(change, 'now', hall)).toEqual({
      ending: [],
      now: { rules: { callLimit: 2 }, queues: { 'social-accept': { quota: 10 } } },
      later: { queues: { 'social-accept': { prefix: 'Z' } } },
    });
    expect(inTwo(change, 'next-day', hall)).toEqual({ now: {}, later: change, ending: [] });
  });

  it('merges field by field, replaces lists whole, and takes booking away by null', () => {
    const name = { zh: '甲', en: 'A' };
    const before: SettingsChange = {
      windows: { '1': { skills: ['x'] } },
      pools: [{ id: 'a', name }],
    };
    const after: SettingsChange = { windows: { '1': { serves: [] } }, pools: [{ id: 'b', name }] };
    expect(mergeChanges(before, after)).toEqual({
      windows: { '1': { skills: ['x'], serves: [] } },
      pools: [{ id: 'b', name }],
    });
    const [queue] = hall.queues;
    const none = { queues: { [queue?.id ?? '']: { appointments: null } } };
    expect(changedSettings(hall, none).queues[0]).not.toHaveProperty('appointments');
  });

  it('closes a workday and opens a weekend by a hall’s own days', () => {
    const name = { zh: '搬迁', en: 'Moving' };
    const days = { '2026-11-20': { open: false, name }, '2026-11-22': { open: true, name } };
    const moved = {
      ...county,
      hours: { ...county.hours, workdays: county.hours?.workdays ?? [], days },
    };
    expect(spansOn(moved, smallCity.calendar, '2026-11-20')).toEqual([]);
    expect(spansOn(moved, smallCity.calendar, '2026-11-22')).toEqual(county.hours?.workdays);
  });
});
