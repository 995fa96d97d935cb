import { frameOf, more, skip, type Framing } from './framing.ts';

/** Lines: a frame ends with any of the `ends` bytes, which belong to it. */
export function delimited(ends: readonly number[], maxFrame: number): Framing {
  return {
    maxFrame,
    scan(bytes) {
      const limit = Math.min(bytes.length, maxFrame);
      for (let i = 0; i < limit; i += 1) if (ends.includes(bytes[i] ?? -1)) return frameOf(i + 1);
      return bytes.length >= maxFrame ? skip(maxFrame, 'longer than any line') : more;
    },
  };
}
