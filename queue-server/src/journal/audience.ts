import type { HiddenEvent, JournalEvent } from './event.ts';

/**
 * Who may read which events: type → audiences. A type that is not listed is for nobody, so a
 * forgotten entry hides an event instead of showing it.
 */
export type Audiences = Readonly<Record<string, readonly string[]>>;

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
  const { seq, type, data } = event;
  const allowed = Object.hasOwn(audiences, type) ? (audiences[type] ?? []) : [];
  return allowed.some((audience) => reader.has(audience))
    ? { seq, type, at, data }
    : { seq, type: 'hidden', at };
}
