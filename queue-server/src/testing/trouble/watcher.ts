import type { WebSocket } from 'ws';
import { board } from '../bench/board.ts';

/**
 * A board that follows the hall's events on one node after another: whenever its line breaks it
 * asks the next node for what comes after the last event it has. What it is sent must be exactly
 * that, so every event is checked as it arrives, and nothing is quietly put in order here.
 */
export interface Watcher {
  /** The last event it was sent. */
  readonly last: number;
  /** Everything that was lost or came twice, in words; empty when all is well. */
  readonly faults: readonly string[];
  /** How often it had to connect. */
  readonly connections: number;
  /** Pulls its plug; it comes back by itself. */
  cut(): void;
  /** Resolves when it has been sent this event. */
  reached(seq: number): Promise<void>;
  stop(): void;
}

/** Milliseconds; a board in a browser waits a second. */
const askAgainAfter = 20;

interface Push {
  readonly events: readonly { readonly seq: number }[];
}

export function watcher(nodes: () => readonly string[], first: number): Watcher {
  const faults: string[] = [];
  const waiting: { readonly seq: number; readonly resolve: () => void }[] = [];
  let last = 0;
  let turn = first;
  let connections = 0;
  let line: WebSocket | undefined;
  let stopped = false;

  function hear(connection: number, text: string): void {
    // What a dead line still says reached nobody.
    if (connection !== connections) return;
    // Sent by our own server: `42["events",{stream, events}]`.
    const [, push] = JSON.parse(text.slice(2)) as [string, Push];
    for (const { seq } of push.events) {
      if (seq !== last + 1) faults.push(`event ${seq} after ${last}`);
      last = Math.max(last, seq);
    }
    for (const one of waiting.filter(({ seq }) => seq <= last)) {
      waiting.splice(waiting.indexOf(one), 1);
      one.resolve();
    }
  }

  async function follow(): Promise<void> {
    while (!stopped) {
      const all = nodes();
      const url = all[turn++ % all.length] ?? '';
      const connection = ++connections;
      try {
        const socket = await board(url, (text) => hear(connection, text), last);
        line = socket;
        if (stopped) socket.terminate();
        await new Promise<void>((resolve) => {
          if (socket.readyState === socket.CLOSED) resolve();
          else socket.once('close', () => resolve());
        });
      } catch {
        // That node is away, or cannot read: the next one, but not a thousand times a second.
        await new Promise((resolve) => setTimeout(resolve, askAgainAfter));
      }
    }
  }
  void follow();

  return {
    get last() {
      return last;
    },
    faults,
    get connections() {
      return connections;
    },
    cut: () => line?.terminate(),
    reached: (seq) =>
      new Promise((resolve) => {
        if (last >= seq) resolve();
        else waiting.push({ seq, resolve });
      }),
    stop() {
      stopped = true;
      line?.terminate();
    },
  };
}
