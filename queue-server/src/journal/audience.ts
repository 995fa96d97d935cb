import type { HiddenEvent, JournalEvent } from './event.ts';

/** The readers of one event type; `only` keeps single fields of it for some of them. */
export type Readers =
  | readonly string[]
  | {
      readonly to: readonly string[];
      readonly only: Readonly<Record<string, readonly string[]>>;
    };

/**
 * Who may read which events: type → audiences. A type that is not listed is for nobody, so a
 * forgotten entry hides an event instead of showing it.
 */
export type Audiences = Readonly<Record<string, Readers>>;

/** An event as a reader receives it: its data, or only that there was something. */
export type VisibleEvent =
  | { readonly seq: number; readonly type: string; readonly at: string; readonly data: object }
  | (HiddenEvent & { readonly at: string });

/** The event as seen by a reader who belongs to the given audiences. Who caused it stays inside. */
export function visibleTo(
  audiences: Audiences,
  reader: ReadonlySet<string>,
  event: JournalEvent,
): VisibleEvent {
  const at = new Date(event.at).toISOString();
  const { seq, type } = event;
  const readers = Object.hasOwn(audiences, type) ? audiences[type] : undefined;
  const belongs = (names: readonly string[]) => names.some((name) => reader.has(name));
  if (readers === undefined) return { seq, type: 'hidden', at };
  if (!('to' in readers)) {
    return belongs(readers) ? { seq, type, at, data: event.data } : { seq, type: 'hidden', at };
  }
  if (!belongs(readers.to)) return { seq, type: 'hidden', at };
  const withheld = Object.entries(readers.only).filter(([, names]) => !belongs(names));
  const fields = new Set(withheld.map(([field]) => field));
  const kept = Object.entries(event.data).filter(([field]) => !fields.has(field));
  return { seq, type, at, data: fields.size === 0 ? event.data : Object.fromEntries(kept) };
}
