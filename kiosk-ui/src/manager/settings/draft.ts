import type { HallSettings } from '@banshi/queue-server/protocol';
import { differences, type Differences } from '@banshi/queue-server/rules';
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

/** Only what differs, as the server takes it, and what it was. */
export const changesOf = (before: HallSettings, after: Draft): Differences =>
  // A draft has the shape of the settings it was copied from.
  differences(before, after as HallSettings);

/** What the hall has of queues or windows and the draft has not: they are to be removed. */
export function takenOut<Row extends { readonly id: string }>(
  before: readonly Row[],
  after: readonly { readonly id: string }[],
): readonly Row[] {
  const stay = new Set(after.map(({ id }) => id));
  return before.filter(({ id }) => !stay.has(id));
}

/** Back where it stood, as it was. */
export function putBack<Row extends { readonly id: string }>(
  rows: Row[],
  row: Row,
  order: readonly { readonly id: string }[],
): void {
  const place = (id: string) => order.findIndex((one) => one.id === id);
  const at = rows.findIndex(({ id }) => place(id) > place(row.id));
  rows.splice(at === -1 ? rows.length : at, 0, row);
}
