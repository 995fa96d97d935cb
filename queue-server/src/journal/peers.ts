import type { Clock } from '../ports/clock.ts';
import type { Order } from './batch.ts';
import type { Outcome } from './decider.ts';

/** The other nodes of one journal, for orders that are better decided where the last ones were. */
export interface Peers {
  /** Where the others reach this node; undefined: nowhere yet. */
  readonly self: string | undefined;
  /** Has a node decide an order; undefined: it did not, or nobody knows whether it did. */
  ask(address: string, feed: string, order: Order): Promise<Outcome<unknown> | undefined>;
}

/** For so long after a commit its node counts as one that writes. Milliseconds. */
const fresh = 5_000;
/** A node whose own clients are silent for so long leaves the writing to the one that asks it. */
const silence = 5_000;
/** … but not in the first moment after a pause, when its own may be about to come. */
const grace = 500;
/** A node that did not decide an order is not asked again for so long. */
const shunned = 2_000;

/**
 * Which node should decide a feed's next orders. Two nodes that both write take the feed's lock
 * from each other and read each other's events in every batch; one that decides for both needs
 * neither. Nothing hangs on this opinion but speed: nodes that disagree, know nothing of each other
 * or lose each other write under the lock like any two transactions.
 */
export class Writers {
  readonly #peers: Peers | undefined;
  readonly #clock: Clock;
  /** When each other node was last heard to commit. */
  readonly #heard = new Map<string, number>();
  readonly #shunned = new Map<string, number>();
  #wrote = -Infinity;
  #ownOrder = -Infinity;
  /** Since when only others' orders have come. */
  #strangersSince: number | undefined;

  constructor(peers: Peers | undefined, clock: Clock) {
    this.#peers = peers;
    this.#clock = clock;
  }

  heard(address: string | undefined): void {
    if (address === undefined || address === this.#peers?.self) return;
    this.#heard.set(address, this.#clock.monotonic());
  }

  wrote(): void {
    this.#wrote = this.#clock.monotonic();
  }

  /**
   * Another node that should decide an order of this node's own client; undefined: this one. Of
   * several that write the first by name goes on, so that all soon mean the same one.
   */
  better(): string | undefined {
    const self = this.#peers?.self;
    if (self === undefined) return undefined;
    const now = this.#clock.monotonic();
    this.#ownOrder = now;
    this.#strangersSince = undefined;
    let best = now - this.#wrote < fresh ? self : undefined;
    for (const [address, at] of this.#heard) {
      if (now - at >= fresh) this.#heard.delete(address);
      else if (now - (this.#shunned.get(address) ?? -Infinity) < shunned) continue;
      else if (best === undefined || address < best) best = address;
    }
    return best === self ? undefined : best;
  }

  /** Whether this node should decide what another one passes on. */
  takes(): boolean {
    const now = this.#clock.monotonic();
    if (now - this.#ownOrder < silence) return true;
    this.#strangersSince ??= now;
    return now - this.#strangersSince < grace;
  }

  shun(address: string): void {
    this.#shunned.clear();
    this.#shunned.set(address, this.#clock.monotonic());
  }
}
