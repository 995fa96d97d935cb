import type { HallSettings, SettingsChange } from '@banshi/queue-server/protocol';
import { inject, type InjectionKey } from 'vue';

/** Settings while somebody edits them: the same shape, open to the pen. */
type Loose<T> = T extends readonly (infer Item)[]
  ? Loose<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Loose<T[Key]> }
    : T;
export type Draft = Loose<HallSettings>;
export type DraftWindow = Draft['windows'][number];
export type DraftRule = NonNullable<DraftWindow['profile']>['rules'][number];
export type DraftBoard = NonNullable<Draft['boards']>[number];
export type DraftQueue = Draft['queues'][number];
export type DraftHours = NonNullable<Draft['hours']>;

/** A copy that can be written on. Settings come as JSON and are nothing but JSON. */
export const draftOf = (settings: HallSettings): Draft =>
  JSON.parse(JSON.stringify(settings)) as Draft;

export const draftKey: InjectionKey<Draft> = Symbol('draft of settings');

/** The draft of the page around. */
export function useDraft(): Draft {
  const draft = inject(draftKey);
  if (draft === undefined) throw new Error('no page with a draft around this part');
  return draft;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const lists = ['hours', 'notices', 'pools', 'zones', 'boards'] as const;
const ofQueue = [
  'name',
  'prefix',
  'numbersFrom',
  'quota',
  'handlingSeconds',
  'appointments',
] as const;
const ofWindow = ['serves', 'skills', 'profile'] as const;

/** Only what differs, as the server takes it: lists whole, everything else field by field. */
export function changeOf(before: HallSettings, after: Draft): SettingsChange {
  const change: Record<string, unknown> = {};
  for (const part of lists) {
    if (!same(before[part], after[part]) && after[part] !== undefined) change[part] = after[part];
  }
  for (const part of ['rules', 'thresholds'] as const) {
    const was: Readonly<Record<string, unknown>> = { ...before[part] };
    const fields = Object.entries(after[part] ?? {}).filter(([key, now]) => !same(was[key], now));
    if (fields.length > 0) change[part] = Object.fromEntries(fields);
  }
  const queues = byId(before.queues, after.queues, ofQueue);
  const windows = byId(before.windows, after.windows, ofWindow);
  if (queues !== undefined) change['queues'] = queues;
  if (windows !== undefined) change['windows'] = windows;
  // Built from parts of the settings' own type; the server checks it all the same.
  return change;
}

function byId<Row extends { readonly id: string }>(
  before: readonly Row[],
  after: readonly object[],
  keys: readonly (keyof Row & string)[],
): Record<string, object> | undefined {
  const changed: Record<string, object> = {};
  before.forEach((was, index) => {
    const now = (after[index] ?? {}) as Partial<Row>;
    const fields = keys
      .filter((key) => !same(was[key], now[key]))
      // Taken away: booking by null; a first number that is 1 again.
      .map((key) => [key, now[key] ?? (key === 'numbersFrom' ? 1 : null)] as const);
    if (fields.length > 0) changed[was.id] = Object.fromEntries(fields);
  });
  return Object.keys(changed).length > 0 ? changed : undefined;
}
