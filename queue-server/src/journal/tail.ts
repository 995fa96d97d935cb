import { journalEvent } from './encoding.ts';
import type { JournalEvent } from './event.ts';
import type { Feed } from './feed.ts';
import type { Store } from './store.ts';

/** What to read: a whole feed by position, or one stream of it by seq. */
export type Cursor =
  | { readonly feed: string; readonly after: number }
  | { readonly feed: string; readonly stream: string; readonly after: number };

const pageLimit = 500;

/** The events after the cursor that exist now, oldest first, at most `limit`. */
export async function readAfter(
  store: Store,
  feed: Feed,
  cursor: Cursor,
  limit: number,
): Promise<readonly JournalEvent[]> {
  const recent =
    'stream' in cursor
      ? feed.known.recentOf(cursor.stream, cursor.after)
      : feed.known.recentAfter(cursor.after);
  if (recent !== undefined) return recent.slice(0, limit);
  const rows = await store.read(async (tx) =>
    'stream' in cursor
      ? tx.rows.eventsOfStream(cursor.stream, cursor.after, limit)
      : tx.rows.eventsOfFeed(cursor.feed, cursor.after, limit),
  );
  return rows.map(journalEvent);
}

/**
 * Follows a feed or stream from the cursor: what was missed, then what comes, in order, without
 * gap or duplicate. Ends when the signal aborts; throws when the store fails (resume from the
 * last event seen).
 */
export async function* follow(
  store: Store,
  feed: Feed,
  start: Cursor,
  signal: AbortSignal,
): AsyncGenerator<readonly JournalEvent[]> {
  // Set by a wake-up at any moment, also during a read: then one more read follows.
  let stale = true;
  let rouse: (() => void) | undefined;
  const wake = () => {
    stale = true;
    rouse?.();
  };
  const unsubscribe = feed.known.onWake(wake);
  signal.addEventListener('abort', wake);
  try {
    for (let cursor = start; !signal.aborted;) {
      if (!stale) {
        await new Promise<void>((resolve) => (rouse = resolve));
        continue;
      }
      stale = false;
      const events = await readAfter(store, feed, cursor, pageLimit);
      const last = events.at(-1);
      if (last === undefined) continue;
      stale = true;
      yield events;
      cursor = { ...cursor, after: 'stream' in cursor ? last.seq : last.position };
    }
  } finally {
    unsubscribe();
    signal.removeEventListener('abort', wake);
  }
}
