import { failure } from '../command/failure.ts';
import { failed, type Failed, type Outcome } from '../command/outcome.ts';
import type { Clock } from '../ports/index.ts';
import type { HttpConnection, HttpRequest, HttpResponse } from '../transport/connection.ts';
import { endedBecause, pause, scope } from './scope.ts';
import { createTurns } from './turns.ts';

/** What a driver does with an HTTP device, within one scope. */
export interface HttpIo {
  readonly medium: 'http';
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The device's own URL, which some protocols repeat inside their messages. */
  readonly url: string;
  request(request: HttpRequest, timeoutMs: number): Promise<Outcome<HttpResponse>>;
  together<R>(work: (io: HttpIo) => Promise<R>): Promise<R | Failed>;
  pause(ms: number): Promise<Outcome<void>>;
  /** A last request that is sent even when the scope has ended: cancelling a job, for example. */
  afterwards(request: HttpRequest, timeoutMs: number): Promise<Outcome<HttpResponse>>;
}

export interface Web {
  within(signal: AbortSignal): HttpIo;
  readonly heardAt: number;
  readonly busy: boolean;
}

/** One HTTP device: sequences do not interleave, every request has its own deadline. */
export function createWeb(connection: HttpConnection, clock: Clock): Web {
  const turns = createTurns();
  let heardAt = clock.monotonic();
  const { address } = connection;
  const url = address.scheme === 'http' ? address.url : address.text;

  async function request(
    message: HttpRequest,
    timeoutMs: number,
    signal: AbortSignal,
  ): Promise<Outcome<HttpResponse>> {
    if (signal.aborted) return { ok: false, failure: endedBecause(signal, false) };
    using limit = scope(clock, undefined, [signal]);
    const cancel = clock.after(timeoutMs, () =>
      limit.end(
        failure('no-answer', `${message.method} ${message.path}: no answer within ${timeoutMs} ms`),
      ),
    );
    try {
      const answer = await connection.request(message, limit.signal);
      if (answer.ok) heardAt = clock.monotonic();
      else if (limit.signal.aborted)
        return { ok: false, failure: endedBecause(limit.signal, true) };
      return answer;
    } catch (error) {
      return failed('line-closed', `${message.method} ${message.path}: ${String(error)}`);
    } finally {
      cancel();
    }
  }

  function held(signal: AbortSignal): HttpIo {
    const io: HttpIo = {
      medium: 'http',
      clock,
      signal,
      url,
      request: (message, timeoutMs) => request(message, timeoutMs, signal),
      together: (work) => work(io),
      pause: (ms) => pause(clock, ms, signal),
      afterwards: (message, timeoutMs) => request(message, timeoutMs, new AbortController().signal),
    };
    return io;
  }

  return {
    within: (signal) => ({
      ...held(signal),
      async request(message, timeoutMs) {
        const release = await turns.take(signal);
        if (!release) return { ok: false, failure: endedBecause(signal, false) };
        try {
          return await request(message, timeoutMs, signal);
        } finally {
          release();
        }
      },
      async together(work) {
        const release = await turns.take(signal);
        if (!release) return { ok: false as const, failure: endedBecause(signal, false) };
        try {
          return await work(held(signal));
        } finally {
          release();
        }
      },
    }),
    get heardAt() {
      return heardAt;
    },
    get busy() {
      return turns.busy;
    },
  };
}
