import type { Failed, Outcome } from '../command/outcome.ts';
import type { Request } from '../command/request.ts';
import type { Clock } from '../ports/index.ts';

/** Times of one line, in milliseconds. */
export interface BusTiming {
  /** Silence left between two exchanges (RS-485 boards need it). */
  readonly gapMs: number;
  /** How much later than its timeout an answer may still come; drained before the next exchange. */
  readonly lateMs: number;
  /** Silence inside a frame after which the rest will not come. */
  readonly interByteMs: number;
}

/** What a driver does with a line, within one scope. */
export interface StreamIo {
  readonly medium: 'stream';
  readonly clock: Clock;
  readonly signal: AbortSignal;
  exchange<T>(request: Request<T>): Promise<Outcome<T>>;
  /** Sends without waiting for an answer. */
  send(bytes: Uint8Array): Promise<Outcome<void>>;
  /** Waits for an unasked frame, e.g. a scanned code. */
  listen<T>(match: (frame: Uint8Array) => T | undefined, timeoutMs: number): Promise<Outcome<T>>;
  /** Holds the line for a sequence that nobody may interrupt. */
  together<R>(work: (io: StreamIo) => Promise<R>): Promise<R | Failed>;
  pause(ms: number): Promise<Outcome<void>>;
  /** Whether the line has a rate that can be changed while it is open. */
  readonly tunable: boolean;
  retune(baudRate: number): Promise<Outcome<void>>;
  /**
   * Has the line next, before all who wait, even when this scope has ended: switching a coil off,
   * for example. Nobody waits for it.
   */
  afterwards(work: (io: StreamIo) => Promise<void>): void;
}

export interface Bus {
  within(signal: AbortSignal): StreamIo;
  /** Monotonic time of the last good frame. */
  readonly heardAt: number;
  readonly busy: boolean;
  /** Frames that arrived although nobody had asked, or that answered nothing. */
  onUnasked(listener: (frame: Uint8Array) => void): void;
  readonly echo: boolean;
  readonly discarded: number;
}
