/** What a decider produces. Its data are plain JSON and hold no personal data. */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
}

/** What the journal adds to an event when it records it. */
export interface Recording {
  /** Gapless number within the stream, from 1; never restarts. */
  readonly seq: number;
  /** Epoch milliseconds; never decreases within a feed, except in replicas of other writers. */
  readonly at: number;
  /** Who caused it: an account, a terminal or a part of the system. Never a citizen. */
  readonly by: string;
}

/** An event as `evolve` sees it. */
export type Recorded<Event extends DomainEvent = DomainEvent> = Event & Recording;

/** Where a stream lives: a feed is one site's streams in one total order. */
export interface Address {
  readonly feed: string;
  readonly stream: string;
}

/** An event with its place in the feed and its link in the stream's hash chain. */
export type JournalEvent = Recorded &
  Address & {
    /** Gapless number within the feed, from 1. */
    readonly position: number;
    readonly hash: string;
  };

/** What a reader receives in place of an event that is not for its audiences. */
export interface HiddenEvent {
  readonly seq: number;
  readonly type: 'hidden';
}

/** The part of a stream's name before the slash says which decider rules it: `hall/yunxi` → `hall`. */
export function kindOf(stream: string): string {
  const slash = stream.indexOf('/');
  if (slash < 1) throw new Error(`a stream is named kind/id, not "${stream}"`);
  return stream.slice(0, slash);
}
