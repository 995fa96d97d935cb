import { request, type ClientRequest } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Order } from '../../journal/batch.ts';
import type { Outcome } from '../../journal/index.ts';
import type { Clock, Defer } from '../../ports/index.ts';
import {
  gathered,
  lineReader,
  nodePath,
  nodeProtocol,
  proofOf,
  type NodeAddress,
  type Said,
} from '../messages.ts';

/** A node that says nothing for so long is given up; the order is then decided here. Milliseconds. */
const patience = 1_000;

export interface LinkParts {
  readonly clock: Clock;
  readonly defer: Defer;
  readonly key: Uint8Array;
}

interface Waiting {
  readonly since: number;
  readonly resolve: (outcome: Outcome<unknown> | undefined) => void;
}

/** A line to one other node; once it is gone it stays gone. */
export class Link {
  readonly #parts: LinkParts;
  readonly #waiting = new Map<number, Waiting>();
  readonly #gone: () => void;
  readonly #say: (message: readonly [number, string, Order]) => void;
  readonly #knock: ClientRequest;
  #socket: Duplex | undefined;
  /** Said before the line was open. */
  #early = '';
  #open = false;
  #ended = false;
  #last = 0;
  #cancelLook: () => void = () => undefined;

  constructor(address: NodeAddress, parts: LinkParts, gone: () => void) {
    this.#parts = parts;
    this.#gone = gone;
    this.#say = gathered((text) => {
      if (this.#open) this.#socket?.write(text);
      else this.#early += text;
    }, parts.defer);
    const knock = request({
      agent: false,
      host: address.host,
      port: address.port,
      path: nodePath,
      headers: { connection: 'upgrade', upgrade: nodeProtocol },
    });
    knock.on('upgrade', (_answer, socket, head) => this.#begin(socket, head, address.name));
    knock.on('response', (answer) => {
      answer.destroy();
      this.end();
    });
    knock.on('error', () => this.end());
    knock.end();
    this.#knock = knock;
    this.#look();
  }

  ask(feed: string, order: Order): Promise<Outcome<unknown> | undefined> {
    if (this.#ended) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const id = ++this.#last;
      this.#waiting.set(id, { since: this.#parts.clock.monotonic(), resolve });
      this.#say([id, feed, order]);
    });
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#cancelLook();
    this.#knock.destroy();
    this.#socket?.destroy();
    this.#gone();
    for (const { resolve } of this.#waiting.values()) resolve(undefined);
    this.#waiting.clear();
  }

  #begin(socket: Duplex, head: Buffer, name: string): void {
    this.#socket = socket;
    if (this.#ended) return void socket.destroy();
    const read = lineReader((line) => {
      if (this.#open) return this.#hear(line);
      this.#open = true;
      socket.write(`${proofOf(this.#parts.key, line, name)}\n${this.#early}`);
      this.#early = '';
    });
    const take = (part: Buffer) => {
      try {
        read(part);
      } catch {
        this.end();
      }
    };
    socket.on('data', take);
    socket.on('error', () => this.end());
    socket.on('close', () => this.end());
    if (head.length > 0) take(head);
  }

  #hear(line: string): void {
    // Said by a node that holds the same key as this one.
    const [id, outcome] = JSON.parse(line) as Said;
    this.#waiting.get(id)?.resolve(outcome ?? undefined);
    this.#waiting.delete(id);
  }

  #look(): void {
    this.#cancelLook = this.#parts.clock.after(patience / 4, () => {
      // The first that still waits has waited longest.
      const [oldest] = this.#waiting.values();
      const waited = oldest === undefined ? 0 : this.#parts.clock.monotonic() - oldest.since;
      if (waited > patience) this.end();
      else this.#look();
    });
  }
}
