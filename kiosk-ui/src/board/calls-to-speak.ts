import type { LoggedEvent } from '@banshi/queue-server/protocol';
import { asHallEvent } from '../server/hall-events.ts';

/** A call to be announced; `event` is its place in the stream, which an undo names. */
export interface Call {
  readonly event: number;
  readonly ticket: string;
  readonly number: string;
  readonly window: string;
  readonly times: number;
}
export interface CallNews {
  readonly speak: readonly Call[];
  /** Calls a clerk took back: what is not yet spoken must not be. */
  readonly unsay: readonly number[];
}

/** After a cut line, calls older than this are shown but not shouted: whoever they meant has long been served. */
const staleAfterMs = 60_000;

/** Which of these events are heard in this zone. `now` is epoch milliseconds by the server's clock. */
export function callsToSpeak(
  events: readonly LoggedEvent[],
  zone: ReadonlySet<string> | null,
  now: number,
): CallNews {
  const speak: Call[] = [];
  const unsay: number[] = [];
  for (const logged of events) {
    const event = asHallEvent(logged);
    if (event === null) continue;
    if (event.type === 'action-undone') unsay.push(event.data.undone);
    if (event.type !== 'ticket-called' && event.type !== 'ticket-recalled') continue;
    if ('silent' in event.data && event.data.silent === true) continue;
    const { ticket, number, window, times } = event.data;
    if (zone !== null && !zone.has(window)) continue;
    if (now - Date.parse(event.at) > staleAfterMs) continue;
    speak.push({ event: event.seq, ticket, number, window, times });
  }
  return { speak: speak.filter(({ event }) => !unsay.includes(event)), unsay };
}
