import type { JournalEvent } from './event.ts';
import type { EventRow } from './store.ts';

/** A stored row as an event. */
export function journalEvent(row: EventRow): JournalEvent {
  return {
    feed: row.feed,
    position: row.position,
    stream: row.stream,
    seq: row.seq,
    type: row.type,
    at: row.at,
    by: row.actor,
    // The body was written from an event's data, which is an object.
    data: JSON.parse(row.body) as object,
    hash: row.hash,
  };
}
