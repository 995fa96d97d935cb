import { failed, type Outcome } from '../command/outcome.ts';
import type { Request } from '../command/request.ts';
import { createFramer, sameBytes, type Framing, type Piece } from '../framing/framing.ts';
import type { Clock } from '../ports/index.ts';
import type { StreamConnection } from '../transport/connection.ts';
import { asOftenAsAllowed } from './attempts.ts';
import { createQuiet } from './quiet.ts';
import { endedBecause, lineClosed } from './scope.ts';
import type { BusTiming } from './stream-io.ts';

export interface Talk {
  exchange<T>(request: Request<T>, signal: AbortSignal): Promise<Outcome<T>>;
  listen<T>(
    match: (frame: Uint8Array) => T | undefined,
    timeoutMs: number,
    signal: AbortSignal,
  ): Promise<Outcome<T>>;
  send(bytes: Uint8Array, signal: AbortSignal): Promise<Outcome<void>>;
  retune(baudRate: number): Promise<Outcome<void>>;
  onUnasked(listener: (frame: Uint8Array) => void): void;
  /** Monotonic time of the last good frame. */
  readonly heardAt: number;
  readonly echo: boolean;
  readonly discarded: number;
}

interface Pending {
  readonly sent: Uint8Array | undefined;
  readonly expecting: unknown;
  readonly take: (frame: Uint8Array) => boolean;
  readonly lost: (why: string) => void;
}

/** How long a system call may take over these bytes: twice their time at 9600 baud, and two seconds. */
const sendLimit = (bytes: Uint8Array): number => 2_000 + 2 * bytes.length;

/** What is said on one line: one thing at a time; who may say it is not its matter. */
export function createTalk(
  connection: StreamConnection,
  framing: Framing,
  timing: BusTiming,
  clock: Clock,
): Talk {
  const framer = createFramer(framing);
  const quiet = createQuiet(timing, clock);
  let unasked: (frame: Uint8Array) => void = () => undefined;
  let pending: Pending | undefined;
  let closed: string | undefined;
  let heardAt = clock.monotonic();
  let cancelStall: (() => void) | undefined;
  let echo = false;
  let discarded = 0;

  connection.onData((chunk) => {
    quiet.active();
    take(framer.push(chunk, pending?.expecting));
    armStall();
  });
  connection.onClose((why) => {
    closed = why;
    cancelStall?.();
    pending?.lost(why);
  });

  function armStall(): void {
    cancelStall?.();
    cancelStall = undefined;
    if (framer.pending === 0) return;
    cancelStall = clock.after(timing.interByteMs, () => take(framer.stall(pending?.expecting)));
  }

  function take(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      if (piece.kind === 'discarded') {
        discarded += piece.bytes.length;
        continue;
      }
      heardAt = clock.monotonic();
      if (pending?.take(piece.bytes)) continue;
      // A half-duplex adapter hands our own bytes back; once seen, never mistaken for an answer.
      if (pending?.sent && sameBytes(pending.sent, piece.bytes)) echo = true;
      else unasked(piece.bytes);
    }
  }

  /** The rest of a frame that never came must not grow together with the next answer. */
  async function settle(signal: AbortSignal): Promise<Outcome<void>> {
    const settled = await quiet.settle(
      signal,
      () => framer.pending > 0,
      () => framer.reset(),
    );
    if (settled.ok && framer.pending > 0) take(framer.stall());
    return settled;
  }

  async function once<T>(request: Request<T>, signal: AbortSignal): Promise<Outcome<T>> {
    const settled = await settle(signal);
    if (!settled.ok) return settled;
    if (closed !== undefined) return lineClosed(closed, false);
    return await new Promise<Outcome<T>>((resolve) => {
      let sent = false;
      let cancelTimeout: (() => void) | undefined;
      let skipEcho = echo;
      const finish = (outcome: Outcome<T>) => {
        if (pending !== mine) return;
        pending = undefined;
        cancelTimeout?.();
        signal.removeEventListener('abort', ended);
        resolve(outcome);
      };
      const discardedBefore = discarded;
      /** Silence, unless something came that could not be understood. */
      const unanswered = (): Outcome<T> =>
        discarded > discardedBefore
          ? failed('garbled-answer', `${request.name}: only rubbish within ${request.timeoutMs} ms`)
          : failed('no-answer', `${request.name}: no answer within ${request.timeoutMs} ms`);
      const giveUp = (outcome: Outcome<T>) => {
        quiet.stale();
        finish(outcome);
      };
      const mine: Pending = {
        sent: request.bytes,
        expecting: request.expecting,
        take(frame) {
          if (skipEcho && sameBytes(frame, request.bytes)) {
            skipEcho = false;
            return true;
          }
          const answer = request.match(frame);
          if (answer === undefined) return false;
          if ('moreMs' in answer) {
            cancelTimeout?.();
            cancelTimeout = clock.after(answer.moreMs, () => giveUp(unanswered()));
            return true;
          }
          finish(answer);
          return true;
        },
        lost: (why) => finish(lineClosed(why, sent)),
      };
      const ended = () => giveUp({ ok: false, failure: endedBecause(signal, sent) });
      pending = mine;
      signal.addEventListener('abort', ended, { once: true });
      // From here on bytes may be on the wire, whatever the system call says later.
      sent = true;
      const began = clock.monotonic();
      let handedAt: number | undefined;
      /** One timer for both waits: it is set anew only when it comes too early. */
      const due = () => {
        const ends = (handedAt ?? began + sendLimit(request.bytes)) + request.timeoutMs;
        const left = ends - clock.monotonic();
        if (left > 0) cancelTimeout = clock.after(left, due);
        else if (handedAt !== undefined) giveUp(unanswered());
        else giveUp(failed('no-answer', `${request.name}: the line took no more bytes`));
      };
      cancelTimeout = clock.after(request.timeoutMs, due);
      void connection.send(request.bytes).then((handed) => {
        if (pending !== mine) return;
        if (!handed.ok) return finish(handed);
        quiet.active();
        handedAt = clock.monotonic();
      });
    });
  }

  function listen<T>(
    match: (frame: Uint8Array) => T | undefined,
    timeoutMs: number,
    signal: AbortSignal,
  ): Promise<Outcome<T>> {
    if (closed !== undefined) return Promise.resolve(lineClosed(closed, false));
    if (signal.aborted) return Promise.resolve({ ok: false, failure: endedBecause(signal, false) });
    return new Promise((resolve) => {
      const finish = (outcome: Outcome<T>) => {
        if (pending !== mine) return;
        pending = undefined;
        cancel();
        signal.removeEventListener('abort', ended);
        resolve(outcome);
      };
      const mine: Pending = {
        sent: undefined,
        expecting: undefined,
        take(frame) {
          const value = match(frame);
          if (value === undefined) return false;
          finish({ ok: true, value });
          return true;
        },
        lost: (why) => finish(lineClosed(why, true)),
      };
      const ended = () => finish({ ok: false, failure: endedBecause(signal, true) });
      pending = mine;
      signal.addEventListener('abort', ended, { once: true });
      const cancel = clock.after(timeoutMs, () =>
        finish(failed('no-answer', `nothing came within ${timeoutMs} ms`)),
      );
    });
  }

  async function send(bytes: Uint8Array, signal: AbortSignal): Promise<Outcome<void>> {
    const settled = await settle(signal);
    if (!settled.ok) return settled;
    if (closed !== undefined) return lineClosed(closed, false);
    return await new Promise((resolve) => {
      const ended = () => finish({ ok: false, failure: endedBecause(signal, true) });
      const finish = (outcome: Outcome<void>) => {
        cancel();
        signal.removeEventListener('abort', ended);
        quiet.active();
        resolve(outcome);
      };
      const cancel = clock.after(sendLimit(bytes), () =>
        finish(failed('no-answer', 'the line took no more bytes')),
      );
      signal.addEventListener('abort', ended, { once: true });
      void connection.send(bytes).then(finish);
    });
  }

  return {
    exchange: (request, signal) => asOftenAsAllowed(request, () => once(request, signal)),
    listen,
    send,
    async retune(baudRate) {
      framer.reset();
      return (
        (await connection.retune?.(baudRate)) ??
        failed('not-supported', 'this line has no rate', { sent: false })
      );
    },
    onUnasked(listener) {
      unasked = listener;
    },
    get heardAt() {
      return heardAt;
    },
    get echo() {
      return echo;
    },
    get discarded() {
      return discarded;
    },
  };
}
