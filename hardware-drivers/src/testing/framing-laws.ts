import { expect } from 'vitest';
import { concat, createFramer, hex, type Framing, type Piece } from '../framing/framing.ts';

const frames = (pieces: readonly Piece[]): string[] =>
  pieces.flatMap((piece) => (piece.kind === 'frame' ? [hex(piece.bytes)] : []));

/** The frames of a stream however it was cut; `stall` ends it. */
export function framesOf(framing: Framing, chunks: readonly Uint8Array[]): string[] {
  const framer = createFramer(framing);
  return frames([...chunks.flatMap((chunk) => framer.push(chunk)), ...framer.stall()]);
}

export function whole(framing: Framing, bytes: Uint8Array): boolean {
  const found = framesOf(framing, [bytes]);
  return found.length === 1 && found[0] === hex(bytes);
}

/** Every single cut point, and byte by byte: a serial line cuts where it likes. */
export function cutsDoNotMatter(framing: Framing, frame: Uint8Array): void {
  const points =
    frame.length > 64
      ? [1, 2, 5, 6, 7, 8, Math.floor(frame.length / 2), frame.length - 1]
      : Array.from({ length: frame.length - 1 }, (_, i) => i + 1);
  for (const at of points) {
    expect(framesOf(framing, [frame.subarray(0, at), frame.subarray(at)]), `cut at ${at}`).toEqual([
      hex(frame),
    ]);
  }
  expect(
    framesOf(
      framing,
      Array.from(frame, (byte) => Uint8Array.of(byte)),
    ),
    'byte by byte',
  ).toEqual([hex(frame)]);
}

export function twoInOneChunk(framing: Framing, frame: Uint8Array): void {
  expect(framesOf(framing, [concat([frame, frame])])).toEqual([hex(frame), hex(frame)]);
}

/** Rubbish before a frame does not swallow it. */
export function noiseBefore(framing: Framing, frame: Uint8Array, noise: Uint8Array): void {
  expect(framesOf(framing, [concat([noise, frame])]).at(-1), `after ${hex(noise)}`).toBe(
    hex(frame),
  );
}

/** With a checksum, no single wrong bit gives a frame of the same length. */
export function wrongBits(framing: Framing, frame: Uint8Array): void {
  const step = frame.length > 64 ? 97 : 1;
  for (let bit = 0; bit < frame.length * 8; bit += step) {
    const wrong = Uint8Array.from(frame);
    wrong[bit >> 3] = (wrong[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(framesOf(framing, [wrong]), `bit ${bit} flipped`).not.toContain(hex(wrong));
  }
}

/** A framer remembers no more than one frame, whatever is thrown at it. */
export function bounded(framing: Framing, frame: Uint8Array): void {
  const framer = createFramer(framing);
  const start = frame.subarray(0, Math.max(1, Math.floor(frame.length / 2)));
  let most = 0;
  for (let pushed = 0; pushed < 500; pushed += 1) {
    framer.push(start);
    most = Math.max(most, framer.pending);
  }
  expect(most).toBeLessThanOrEqual(framing.maxFrame + start.length);
  framer.stall();
  expect(framer.pending).toBe(0);
}
