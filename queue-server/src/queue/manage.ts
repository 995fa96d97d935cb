import { changedSettings, inTwo, mergeChanges } from '../halls/change-effect.ts';
import { changeFaults, type Fault } from '../halls/change-faults.ts';
import type { SettingsChange } from '../halls/changes.ts';
import { hallOf, type Hall } from '../halls/hall.ts';
import type { HallSettings } from '../halls/settings.ts';
import { refusal } from '../refusals.ts';
import type { Act } from './commands.ts';
import { done, seqOf, type HallDecision, type Scene } from './scene.ts';

/** No more tickets today, for a reason. Whoever has one is still served. */
export function stopIssue(scene: Scene, { queue, reason }: Act<'stop-issue'>): HallDecision {
  if (queue !== null && !scene.hall.queues.has(queue)) return refusal('queue-unknown');
  const events = [{ type: 'issue-stopped', data: { queue, reason } }] as const;
  return done(scene, events, { kind: 'done', seq: seqOf(scene, events) });
}

export function allowIssue(scene: Scene, { queue }: Act<'allow-issue'>): HallDecision {
  if (queue !== null && !scene.hall.queues.has(queue)) return refusal('queue-unknown');
  const stopped = scene.state.stopped[queue ?? '*'] !== undefined;
  const events = stopped ? ([{ type: 'issue-allowed', data: { queue } }] as const) : [];
  return done(scene, events, { kind: 'done', seq: seqOf(scene, events) });
}

/** A manager changes how the hall works, from the next command or day on; who, when and why is on record. */
export function changeSettings(scene: Scene, command: Act<'change-settings'>): HallDecision {
  const { hall, state } = scene;
  const { change, reason, from = 'now' } = command;
  const { version } = state.settings;
  if (command.version !== version) return refusal('settings-changed-meanwhile', { version });
  const { now, later } = inTwo(change, from);
  // What waits for tomorrow counts too: two changes must not make one impossible hall.
  const coming = changedSettings(hall.settings, state.settings.later ?? {});
  const faults = faultsOf(scene, change, coming);
  if (faults.length > 0) return refusal('settings-invalid', { faults });
  const data = {
    version: version + 1,
    change: now,
    reason,
    ...(later === undefined ? {} : { later }),
  };
  return done(scene, [{ type: 'settings-changed', data }], {
    kind: 'settings',
    version: version + 1,
  });
}

/** Goes back to how the hall was set up at an earlier version; that is a change like any other. */
export function restoreSettings(
  scene: Scene,
  command: Act<'restore-settings'>,
  founded: Hall,
): HallDecision {
  const { version } = scene.state.settings;
  if (command.version !== version) return refusal('settings-changed-meanwhile', { version });
  const { restores, reason } = command;
  const faults = faultsOf(scene, command.change, founded.settings);
  if (faults.length > 0) return refusal('settings-invalid', { faults });
  const { change, later } = keepingLetters(scene.hall, founded, command);
  const data = {
    version: version + 1,
    change,
    reason,
    restores,
    ...(Object.keys(later).length === 0 ? {} : { later }),
  };
  return done(scene, [{ type: 'settings-changed', data }], {
    kind: 'settings',
    version: version + 1,
  });
}

/** Numbers of this day keep the letters they were given with; the old ones come back tomorrow. */
function keepingLetters(
  present: Hall,
  founded: Hall,
  { change, later = {} }: Pick<Act<'restore-settings'>, 'change' | 'later'>,
): { readonly change: SettingsChange; readonly later: SettingsChange } {
  const target = changedSettings(founded.settings, change);
  const moved = target.queues.flatMap(({ id, prefix }) => {
    const now = present.queues.get(id)?.prefix ?? prefix;
    return now === prefix ? [] : [{ id, prefix, now }];
  });
  if (moved.length === 0) return { change, later };
  const letters = (of: 'prefix' | 'now'): SettingsChange => ({
    queues: Object.fromEntries(moved.map((one) => [one.id, { prefix: one[of] }])),
  });
  return {
    change: mergeChanges(change, letters('now')),
    later: mergeChanges(letters('prefix'), later),
  };
}

/** Everything that is wrong with a change, and with the settings it leaves. */
function faultsOf(
  { hall, state }: Scene,
  change: SettingsChange,
  settings: HallSettings,
): readonly Fault[] {
  const parked = new Map<string, number>();
  for (const { state: at, pool } of state.tickets.values()) {
    if (at === 'parked' && pool !== undefined) parked.set(pool, (parked.get(pool) ?? 0) + 1);
  }
  const faults = changeFaults(settings, change, parked);
  if (faults.length > 0) return faults;
  try {
    hallOf(changedSettings(settings, change), hall.calendar);
    return [];
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return [{ at: '', words: { zh: said, en: said } }];
  }
}
