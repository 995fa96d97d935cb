import { mergeChanges } from '../halls/change-effect.ts';
import type { SettingsChange } from '../halls/changes.ts';
import type { HallEvent } from '../protocol/index.ts';
import type { SettingsInForce } from './state.ts';

type Changed = Extract<HallEvent, { readonly type: 'settings-changed' }>['data'];

/** What a change leaves in force, and what waits for the next business day. */
export function settingsAfter(before: SettingsInForce, data: Changed): SettingsInForce {
  const { version } = data;
  // Both were checked against the schema before they were recorded.
  const change = data.change as SettingsChange;
  const later = data.later as SettingsChange | undefined;
  // Going back to an older version replaces everything, also what was waiting.
  if (data.restores !== undefined) return { version, change, ...(later && { later }) };
  const waiting = later === undefined ? before.later : mergeChanges(before.later ?? {}, later);
  return {
    version,
    change: mergeChanges(before.change, change),
    ...(waiting === undefined ? {} : { later: waiting }),
  };
}

/** A new business day brings what waited for it. */
export function settingsOfNewDay({ version, change, later }: SettingsInForce): SettingsInForce {
  return { version, change: later === undefined ? change : mergeChanges(change, later) };
}

/** The queues and windows that go when the business day changes. */
export function leavingWith({ later }: SettingsInForce) {
  const gone = (changes: Readonly<Record<string, { readonly removed?: boolean }>> = {}) =>
    new Set(Object.keys(changes).filter((id) => changes[id]?.removed === true));
  return { queues: gone(later?.queues), windows: gone(later?.windows) };
}
