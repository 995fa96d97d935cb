import type { Journal, Refusal } from '../journal/index.ts';
import { kindOf } from '../journal/event.ts';
import type { Clock } from '../ports/index.ts';
import { refusal } from '../refusals.ts';
import type { Caller, StreamAccess } from '../room.ts';
import { Topic, type Push } from './topic.ts';

/** One reader's connection. */
export interface Reader {
  readonly caller: Caller;
  readonly send: (push: Push) => void;
  readonly join: (topic: string) => void;
}

/** All topics of this node. A topic lives as long as the node: there are few streams people watch. */
export class Hub {
  readonly #journal: Journal;
  readonly #clock: Clock;
  readonly #streams: Readonly<Record<string, StreamAccess>>;
  readonly #broadcast: (topic: string, push: Push) => void;
  readonly #topics = new Map<string, Promise<Topic>>();
  #closed = false;

  constructor(parts: {
    readonly journal: Journal;
    readonly clock: Clock;
    readonly streams: Readonly<Record<string, StreamAccess>>;
    readonly broadcast: (topic: string, push: Push) => void;
  }) {
    this.#journal = parts.journal;
    this.#clock = parts.clock;
    this.#streams = parts.streams;
    this.#broadcast = parts.broadcast;
  }

  /** Brings the reader up to date and lets it join; answers why not, if not. */
  async subscribe(reader: Reader, stream: string, after: number): Promise<Refusal | undefined> {
    const slash = stream.indexOf('/');
    const access = slash > 0 ? this.#access(kindOf(stream)) : undefined;
    const feed = access?.feed(stream);
    if (access === undefined || feed === undefined) return refusal('stream-unknown').refused;
    const audiences = access.audiences(reader.caller, stream);
    if (audiences.length === 0) {
      return refusal(reader.caller.kind === 'anyone' ? 'sign-in-needed' : 'not-allowed').refused;
    }
    const name = `${stream} ${audiences.toSorted().join(' ')}`;
    const topic = await this.#topic(name, { feed, stream, access, audiences });
    try {
      await topic.admit(after, reader.send, () => reader.join(name));
      return undefined;
    } catch (error) {
      return refusal(error instanceof RangeError ? 'cursor-ahead' : 'unavailable').refused;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const topic of this.#topics.values()) {
      await topic.then((one) => one.close()).catch(() => undefined);
    }
  }

  #access(kind: string): StreamAccess | undefined {
    return Object.hasOwn(this.#streams, kind) ? this.#streams[kind] : undefined;
  }

  #topic(
    name: string,
    of: {
      readonly feed: string;
      readonly stream: string;
      readonly access: StreamAccess;
      readonly audiences: readonly string[];
    },
  ): Promise<Topic> {
    const known = this.#topics.get(name);
    if (known !== undefined) return known;
    const made = (async () => {
      const cursor = await this.#journal.lastSeq({ feed: of.feed, stream: of.stream });
      if (this.#closed) throw new Error('the hub is closed');
      const broadcast = (push: Push) => this.#broadcast(name, push);
      return new Topic({ journal: this.#journal, clock: this.#clock, broadcast, ...of }, cursor);
    })();
    this.#topics.set(name, made);
    made.catch(() => this.#topics.delete(name));
    return made;
  }
}
