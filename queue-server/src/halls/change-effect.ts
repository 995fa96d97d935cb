import type { SettingsChange } from './changes.ts';
import type { HallSettings } from './settings.ts';

/** Two changes as one: the later one wins, field by field. */
export function mergeChanges(before: SettingsChange, after: SettingsChange): SettingsChange {
  return {
    ...before,
    ...after,
    ...(before.rules || after.rules ? { rules: { ...before.rules, ...after.rules } } : {}),
    ...(before.thresholds || after.thresholds
      ? { thresholds: { ...before.thresholds, ...after.thresholds } }
      : {}),
    ...(before.queues || after.queues ? { queues: byId(before.queues, after.queues) } : {}),
    ...(before.windows || after.windows ? { windows: byId(before.windows, after.windows) } : {}),
  };
}

function byId<T extends object>(
  before: Readonly<Record<string, T>> = {},
  after: Readonly<Record<string, T>> = {},
): Record<string, T> {
  const merged: Record<string, T> = { ...before };
  for (const [id, change] of Object.entries(after)) merged[id] = { ...merged[id], ...change };
  return merged;
}

/** The settings a change leaves. Ids it names that the hall has not are its faults. */
export function changedSettings(settings: HallSettings, change: SettingsChange): HallSettings {
  const { rules, thresholds, queues, windows, ...whole } = change;
  // The change is checked at the edge, so its parts fit where they are put.
  return {
    ...settings,
    ...whole,
    rules: { ...settings.rules, ...rules },
    thresholds: { ...settings.thresholds, ...thresholds },
    queues: settings.queues.map((queue) => {
      const { appointments, ...changed } = { ...queue, ...queues?.[queue.id] };
      // Null takes booking away; a queue that cannot be booked has none.
      return appointments ? { ...changed, appointments } : changed;
    }),
    windows: settings.windows.map((window) => ({ ...window, ...windows?.[window.id] })),
  } as HallSettings;
}

/** What of a change is in force at once, and what waits for the next business day. */
export interface InTwo {
  readonly now: SettingsChange;
  readonly later: SettingsChange | undefined;
}

/**
 * Prefixes and first numbers wait: in mid-day they would make two tickets of one number possible.
 * Everything else is in force from the next command on, unless the manager wants tomorrow.
 */
export function inTwo(change: SettingsChange, from: 'now' | 'next-day'): InTwo {
  if (from === 'next-day') return { now: {}, later: change };
  const today: [string, object][] = [];
  const tomorrow: [string, object][] = [];
  for (const [id, { prefix, numbersFrom, ...rest }] of Object.entries(change.queues ?? {})) {
    const waits = {
      ...(prefix === undefined ? {} : { prefix }),
      ...(numbersFrom === undefined ? {} : { numbersFrom }),
    };
    if (Object.keys(waits).length > 0) tomorrow.push([id, waits]);
    if (Object.keys(rest).length > 0) today.push([id, rest]);
  }
  const { queues, ...others } = change;
  const kept = today.length > 0 && queues !== undefined;
  return {
    now: { ...others, ...(kept ? { queues: Object.fromEntries(today) } : {}) },
    later: tomorrow.length > 0 ? { queues: Object.fromEntries(tomorrow) } : undefined,
  };
}
