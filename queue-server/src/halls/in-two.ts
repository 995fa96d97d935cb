import { changedSettings, mergeChanges } from './change-effect.ts';
import type { SettingsChange } from './changes.ts';
import type { QueueChange, WindowChange } from './roster.ts';
import type { HallSettings } from './settings.ts';
import { quietDay, type Today } from './today.ts';

/** What of a change is in force at once, and what waits for the next business day. */
export interface InTwo {
  readonly now: SettingsChange;
  readonly later: SettingsChange | undefined;
  /** Queues that go with the day: they give no more numbers until then. */
  readonly ending: readonly string[];
}

/**
 * Letters and first numbers wait: in mid-day they would make two tickets of one number possible.
 * So does the end of a queue that gave a number today, and of a window that was open. Everything
 * else is in force from the next command on, unless the manager wants tomorrow.
 */
export function inTwo(
  change: SettingsChange,
  from: 'now' | 'next-day',
  present: HallSettings,
  today: Today = quietDay,
): InTwo {
  if (from === 'next-day') return { now: {}, later: change, ending: [] };
  const { queues = {}, windows = {}, ...others } = change;
  const parts = Object.entries(queues).map(([id, one]) => ({ id, ...queueInTwo(id, one) }));
  const halves = Object.entries(windows).map(([id, one]) => ({ id, ...windowInTwo(id, one) }));

  function queueInTwo(id: string, one: QueueChange): Halves<QueueChange> {
    // A new queue has given no number yet.
    if (!present.queues.some((queue) => queue.id === id)) return { now: one, later: {} };
    const { prefix, numbersFrom, removed, ...rest } = one;
    const waits = {
      ...(prefix === undefined ? {} : { prefix }),
      ...(numbersFrom === undefined ? {} : { numbersFrom }),
    };
    if (removed !== true)
      return { now: { ...rest, ...kept(removed) }, later: { ...waits, ...kept(removed) } };
    // Who could still come tomorrow is not to book what will be gone.
    return today.queues.has(id)
      ? { now: { ...rest, appointments: null }, later: { ...waits, removed } }
      : { now: { ...one }, later: {} };
  }
  function windowInTwo(id: string, one: WindowChange): Halves<WindowChange> {
    const { removed, ...rest } = one;
    if (!present.windows.some((window) => window.id === id)) return { now: one, later: {} };
    return removed === true && today.windows.has(id)
      ? { now: rest, later: { removed } }
      : { now: one, later: kept(removed) };
  }
  const now = { ...others, ...named('queues', parts, 'now'), ...named('windows', halves, 'now') };
  const later = { ...named('queues', parts, 'later'), ...named('windows', halves, 'later') };
  return {
    now,
    later: Object.keys(later).length > 0 ? later : undefined,
    ending: parts.filter((one) => one.later.removed === true).map(({ id }) => id),
  };
}

interface Halves<Change> {
  readonly now: Change;
  readonly later: Change;
}

/** Kept after all: also tomorrow, should its end be waiting there. */
const kept = (removed: boolean | undefined) => (removed === false ? { removed } : {});

function named<Key extends string, Change extends object>(
  key: Key,
  parts: readonly ({ readonly id: string } & Halves<Change>)[],
  half: 'now' | 'later',
): Partial<Record<Key, Record<string, Change>>> {
  const some = parts.filter((one) => Object.keys(one[half]).length > 0);
  if (some.length === 0) return {};
  // One key, and it is the one asked for.
  return { [key]: Object.fromEntries(some.map((one) => [one.id, one[half]])) } as Partial<
    Record<Key, Record<string, Change>>
  >;
}

/**
 * The way back to an earlier version in two: numbers of this day keep the letters they were given
 * with, and what was added since goes with the day if it was used; it stays known in any case.
 */
export function backInTwo(
  founded: HallSettings,
  present: HallSettings,
  { change, later = {} }: { readonly change: SettingsChange; readonly later?: SettingsChange },
  today: Today,
): InTwo {
  const target = changedSettings(founded, change);
  const now: SettingsChange[] = [change];
  const then: SettingsChange[] = [];
  const ending: string[] = [];
  for (const { id, prefix } of target.queues) {
    const given = present.queues.find((queue) => queue.id === id)?.prefix ?? prefix;
    if (given === prefix) continue;
    now.push({ queues: { [id]: { prefix: given } } });
    then.push({ queues: { [id]: { prefix } } });
  }
  const missing = <Row extends { readonly id: string }>(
    here: readonly Row[],
    wanted: readonly Row[],
  ) => here.filter(({ id }) => !wanted.some((one) => one.id === id));
  for (const { id, ...fields } of missing(present.queues, target.queues)) {
    const stays = today.queues.has(id);
    // The very fields of a change; only lists in them are read-only.
    const whole = fields as QueueChange;
    now.push({ queues: { [id]: { ...whole, appointments: null, removed: !stays } } });
    if (!stays) continue;
    then.push({ queues: { [id]: { removed: true } } });
    ending.push(id);
  }
  for (const { id, ...fields } of missing(present.windows, target.windows)) {
    const stays = today.windows.has(id);
    now.push({ windows: { [id]: { ...(fields as WindowChange), removed: !stays } } });
    if (stays) then.push({ windows: { [id]: { removed: true } } });
  }
  // What was gone before stays known, though the version gone back to never had it.
  for (const { id, ...fields } of missing(present.gone?.queues ?? [], knownQueues(target)))
    now.unshift({ queues: { [id]: { ...(fields as QueueChange), removed: true } } });
  for (const { id, ...fields } of missing(present.gone?.windows ?? [], knownWindows(target)))
    now.unshift({ windows: { [id]: { ...(fields as WindowChange), removed: true } } });
  const waiting = mergeAll([...then, later]);
  return {
    now: mergeAll(now),
    later: Object.keys(waiting).length > 0 ? waiting : undefined,
    ending,
  };
}

const knownQueues = ({ queues, gone }: HallSettings) => [...queues, ...(gone?.queues ?? [])];
const knownWindows = ({ windows, gone }: HallSettings) => [...windows, ...(gone?.windows ?? [])];

const mergeAll = (changes: readonly SettingsChange[]): SettingsChange =>
  changes.reduce<SettingsChange>((whole, one) => mergeChanges(whole, one), {});
