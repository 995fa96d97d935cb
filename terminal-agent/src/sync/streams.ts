import type { StreamPiece } from '@banshi/queue-server/protocol';
import type { Log } from '../log.ts';
import type { Clock } from '../ports/index.ts';
import type { Ledger } from '../store/ledger.ts';
import { backOff, startLoop, type Loop } from './loop.ts';
import type { Server } from './server.ts';

export interface StreamsParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly ledger: Ledger;
  readonly server: Server;
  readonly terminal: string;
}

export interface Replication extends Loop {
  /** How far the server says it has a stream. */
  serverHas(stream: string, seq: number): void;
}

const pieceSize = 200;

/** Copies the streams this terminal writes to the server, piece by piece, as they grow. */
export function startStreams({ clock, log, ledger, server, terminal }: StreamsParts): Replication {
  const streams = [ledger.streams.terminal, ledger.streams.cabinet].filter(
    (stream) => stream !== null,
  );
  // Unknown until the server has said so: its inbox tells, or the first piece does.
  const has = new Map<string, number>();
  let failures = 0;

  async function turn(signal: AbortSignal): Promise<number> {
    for (const stream of streams) {
      while (!signal.aborted) {
        const moved = await copy(stream, signal);
        if (moved === 'done') break;
        if (moved === 'failed') {
          failures += 1;
          return backOff(failures - 1);
        }
      }
    }
    failures = 0;
    return backOff(6);
  }

  async function copy(stream: string, signal: AbortSignal): Promise<'more' | 'done' | 'failed'> {
    const after = has.get(stream) ?? 0;
    const events = await ledger.journal.read({ feed: ledger.feed, stream, after }, pieceSize);
    if (events.length === 0) return 'done';
    const piece: StreamPiece = {
      stream,
      after,
      events: events.map(({ seq, type, at, by, data, hash }) => ({
        seq,
        type,
        at: new Date(at).toISOString(),
        by,
        data,
        hash,
      })),
    };
    const last = events.at(-1)?.seq ?? after;
    const answer = await server.request({
      method: 'POST',
      path: `/api/terminals/${terminal}/streams`,
      // The same piece again is the same request.
      key: `${stream.replace('/', '.')}-${after}-${last}`,
      json: piece,
      signal,
    });
    if (answer.kind === 'answer') {
      const told = (answer.json as { readonly seq?: unknown } | null)?.seq;
      has.set(stream, typeof told === 'number' ? told : last);
      return 'more';
    }
    if (answer.kind === 'refused' && answer.code === 'stream-gap') {
      has.set(stream, seqIn(answer.problem));
      return has.get(stream) === after ? 'failed' : 'more';
    }
    return 'failed';
  }

  const loop = startLoop({ name: 'streams', clock, log }, turn);
  const unsubscribe = [
    ledger.onChange(() => {
      if (failures === 0) loop.wake();
    }),
    server.onLine((online) => {
      if (online) loop.wake();
    }),
  ];
  return {
    wake: () => loop.wake(),
    serverHas(stream, seq) {
      // Only forward: a piece may be on its way while the inbox is read.
      if (seq > (has.get(stream) ?? 0)) has.set(stream, seq);
    },
    async stop() {
      for (const leave of unsubscribe) leave();
      await loop.stop();
    },
  };
}

function seqIn(problem: Readonly<Record<string, unknown>>): number {
  const { details } = problem;
  const inDetails =
    typeof details === 'object' && details !== null && 'seq' in details ? details.seq : 0;
  const seq = Number(problem['seq'] ?? inDetails);
  return Number.isSafeInteger(seq) && seq >= 0 ? seq : 0;
}
