import type { Grey } from '../raster/raster.ts';
import { glyphPatches, patchSide } from './glyphs.ts';
import { model } from './upright-model.ts';

export interface Stance {
  /** Degrees clockwise the page must be turned to be upright: 0, 90, 180 or 270. */
  readonly turned: number;
  /** How much likelier that is than the next best, in nats a glyph; under 0.02 is a guess. */
  readonly margin: number;
  /** Glyphs looked at. */
  readonly glyphs: number;
}

/**
 * Tells which way up print stands by looking at glyphs in all four positions: a small network
 * (400 inputs, one hidden layer) trained on Chinese and Latin type says how upright each looks,
 * and the page goes with the sum.
 */
export function findStance(ink: Grey): Stance {
  const patches = glyphPatches(ink);
  if (patches.length === 0) return { turned: 0, margin: 0, glyphs: 0 };
  const network = unpack();
  const sums: [number, number, number, number] = [0, 0, 0, 0];
  let looked = 0;
  // From all over the page, so that the first few speak for it.
  const batches = Math.ceil(patches.length / batch);
  for (let first = 0; first < batches && leadOf(sums) < enough; first++) {
    for (let at = first; at < patches.length; at += batches) {
      const patch = patches[at];
      if (patch) vote(network, patch, sums);
      looked++;
    }
  }
  return { turned: sums.indexOf(Math.max(...sums)) * 90, margin: leadOf(sums) / looked, glyphs: looked }; // prettier-ignore
}

/** Glyphs looked at before the sums are looked at. */
const batch = 40;
/** Nats by which one position must lead to end the search early. */
const enough = 30;

/** By how much the likeliest position leads the next. */
function leadOf(sums: readonly number[]): number {
  const [first = 0, second = 0] = sums.toSorted((a, b) => b - a);
  return first - second;
}

/** Adds one glyph's log likelihood to each of the four positions. */
function vote(network: Network, patch: Float32Array, sums: [number, number, number, number]): void {
  const scores: number[] = [];
  let turned = patch;
  for (let quarter = 0; quarter < 4; quarter++) {
    scores.push(uprightness(network, turned));
    turned = quarterTurned(turned);
  }
  const top = Math.max(...scores);
  const total = Math.log(scores.reduce((sum, score) => sum + Math.exp(score - top), 0));
  scores.forEach((score, quarter) => {
    // One strange glyph may not outvote a page: its log likelihood is bounded.
    sums[quarter] = (sums[quarter] ?? 0) + Math.max(-4, score - top - total);
  });
}

interface Network {
  readonly hidden: number;
  readonly weights: Float32Array;
  readonly scales: readonly number[];
  readonly biases: readonly number[];
  readonly outputs: readonly number[];
}

function unpack(): Network {
  const bytes = Buffer.from(model.weights, 'base64');
  return {
    hidden: model.biases.length,
    weights: Float32Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)),
    scales: model.scales,
    biases: model.biases,
    outputs: model.outputs,
  };
}

function uprightness(
  { hidden, weights, scales, biases, outputs }: Network,
  patch: Float32Array,
): number {
  // prettier-ignore
  const inputs = patchSide * patchSide;
  let out = 0;
  for (let unit = 0, at = 0; unit < hidden; unit++) {
    let sum = 0;
    for (let i = 0; i < inputs; i++, at++) sum += (weights[at] ?? 0) * (patch[i] ?? 0);
    const excited = sum * (scales[unit] ?? 0) + (biases[unit] ?? 0);
    if (excited > 0) out += excited * (outputs[unit] ?? 0);
  }
  return out;
}

/** The patch turned a quarter clockwise. */
function quarterTurned(patch: Float32Array): Float32Array {
  const out = new Float32Array(patch.length);
  for (let y = 0; y < patchSide; y++)
    for (let x = 0; x < patchSide; x++)
      out[x * patchSide + (patchSide - 1 - y)] = patch[y * patchSide + x] ?? 0;
  return out;
}
