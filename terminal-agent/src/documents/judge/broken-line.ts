/** Points of a broken line, x rising: level before the first and after the last. */
export type BrokenLine = readonly (readonly [x: number, y: number])[];

/** A sum of broken lines, one of each cue, in logits. */
export interface Model<Cue extends string> {
  readonly bias: number;
  readonly cues: Readonly<Record<Cue, BrokenLine>>;
}

/** What a model wants to be told. */
export type Cues<Of extends Model<string>> = Readonly<Record<keyof Of['cues'], number>>;

export function weigh<Cue extends string>(
  { bias, cues }: Model<Cue>,
  measured: Readonly<Record<NoInfer<Cue>, number>>,
): number {
  let sum = bias;
  for (const cue in cues) sum += heightAt(cues[cue], measured[cue]);
  return sum;
}

export function heightAt(line: BrokenLine, x: number): number {
  let [before] = line;
  if (!before) return 0;
  for (const point of line) {
    if (point[0] >= x) {
      const width = point[0] - before[0];
      return width > 0 ? before[1] + ((point[1] - before[1]) * (x - before[0])) / width : point[1];
    }
    before = point;
  }
  return before[1];
}
