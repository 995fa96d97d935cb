import { visibleTo, type Cursor, type Journal, type VisibleEvent } from '../journal/index.ts';
import type { Clock } from '../ports/index.ts';
import type { StreamAccess } from '../room.ts';

export interface Push {
  readonly stream: string;
  readonly events: readonly VisibleEvent[];
}

export interface TopicParts {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly feed: string;
  readonly stream: string;
  readonly access: StreamAccess;
  readonly audiences: readonly string[];
  /** Sends to everybody who has joined. */
  readonly broadcast: (push: Push) => void;
}

/** After the store failed, reading goes on where it stopped after this pause. Milliseconds. */
const retryAfter = 500;

/**
 * One stream as one kind of reader sees it, read once and sent to all who are up to date.
 * Whoever is behind is brought up to date alone and then joins, within one tick, so that no
 * event falls between.
 */
export class Topic {
  readonly #parts: TopicParts;
  readonly #reader: ReadonlySet<string>;
  readonly #stop = new AbortController();
  readonly #waiting: (() => void)[] = [];
  #cursor: number;

  constructor(parts: TopicParts, cursor: number) {
    this.#parts = parts;
    this.#reader = new Set(parts.audiences);
    this.#cursor = cursor;
    void this.#pump();
  }

  /** The last event sent to those who have joined. */
  get cursor(): number {
    return this.#cursor;
  }

  /**
   * Sends the reader what it missed, then calls `join` in the same tick in which nothing is
   * missing. Rejects when the store fails or the reader knows more than the journal.
   */
  async admit(after: number, send: (push: Push) => void, join: () => void): Promise<void> {
    for (let at = after; ;) {
      if (at === this.#cursor) return join();
      const events = await this.#parts.journal.read(this.#at(at), 500);
      const missed = events.filter((event) => event.seq > at);
      const last = missed.at(-1);
      if (last === undefined) {
        // Nothing newer exists, so the reader is where the topic is, or ahead of both.
        if (at > this.#cursor) throw new RangeError('the reader is ahead of the journal');
        return join();
      }
      send({ stream: this.#parts.stream, events: missed.map((event) => this.#show(event)) });
      at = last.seq;
      // What the topic is only about to broadcast must not reach this reader twice: it joins
      // once the topic has come past.
      while (at > this.#cursor) await this.#advanced();
    }
  }

  close(): void {
    this.#stop.abort();
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #advanced(): Promise<void> {
    if (this.#stop.signal.aborted) return Promise.reject(new Error('the topic is closed'));
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #at(after: number): Cursor {
    return { feed: this.#parts.feed, stream: this.#parts.stream, after };
  }

  #show(event: Parameters<typeof visibleTo>[2]): VisibleEvent {
    return visibleTo(this.#parts.access.events, this.#reader, event);
  }

  async #pump(): Promise<void> {
    const { journal, stream, broadcast, clock } = this.#parts;
    while (!this.#stop.signal.aborted) {
      try {
        for await (const events of journal.follow(this.#at(this.#cursor), this.#stop.signal)) {
          const last = events.at(-1);
          if (last === undefined) continue;
          this.#cursor = last.seq;
          broadcast({ stream, events: events.map((event) => this.#show(event)) });
          for (const wake of this.#waiting.splice(0)) wake();
        }
      } catch {
        await new Promise<void>((resolve) => clock.after(retryAfter, resolve));
      }
    }
  }
}
