import { changedSettings, changeFaults, mergeChanges } from '../halls/changes.ts';
import { hallOf } from '../halls/hall.ts';
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

/** A manager changes how the hall works, from the next command on; who, when and why is on record. */
export function changeSettings(scene: Scene, command: Act<'change-settings'>): HallDecision {
  const { hall, state } = scene;
  const { change, reason } = command;
  const { version } = state.settings;
  if (command.version !== version) return refusal('settings-changed-meanwhile', { version });
  const faults = [...changeFaults(hall.settings, change)];
  const whole = mergeChanges(state.settings.change, change);
  if (faults.length === 0) {
    try {
      hallOf(changedSettings(hall.settings, whole), hall.calendar);
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (faults.length > 0) return refusal('settings-invalid', { faults });
  const data = { version: version + 1, change, reason };
  return done(scene, [{ type: 'settings-changed', data }], {
    kind: 'settings',
    version: version + 1,
  });
}
