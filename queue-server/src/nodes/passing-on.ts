import type { Order } from '../journal/batch.ts';
import type { Outcome } from '../journal/index.ts';
import type { Peers } from '../journal/peers.ts';
import { nodeAddress } from './messages.ts';
import { Link, type LinkParts } from './transport/link.ts';

/** Passes orders on to the other nodes, over one line to each. */
export class PassingOn implements Peers {
  readonly #parts: LinkParts;
  readonly #links = new Map<string, Link>();
  #self: string | undefined;

  constructor(parts: LinkParts) {
    this.#parts = parts;
  }

  get self(): string | undefined {
    return this.#self;
  }

  /** From now on the others may be told of this address. */
  listensAt(address: string): void {
    this.#self = address;
  }

  async ask(text: string, feed: string, order: Order): Promise<Outcome<unknown> | undefined> {
    let link = this.#links.get(text);
    if (link === undefined) {
      const address = nodeAddress(text);
      if (address === undefined) return undefined;
      const gone = () => void this.#links.delete(text);
      link = new Link(address, this.#parts, gone);
      this.#links.set(text, link);
    }
    return link.ask(feed, order);
  }

  close(): void {
    this.#self = undefined;
    for (const link of [...this.#links.values()]) link.end();
  }
}
