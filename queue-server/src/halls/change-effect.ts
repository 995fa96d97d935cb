import type { SettingsChange } from './changes.ts';
import { withRoster } from './roster.ts';
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

/** The settings a change leaves. What a new queue or window lacks is a fault of the change. */
export function changedSettings(settings: HallSettings, change: SettingsChange): HallSettings {
  const { rules, thresholds, queues, windows, ...whole } = change;
  // The change is checked at the edge, so its parts fit where they are put.
  const after = {
    ...settings,
    ...whole,
    rules: { ...settings.rules, ...rules },
    thresholds: { ...settings.thresholds, ...thresholds },
  } as HallSettings;
  return withRoster(after, { ...(queues && { queues }), ...(windows && { windows }) });
}
