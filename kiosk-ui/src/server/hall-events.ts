import type { HallEvent, LoggedEvent } from '@banshi/queue-server/protocol';

/** An event of a hall with its place in the stream. */
export type PlacedHallEvent = HallEvent & { readonly seq: number; readonly at: string };

/** Reads a pushed event as a hall's. One outside our audience comes as `hidden` without data: nothing to read. */
export function asHallEvent(logged: LoggedEvent): PlacedHallEvent | null {
  if (logged.type === 'hidden' || typeof logged.data !== 'object' || logged.data === null)
    return null;
  // The journal holds nothing under this stream but HallEvents; a type newer than this page falls through every switch.
  return {
    type: logged.type,
    data: logged.data,
    seq: logged.seq,
    at: logged.at,
  } as PlacedHallEvent;
}
