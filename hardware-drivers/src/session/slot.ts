import { failure } from '../command/failure.ts';
import { failed, type Failed, type Outcome } from '../command/outcome.ts';
import type { Clock } from '../ports/index.ts';
import type { CardConnection, PoweredCard } from '../transport/connection.ts';
import { endedBecause, pause, scope } from './scope.ts';
import { createTurns } from './turns.ts';

/** What a driver does with a chip card behind a reader stack, within one scope. */
export interface CardIo {
  readonly medium: 'card';
  readonly clock: Clock;
  readonly signal: AbortSignal;
  present(timeoutMs: number): Promise<Outcome<boolean>>;
  connect(timeoutMs: number): Promise<Outcome<PoweredCard>>;
  transmit(apdu: Uint8Array, timeoutMs: number): Promise<Outcome<Uint8Array>>;
  disconnect(timeoutMs: number): Promise<Outcome<void>>;
  /** Holds the card for a sequence that nobody may interrupt. */
  together<R>(work: (io: CardIo) => Promise<R>): Promise<R | Failed>;
  pause(ms: number): Promise<Outcome<void>>;
}

export interface Slot {
  within(signal: AbortSignal): CardIo;
  readonly heardAt: number;
  readonly busy: boolean;
}

/** One slot: one question at a time, each with its own deadline; an answer given up on is lost. */
export function createSlot(connection: CardConnection, clock: Clock): Slot {
  const turns = createTurns();
  let heardAt = clock.monotonic();

  function ask<T>(
    name: string,
    timeoutMs: number,
    signal: AbortSignal,
    question: () => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    if (signal.aborted) return Promise.resolve({ ok: false, failure: endedBecause(signal, false) });
    return new Promise((resolve) => {
      const limit = scope(clock, undefined, [signal]);
      const cancel = clock.after(timeoutMs, () =>
        limit.end(failure('no-answer', `${name}: no answer within ${timeoutMs} ms`)),
      );
      const finish = (outcome: Outcome<T>) => {
        cancel();
        limit[Symbol.dispose]();
        resolve(outcome);
      };
      limit.signal.addEventListener('abort', () =>
        finish({ ok: false, failure: endedBecause(limit.signal, true) }),
      );
      question().then(
        (outcome) => {
          if (outcome.ok) heardAt = clock.monotonic();
          finish(outcome);
        },
        (error: unknown) => finish(failed('line-closed', `${name}: ${String(error)}`)),
      );
    });
  }

  function held(signal: AbortSignal): CardIo {
    const io: CardIo = {
      medium: 'card',
      clock,
      signal,
      present: (ms) => ask('present', ms, signal, () => connection.present()),
      connect: (ms) => ask('connect', ms, signal, () => connection.connect()),
      transmit: (apdu, ms) => ask('transmit', ms, signal, () => connection.transmit(apdu)),
      disconnect: (ms) =>
        ask('disconnect', ms, signal, async () => {
          await connection.disconnect();
          return { ok: true, value: undefined };
        }),
      together: (work) => work(io),
      pause: (ms) => pause(clock, ms, signal),
    };
    return io;
  }

  return {
    within(signal) {
      async function together<R>(work: (io: CardIo) => Promise<R>): Promise<R | Failed> {
        const release = await turns.take(signal);
        if (!release) return { ok: false, failure: endedBecause(signal, false) };
        try {
          return await work(held(signal));
        } finally {
          release();
        }
      }
      return {
        ...held(signal),
        present: (ms) => together((io) => io.present(ms)),
        connect: (ms) => together((io) => io.connect(ms)),
        transmit: (apdu, ms) => together((io) => io.transmit(apdu, ms)),
        disconnect: (ms) => together((io) => io.disconnect(ms)),
        together,
      };
    },
    get heardAt() {
      return heardAt;
    },
    get busy() {
      return turns.busy;
    },
  };
}
