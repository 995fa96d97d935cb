import fc from 'fast-check';
import type { Driver } from '../definition/driver.ts';
import { concat, createFramer, hex, type Framing } from '../framing/framing.ts';
import { loadVectors } from './evidence.ts';

/** A frame that is known to be good, spoiled: bits flipped, cut, doubled, or left alone. */
const spoiled = (known: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> =>
  fc
    .record({
      frame: fc.constantFrom(...known),
      flips: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { maxLength: 3 }),
      from: fc.nat({ max: 4 }),
      until: fc.nat({ max: 4 }),
      twice: fc.boolean(),
    })
    .map(({ frame, flips, from, until, twice }) => {
      const bytes = Uint8Array.from(frame);
      for (const [at, mask] of flips) {
        const i = at % bytes.length;
        bytes[i] = (bytes[i] ?? 0) ^ mask;
      }
      const cut = bytes.subarray(Math.min(from, bytes.length - 1), bytes.length - until);
      return twice ? concat([cut, cut]) : cut;
    });

/** A wire on which anything may come: rubbish, and spoiled frames among it. */
function wireOf(driver: Driver): fc.Arbitrary<Uint8Array[]> {
  // A picture of a scanner adds nothing that its head does not.
  const known = loadVectors(driver.id)
    .map(({ bytes }) => bytes.subarray(0, 2_048))
    .filter((bytes) => bytes.length > 0);
  const rubbish = fc.uint8Array({ maxLength: 48 });
  const piece = known.length > 0 ? fc.oneof(rubbish, spoiled(known)) : rubbish;
  return fc.array(piece, { minLength: 1, maxLength: 6 });
}

/** No byte lost or invented, none kept beyond one frame, nothing thrown. */
function survives(framing: Framing, driver: Driver, chunks: readonly Uint8Array[]): void {
  const framer = createFramer(framing);
  const longest = Math.max(...chunks.map((chunk) => chunk.length));
  const pieces = chunks.flatMap((chunk) => {
    const found = framer.push(chunk);
    if (framer.pending > framing.maxFrame + longest) throw new Error('it remembers too much');
    return found;
  });
  pieces.push(...framer.stall());
  if (framer.pending !== 0) throw new Error('something is left after silence');
  const back = hex(concat(pieces.map(({ bytes }) => bytes)));
  if (back !== hex(concat(chunks))) throw new Error('bytes were lost or invented');
  for (const piece of pieces) if (piece.kind === 'frame') driver.describe(piece.bytes);
}

/** Throws the counterexample, shrunk, when a framer or codec does not survive. */
export function fuzzDriver(driver: Driver, runs: number, seed = 20_260_321): void {
  fc.assert(
    fc.property(wireOf(driver), (chunks) => survives(driver.anyFraming, driver, chunks)),
    { numRuns: runs, seed },
  );
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), (bytes) => {
      driver.describe(bytes);
    }),
    { numRuns: runs, seed },
  );
}
