import type { BrokenLine, Model } from '../judge/broken-line.ts';

/** One thing that is, or is not, what the model is to tell. */
export interface Example {
  readonly cues: Readonly<Record<string, number>>;
  readonly is: boolean;
}

/** Pulls all weights towards nothing: the fewer the examples, the more it matters. */
const ridge = 1;
const rounds = 15;

/**
 * Fits a sum of broken lines with the places of the given model's points, by logistic regression
 * (Newton's method): each stretch of each line is a feature that runs from 0 to 1.
 */
export function fitLines<Cue extends string>(
  like: Model<Cue>,
  examples: readonly Example[],
): Model<Cue> {
  const names = Object.keys(like.cues) as Cue[]; // the record's own keys
  const rows = examples.map(({ cues }) => [1, ...names.flatMap((name) => stretches(like.cues[name], cues[name] ?? 0))]); // prettier-ignore
  const width = rows[0]?.length ?? 1;
  let weights = new Array<number>(width).fill(0);
  for (let round = 0; round < rounds; round++) {
    const slope = weights.map((weight, at) => (at === 0 ? 0.001 : ridge) * weight);
    const curve = weights.map((_, i) => weights.map((_, j): number => (i !== j ? 0 : i === 0 ? 0.001 : ridge))); // prettier-ignore
    rows.forEach((row, k) => {
      const sure = 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, dot(row, weights)))));
      const off = sure - (examples[k]?.is ? 1 : 0);
      row.forEach((x, i) => {
        if (x === 0) return;
        slope[i] = (slope[i] ?? 0) + x * off;
        const line = curve[i] ?? [];
        for (let j = 0; j < width; j++) line[j] = (line[j] ?? 0) + x * (row[j] ?? 0) * sure * (1 - sure); // prettier-ignore
      });
    });
    const step = solve(curve, slope);
    weights = weights.map((weight, at) => weight - (step[at] ?? 0));
  }
  let next = 1;
  const cues = Object.fromEntries(
    names.map((name) => {
      let height = 0;
      const line: BrokenLine = like.cues[name].map(([x], at) => {
        if (at > 0) height += weights[next++] ?? 0;
        return [x, Math.round(height * 100) / 100];
      });
      return [name, line];
    }),
  ) as Record<Cue, BrokenLine>; // every name has got its line
  return { bias: Math.round((weights[0] ?? 0) * 100) / 100, cues };
}

/** How far `x` lies along each stretch between two points: 0 before it, 1 after it. */
function stretches(line: BrokenLine, x: number): number[] {
  return line.slice(1).map(([to], at) => {
    const from = line[at]?.[0] ?? to;
    return Math.min(1, Math.max(0, (x - from) / (to - from)));
  });
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, at) => sum + x * (b[at] ?? 0), 0);
}

/** Gauss's elimination; the ridge keeps the matrix from being singular. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const n = rows.length;
  for (let k = 0; k < n; k++) {
    const pivot = rows[k] ?? [];
    for (let i = k + 1; i < n; i++) {
      const row = rows[i] ?? [];
      const share = (row[k] ?? 0) / (pivot[k] ?? 1);
      if (share !== 0) for (let j = k; j <= n; j++) row[j] = (row[j] ?? 0) - share * (pivot[j] ?? 0); // prettier-ignore
    }
  }
  const out = new Array<number>(n).fill(0);
  for (let k = n - 1; k >= 0; k--) {
    const row = rows[k] ?? [];
    let rest = row[n] ?? 0;
    for (let j = k + 1; j < n; j++) rest -= (row[j] ?? 0) * (out[j] ?? 0);
    out[k] = rest / (row[k] ?? 1);
  }
  return out;
}
