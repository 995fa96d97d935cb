import type { SettingsChange } from '../halls/changes.ts';
import type { HallSettings, QueueSettings, WindowSettings } from '../halls/settings.ts';

/** What leads from one state of a hall's settings to another: only what differs, and what it was. */
export interface Differences {
  /** As a manager's change would say it: lists whole, everything else field by field. */
  readonly change: SettingsChange;
  /** What the change replaced, in the same places. */
  readonly was: SettingsChange;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const lists = ['hours', 'notices', 'pools', 'zones', 'boards'] as const;
const ofQueue = [
  'name',
  'prefix',
  'category',
  'function',
  'numbersFrom',
  'quota',
  'handlingSeconds',
  'appointments',
] as const satisfies readonly (keyof QueueSettings)[];
const ofWindow = [
  'label',
  'category',
  'function',
  'serves',
  'skills',
  'profile',
] as const satisfies readonly (keyof WindowSettings)[];

/** A first number that is not said is 1; for everything else nothing is null. */
const unsaid = (key: string): unknown => (key === 'numbersFrom' ? 1 : null);

interface Part {
  readonly change: Record<string, unknown>;
  readonly was: Record<string, unknown>;
}

export function differences(before: HallSettings, after: HallSettings): Differences {
  const found: Part = { change: {}, was: {} };
  for (const part of lists) {
    if (same(before[part], after[part]) || after[part] === undefined) continue;
    found.change[part] = after[part];
    if (before[part] !== undefined) found.was[part] = before[part];
  }
  for (const part of ['rules', 'thresholds'] as const) {
    const was: Readonly<Record<string, unknown>> = { ...before[part] };
    const now: Readonly<Record<string, unknown>> = { ...after[part] };
    // One that is no longer said has no words of its own: it is as usual again.
    const keys = Object.keys(now).filter((key) => !same(was[key], now[key]));
    if (keys.length === 0) continue;
    const old = keys.filter((key) => was[key] !== undefined);
    found.change[part] = Object.fromEntries(keys.map((key) => [key, now[key]]));
    found.was[part] = Object.fromEntries(old.map((key) => [key, was[key]]));
  }
  for (const [part, keys] of [
    ['queues', ofQueue],
    ['windows', ofWindow],
  ] as const) {
    const { change, was } = byId(before, after, part, keys);
    if (Object.keys(change).length === 0) continue;
    found.change[part] = change;
    found.was[part] = was;
  }
  // Built from parts of the settings' own type; the server checks a change all the same.
  return found as Differences;
}

function byId(
  before: HallSettings,
  after: HallSettings,
  part: 'queues' | 'windows',
  keys: readonly string[],
): Part {
  const found: Part = { change: {}, was: {} };
  // The keys asked for are the row's own.
  type Row = { readonly id: string } & Readonly<Record<string, unknown>>;
  const rows = (of: HallSettings) =>
    new Map((of[part] as readonly object[] as readonly Row[]).map((row) => [row.id, row]));
  const had = rows(before);
  const has = rows(after);
  const gone = new Set((before.gone?.[part] ?? []).map(({ id }) => id));
  for (const [id, now] of has) {
    const was = had.get(id);
    const fields = keys.filter((key) => {
      return was === undefined ? now[key] !== undefined : !same(was[key], now[key]);
    });
    const back = gone.has(id) ? { removed: false } : {};
    const changed = Object.fromEntries(fields.map((key) => [key, now[key] ?? unsaid(key)]));
    if (was === undefined) {
      found.change[id] = { ...changed, ...back };
      found.was[id] = { removed: true };
    } else if (fields.length > 0) {
      found.change[id] = changed;
      found.was[id] = Object.fromEntries(fields.map((key) => [key, was[key] ?? unsaid(key)]));
    }
  }
  for (const id of had.keys()) {
    if (has.has(id)) continue;
    found.change[id] = { removed: true };
    found.was[id] = { removed: false };
  }
  return found;
}
