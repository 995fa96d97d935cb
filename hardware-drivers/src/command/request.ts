import type { Outcome } from './outcome.ts';

/** One exchange on a byte stream: what goes out, which frame answers it, what that means. */
export interface Request<T> {
  readonly name: string;
  /** A `query` may be repeated; an `actuate` moves something and never repeats by itself. */
  readonly kind: 'query' | 'actuate';
  readonly bytes: Uint8Array;
  /** From the last byte sent to the last byte of the answer, in milliseconds. */
  readonly timeoutMs: number;
  /** How often a query is sent before it counts as unanswered; default 1. */
  readonly attempts?: number;
  /** Hint for framings whose replies carry no length. */
  readonly expecting?: unknown;
  /** The answer's meaning, or undefined when this frame answers something else. */
  match(frame: Uint8Array): Outcome<T> | MoreTime | undefined;
}

/** The device asks for patience: the answer may take this long from now, in milliseconds. */
export interface MoreTime {
  readonly moreMs: number;
}
