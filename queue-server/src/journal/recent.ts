import type { JournalEvent } from './event.ts';

const kept = 2_000;

/** The newest events of a feed, in order and without gaps, so that most readers need no store. */
export class RecentEvents {
  #events: JournalEvent[] = [];

  push(events: readonly JournalEvent[]): void {
    this.#events.push(...events);
    // Trim rarely: shifting a long array for every batch would cost more than it frees.
    if (this.#events.length > 2 * kept) this.#events = this.#events.slice(-kept);
  }

  /** Everything after a position, or undefined when the first of it is no longer here. */
  after(position: number): readonly JournalEvent[] | undefined {
    const [first] = this.#events;
    if (first === undefined || first.position > position + 1) return undefined;
    return this.#events.slice(position + 1 - first.position);
  }

  /** One stream's events after `after` up to its newest, or undefined when some are no longer here. */
  of(stream: string, after: number, newest: number): readonly JournalEvent[] | undefined {
    const wanted = newest - after;
    const found: JournalEvent[] = [];
    for (let i = this.#events.length - 1; i >= 0 && found.length < wanted; i--) {
      const event = this.#events[i];
      if (event?.stream === stream) found.push(event);
    }
    return found.length >= wanted ? found.reverse() : undefined;
  }
}
