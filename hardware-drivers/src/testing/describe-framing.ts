import { describe, expect, it } from 'vitest';
import type { Framing } from '../framing/framing.ts';
import type { Vector } from './evidence.ts';
import {
  bounded,
  cutsDoNotMatter,
  noiseBefore,
  twoInOneChunk,
  whole,
  wrongBits,
} from './framing-laws.ts';

/** Where frames begin and end, however the line cuts them; `checked`: they carry a check sum. */
export function describeFraming(
  name: string,
  framing: Framing,
  vectors: readonly Vector[],
  checked: boolean,
): void {
  describe(`${name}: framing`, () => {
    const found = vectors.filter(
      (v) => v.direction === 'device->host' && !v.invalid && whole(framing, v.bytes),
    );
    const answers = found.map((v) => v.bytes);
    const checkedAnswers = found.filter((v) => !v.unchecked);
    it('knows at least one answer', () => expect(answers.length).toBeGreaterThan(0));
    it('does not care where a line cuts', () => {
      for (const frame of answers) cutsDoNotMatter(framing, frame);
    });
    it('finds two frames in one chunk', () => {
      for (const frame of answers) twoInOneChunk(framing, frame);
    });
    if (checked) {
      it('finds a frame after noise', () => {
        for (const frame of answers) {
          for (const noise of [[0xfa, 0xfd, 0x99, 0x99], [0x00], [0xff, 0xff], [0xaa]])
            noiseBefore(framing, frame, Uint8Array.from(noise));
        }
      });
      it('believes no wrong bit', () => {
        for (const { bytes } of checkedAnswers) wrongBits(framing, bytes);
      });
    }
    it('remembers at most one frame', () => {
      for (const frame of answers) bounded(framing, frame);
    });
  });
}
