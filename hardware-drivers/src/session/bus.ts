import type { Framing } from '../framing/framing.ts';
import type { Clock } from '../ports/index.ts';
import type { StreamConnection } from '../transport/connection.ts';
import { endedBecause, pause } from './scope.ts';
import type { Bus, BusTiming, StreamIo } from './stream-io.ts';
import { createTalk } from './talk.ts';
import { createTurns } from './turns.ts';

export type { Bus, BusTiming, StreamIo } from './stream-io.ts';

/** One line, one exchange at a time, however many boards or callers hang on it. */
export function createBus(
  connection: StreamConnection,
  framing: Framing,
  timing: BusTiming,
  clock: Clock,
): Bus {
  const talk = createTalk(connection, framing, timing, clock);
  const turns = createTurns();

  function held(signal: AbortSignal): StreamIo {
    const io: StreamIo = {
      medium: 'stream',
      clock,
      signal,
      exchange: (request) => talk.exchange(request, signal),
      send: (bytes) => talk.send(bytes, signal),
      listen: (match, timeoutMs) => talk.listen(match, timeoutMs, signal),
      together: (work) => work(io),
      pause: (ms) => pause(clock, ms, signal),
      tunable,
      retune: (baudRate) => talk.retune(baudRate),
      afterwards,
    };
    return io;
  }

  const tunable = connection.retune !== undefined;

  const afterwards = (work: (io: StreamIo) => Promise<void>): void =>
    void inTurn(new AbortController().signal, work, true);

  async function inTurn<R>(signal: AbortSignal, work: (io: StreamIo) => Promise<R>, first = false) {
    const release = await turns.take(signal, first);
    if (!release) return { ok: false as const, failure: endedBecause(signal, false) };
    try {
      return await work(held(signal));
    } finally {
      release();
    }
  }

  return {
    within: (signal) => ({
      medium: 'stream',
      clock,
      signal,
      exchange: (request) => inTurn(signal, (io) => io.exchange(request)),
      send: (bytes) => inTurn(signal, (io) => io.send(bytes)),
      listen: (match, timeoutMs) => inTurn(signal, (io) => io.listen(match, timeoutMs)),
      together: (work) => inTurn(signal, work),
      pause: (ms) => pause(clock, ms, signal),
      tunable,
      retune: (baudRate) => inTurn(signal, (io) => io.retune(baudRate)),
      afterwards,
    }),
    get heardAt() {
      return talk.heardAt;
    },
    get busy() {
      return turns.busy;
    },
    onUnasked: (listener) => talk.onUnasked(listener),
    get echo() {
      return talk.echo;
    },
    get discarded() {
      return talk.discarded;
    },
  };
}
