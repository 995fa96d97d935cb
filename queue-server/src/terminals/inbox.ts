import { feedOf } from '../city.ts';
import type { JournalEvent } from '../journal/index.ts';
import type { Inbox, TerminalSettings } from '../protocol/index.ts';
import type { Parts } from '../room.ts';
import type { TerminalPlan } from './plan.ts';
import { streamsOf } from './replica.ts';

const limit = 500;

/** What a terminal fetches: grants of its cabinet by cursor, and whether catalogue or settings are newer. */
export class InboxDesk {
  readonly #parts: Parts;
  readonly #settings: TerminalSettings;
  readonly #catalogue: () => number;
  readonly #closing = new AbortController();

  constructor(parts: Parts, settings: TerminalSettings, catalogue: () => number) {
    this.#parts = parts;
    this.#settings = settings;
    this.#catalogue = catalogue;
  }

  /** Answers at once when there is something, otherwise after at most `seconds`. */
  async read(plan: TerminalPlan, after: number, seconds: number): Promise<Inbox> {
    const { clock, store } = this.#parts;
    const feed = feedOf(plan.site);
    const grants = plan.cabinet === null ? null : `grants/${plan.cabinet}`;
    const events = grants === null ? [] : await this.#grants(feed, grants, after, seconds);
    const streams = await store.read(async (tx) => {
      const found: { stream: string; seq: number }[] = [];
      for (const stream of streamsOf(plan)) {
        found.push({ stream, seq: (await tx.rows.stream(stream))?.seq ?? 0 });
      }
      return found;
    });
    return {
      at: new Date(clock.now()).toISOString(),
      grants:
        grants === null
          ? null
          : {
              stream: grants,
              events: events.map(({ seq, type, at, data }) => ({
                seq,
                type,
                at: new Date(at).toISOString(),
                data,
              })),
              seq: events.at(-1)?.seq ?? after,
            },
      catalogue: this.#catalogue(),
      settings: this.#settings,
      streams,
    };
  }

  /** Everybody who waits is answered now. */
  close(): void {
    this.#closing.abort();
  }

  async #grants(
    feed: string,
    stream: string,
    after: number,
    seconds: number,
  ): Promise<readonly JournalEvent[]> {
    const { journal, clock } = this.#parts;
    const cursor = { feed, stream, after };
    const now = await journal.read(cursor, limit);
    if (now.length > 0 || seconds === 0 || this.#closing.signal.aborted) return now;
    const enough = new AbortController();
    const cancel = clock.after(seconds * 1_000, () => enough.abort());
    const signal = AbortSignal.any([enough.signal, this.#closing.signal]);
    try {
      for await (const events of journal.follow(cursor, signal)) return events;
      return [];
    } finally {
      cancel();
    }
  }
}
