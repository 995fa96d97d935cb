import { describe, expect, it } from 'vitest';
import { decodeCapture } from '../cli/decode.ts';
import type { Driver } from '../definition/driver.ts';
import { hex } from '../framing/framing.ts';
import type { Vector } from './evidence.ts';
import { realLookingNumbers } from './privacy.ts';

/** The bytes of others: decoded, consumed and built alike. */
export function describeVectors(name: string, driver: Driver, vectors: readonly Vector[]): void {
  describe(`${name}: vectors`, () => {
    it.each(
      vectors.map(
        (vector) =>
          [vector.meanings.join(' + ') || `invalid ${hex(vector.bytes)}`, vector] as const,
      ),
    )('%s', (_, vector) => {
      const pieces = decodeCapture(driver, vector.bytes);
      if (vector.invalid)
        return expect(pieces.every((piece) => piece.kind === 'discarded')).toBe(true);
      expect(
        pieces.map((piece) => ('meaning' in piece ? piece.meaning : piece)),
        'says what it means',
      ).toEqual(vector.meanings);
      expect(pieces.map((piece) => piece.bytes).join(''), 'and is fully consumed').toBe(
        hex(vector.bytes),
      );
      for (const piece of pieces) {
        if (!vector.sameBothWays)
          expect('direction' in piece && piece.direction).toBe(vector.direction);
      }
      if (vector.build) {
        const build = driver.build[vector.build.name];
        // The arguments come from the vectors file and are checked by the bytes they give.
        expect(
          hex(build?.(...(vector.build.args as never[])) ?? new Uint8Array(0)),
          'and is built alike',
        ).toBe(hex(vector.bytes));
      }
    });
    it('hold nobody’s identity number', () => {
      for (const vector of vectors) expect(realLookingNumbers(vector.bytes)).toEqual([]);
    });
  });
}
