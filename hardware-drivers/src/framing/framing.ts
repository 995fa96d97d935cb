/**
 * How a protocol cuts its byte stream into frames. `scan` looks at the start of `bytes` and says
 * what it sees; it keeps no state and knows no time, so a capture, a socket and a fuzzer are alike.
 */
export interface Framing {
  /** No frame is longer; also the bound of what a framer remembers. */
  readonly maxFrame: number;
  /** `expecting` is the pending exchange's hint, for protocols whose replies carry no length. */
  scan(bytes: Uint8Array, expecting?: unknown): Scan;
  /** For protocols in which silence ends a frame: what stands here when nothing more comes. */
  atSilence?(bytes: Uint8Array): Scan;
}

export type Scan =
  /** A whole frame of this length stands at the start. */
  | { readonly kind: 'frame'; readonly length: number }
  /** It may become a frame. */
  | { readonly kind: 'more' }
  | Skip;

/** The first `length` bytes belong to no frame. */
export interface Skip {
  readonly kind: 'skip';
  readonly length: number;
  readonly why: string;
}

export type Piece =
  | { readonly kind: 'frame'; readonly bytes: Uint8Array }
  | { readonly kind: 'discarded'; readonly bytes: Uint8Array; readonly why: string };

export interface Framer {
  push(chunk: Uint8Array, expecting?: unknown): Piece[];
  /** The line went silent: what was waited for will not come; looks again one byte on. */
  stall(expecting?: unknown): Piece[];
  reset(): void;
  readonly pending: number;
}

export const more: Scan = { kind: 'more' };
export const frameOf = (length: number): Scan => ({ kind: 'frame', length });
export const skip = (length: number, why: string): Skip => ({ kind: 'skip', length, why });

/** A framer remembers at most one unfinished frame. */
export function createFramer(framing: Framing): Framer {
  let buffer = new Uint8Array(0);

  /** An unfinished frame is waited for, unless the line is silent or the frame impossibly long. */
  function giveUp(length: number, stalled: boolean): Skip | undefined {
    if (stalled) return { kind: 'skip', length: 1, why: 'incomplete frame' };
    if (length >= framing.maxFrame)
      return { kind: 'skip', length: 1, why: 'longer than any frame' };
    return undefined;
  }

  function cut(stalled: boolean, expecting: unknown): Piece[] {
    const pieces: Piece[] = [];
    let at = 0;
    /** Neighbouring discards are one piece; a million noise bytes must not become a million objects. */
    let lost: { readonly from: number; readonly why: string } | undefined;
    const discard = () => {
      if (lost)
        pieces.push({ kind: 'discarded', bytes: buffer.slice(lost.from, at), why: lost.why });
      lost = undefined;
    };
    while (at < buffer.length) {
      const seen = framing.scan(buffer.subarray(at), expecting);
      const rest =
        seen.kind === 'more' && stalled ? framing.atSilence?.(buffer.subarray(at)) : seen;
      const scan =
        rest?.kind === 'skip' || rest?.kind === 'frame'
          ? rest
          : giveUp(buffer.length - at, stalled);
      if (scan === undefined) break;
      if (scan.kind === 'frame') {
        discard();
        pieces.push({ kind: 'frame', bytes: buffer.slice(at, at + scan.length) });
      } else if (lost?.why !== scan.why || at - lost.from >= 4096) {
        discard();
        lost = { from: at, why: scan.why };
      }
      at += scan.length;
    }
    discard();
    buffer = buffer.slice(at);
    return pieces;
  }

  return {
    push(chunk, expecting) {
      buffer = concat([buffer, chunk]);
      return cut(false, expecting);
    },
    stall: (expecting) => cut(true, expecting),
    reset() {
      buffer = new Uint8Array(0);
    },
    get pending() {
      return buffer.length;
    },
  };
}

export function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let length = 0;
  for (const part of parts) length += part.length;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Hex with any spacing; undefined when it is not hex. */
export function unhex(text: string): Uint8Array<ArrayBuffer> | undefined {
  const digits = text.replaceAll(/[\s:,]|0x/gi, '');
  if (digits.length % 2 !== 0 || /[^0-9a-f]/i.test(digits)) return undefined;
  return new Uint8Array(Buffer.from(digits, 'hex'));
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
