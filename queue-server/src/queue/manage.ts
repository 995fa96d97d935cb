import { changedSettings } from '../halls/change-effect.ts';
import { changeFaults, letterFaults } from '../halls/change-faults.ts';
import { fault, type Fault } from '../halls/fault.ts';
import { hallOf, type Hall } from '../halls/hall.ts';
import { backInTwo, inTwo, type InTwo } from '../halls/in-two.ts';
import { removalFaults } from '../halls/roster-faults.ts';
import type { HallSettings } from '../halls/settings.ts';
import type { HallEvent } from '../protocol/index.ts';
import { refusal } from '../refusals.ts';
import type { Act } from './commands.ts';
import { done, seqOf, type HallDecision, type Scene } from './scene.ts';
import { todayOf } from './today.ts';

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
  const today = todayOf(state);
  const two = inTwo(change, from, hall.settings, today);
  // What waits for tomorrow counts too: two changes must not make one impossible hall.
  const coming = changedSettings(hall.settings, state.settings.later ?? {});
  const faults = [
    ...changeFaults(coming, change, today),
    ...(from === 'now' ? removalFaults(change, hall.settings, today) : []),
    ...clashes(scene, changedSettings(hall.settings, two.now)),
    ...clashes(scene, changedSettings(coming, change)),
  ];
  if (faults.length > 0) return refusal('settings-invalid', { faults: eachOnce(faults) });
  return changed(scene, two, { reason });
}

/** Goes back to how the hall was set up at an earlier version; that is a change like any other. */
export function restoreSettings(
  scene: Scene,
  command: Act<'restore-settings'>,
  founded: Hall,
): HallDecision {
  const { hall, state } = scene;
  const { version } = state.settings;
  if (command.version !== version) return refusal('settings-changed-meanwhile', { version });
  const { restores, reason } = command;
  const today = todayOf(state);
  const two = backInTwo(founded.settings, hall.settings, command, today);
  const now = changedSettings(founded.settings, two.now);
  const faults = [
    ...changeFaults(founded.settings, command.change, today),
    ...clashes(scene, now),
    ...clashes(scene, changedSettings(now, two.later ?? {})),
  ];
  if (faults.length > 0) return refusal('settings-invalid', { faults: eachOnce(faults) });
  return changed(scene, two, { reason, restores });
}

/** The change on record; what ends with the day gives no more numbers, and nobody has booked it. */
function changed(
  scene: Scene,
  { now, later, ending }: InTwo,
  why: { readonly reason: string; readonly restores?: number },
): HallDecision {
  const { settings } = scene.hall;
  const version = scene.state.settings.version + 1;
  const data = { version, change: now, ...why, ...(later === undefined ? {} : { later }) };
  const stopped = ending.filter((queue) => scene.state.stopped[queue] === undefined);
  const events: HallEvent[] = [
    { type: 'settings-changed', data },
    ...stopped.map((queue) => {
      return { type: 'issue-stopped', data: { queue, reason: why.reason } } as const;
    }),
  ];
  const decided = done(scene, events, { kind: 'settings', version });
  const leaving = Object.entries({ ...later?.queues, ...now.queues }).flatMap(([id, one]) =>
    one.removed === true || later?.queues?.[id]?.removed === true ? [id] : [],
  );
  const bookable = leaving.filter((id) => settings.queues.some((queue) => queue.id === id));
  if (bookable.length === 0 || 'refused' in decided) return decided;
  const command = { do: 'retire', queues: bookable };
  return { ...decided, also: [{ stream: `bookings/${settings.id}`, command }] };
}

/** What settings as a whole contradict, in the words of whoever wrote them. */
function clashes({ hall }: Scene, settings: HallSettings): readonly Fault[] {
  try {
    hallOf(settings, hall.calendar);
    return letterFaults(settings);
  } catch (error) {
    const letters = letterFaults(settings);
    const said = error instanceof Error ? error.message : String(error);
    return letters.length > 0 ? letters : [fault('', said, said)];
  }
}

/** Checked for today and for tomorrow: one fault of both is one. */
const eachOnce = (faults: readonly Fault[]): readonly Fault[] =>
  faults.filter(
    (one, index) =>
      faults.findIndex((other) => other.at === one.at && other.words.en === one.words.en) === index,
  );
