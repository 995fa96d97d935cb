import type { LoggedEvent } from '@banshi/queue-server/protocol';

/** What a batch adds to what is known: the new events in order, where we stand now, and whether some are missing. */
export interface Step {
  readonly fresh: readonly LoggedEvent[];
  readonly seq: number;
  readonly gap: boolean;
}

/**
 * Takes a pushed batch after position `after`. Events seen before are dropped; a hole stops the reading,
 * because a screen that skips an event shows a hall that never was.
 */
export function follow(after: number, events: readonly LoggedEvent[]): Step {
  const fresh: LoggedEvent[] = [];
  let seq = after;
  for (const event of events.toSorted((a, b) => a.seq - b.seq)) {
    if (event.seq <= seq) continue;
    if (event.seq > seq + 1) return { fresh, seq, gap: true };
    fresh.push(event);
    seq = event.seq;
  }
  return { fresh, seq, gap: false };
}
