import { frameOf, more, skip, type Framing, type Scan } from './framing.ts';

export interface HeadedFraming {
  /** The bytes every frame starts with. */
  readonly head: Uint8Array;
  /** Bytes needed before the length is known. */
  readonly lengthKnownAt: number;
  /** Whole length of the frame, or undefined when these bytes cannot start one. */
  readonly lengthOf: (bytes: Uint8Array) => number | undefined;
  /** False when checksum or trailer is wrong. */
  readonly check?: (frame: Uint8Array) => boolean;
  readonly maxFrame: number;
}

/** Frames that start with known bytes and tell their length; resynchronises one byte on. */
export function headed(shape: HeadedFraming): Framing {
  const { head, lengthKnownAt, lengthOf, check, maxFrame } = shape;
  const first = head[0] ?? 0;
  return {
    maxFrame,
    scan(bytes): Scan {
      if (bytes[0] !== first) {
        const next = bytes.indexOf(first);
        return skip(next < 0 ? bytes.length : next, 'no frame starts here');
      }
      for (let i = 1; i < head.length; i += 1) {
        if (i >= bytes.length) return more;
        if (bytes[i] !== head[i]) return skip(1, 'no frame starts here');
      }
      if (bytes.length < lengthKnownAt) return more;
      const length = lengthOf(bytes);
      if (length === undefined || length > maxFrame || length < lengthKnownAt) {
        return skip(1, 'impossible length');
      }
      if (bytes.length < length) return more;
      if (check && !check(bytes.subarray(0, length))) return skip(1, 'wrong checksum');
      return frameOf(length);
    },
  };
}
