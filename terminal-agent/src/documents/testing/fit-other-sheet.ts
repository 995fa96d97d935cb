import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { search, settle } from '../find/find.ts';
import { overlap } from '../geometry/overlap.ts';
import type { Point, Quad } from '../geometry/point.ts';
import { weigh, type Model } from '../judge/broken-line.ts';
import { cornerModel, frameModel, patchModel } from '../judge/other-sheet-model.ts';
import { likeliest, lookBeside, type Beside } from '../judge/other-sheet.ts';
import { decode } from '../shell/decode.ts';
import { fitLines, type Example } from './fit-lines.ts';

// node fit-other-sheet.ts FOLDER…: fits the tables of judge/other-sheet-model.ts to the frames in the
// folders, NAME.jpg with NAME.json beside it: {"several": boolean, "corners": [[x, y], …]}, corners
// those of the sheet on top. Frames whose sheet is not found are left out: they teach nothing here.

interface Looked {
  readonly beside: Beside;
  readonly several: boolean;
}

/** A frame with one sheet teaches by the pieces most easily taken for another. */
const hardest = 3;
const passes = 8;
/** The frame's model must see pieces as they are weighed on frames they were not fitted to. */
const folds = 5;

async function main(folders: readonly string[]): Promise<void> {
  const frames: Looked[] = [];
  for (const folder of folders)
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.json')).sort()) {
      const looked = await look(join(folder, name));
      if (looked) frames.push(looked);
    }
  const examples: Example[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const { patch, corner } = fitPieces(frames.filter((_, at) => at % folds !== fold));
    for (const { beside, several } of frames.filter((_, at) => at % folds === fold))
      examples.push({ cues: { ...weighed(beside, patch, corner), ...beside.telling }, is: several }); // prettier-ignore
  }
  const frame = fitLines<string>(frameModel, examples);
  const right = examples.filter(({ cues, is }) => weigh(frame, cues) > 0.5 === is).length;
  const { patch, corner } = fitPieces(frames);
  process.stderr.write(`${String(right)} of ${String(frames.length)} frames right\n`);
  process.stdout.write(JSON.stringify({ patch, corner, frame }) + '\n');
}

async function look(path: string): Promise<Looked | undefined> {
  const { several, corners } = JSON.parse(await readFile(path, 'utf8')) as {
    several: boolean;
    corners?: [number, number][];
  }; // our own files
  const decoded = await decode(await readFile(path.replace(/json$/, 'jpg')));
  if ('refused' in decoded) return undefined;
  const looked = search(decoded.frame);
  const sighting = settle(decoded.frame, looked);
  if (!sighting) return undefined;
  const [a, b, c, d] = (corners ?? []).map(([x, y]): Point => ({ x: x / decoded.scale, y: y / decoded.scale })); // prettier-ignore
  const truth: Quad | undefined = a && b && c && d ? [a, b, c, d] : undefined;
  if (!several && (!truth || overlap(truth, sighting.corners) < 0.9)) return undefined;
  return { beside: lookBeside(looked, sighting), several };
}

function weighed(
  { patches, corners, near }: Beside,
  patch: Model<string>,
  corner: Model<string>,
): ReturnType<typeof likeliest> {
  const logits = corners.map(({ cues }) => weigh(corner, cues));
  return likeliest(patches.map((cues) => weigh(patch, cues)), corners, logits, near); // prettier-ignore
}

function fitPieces(frames: readonly Looked[]): { patch: Model<string>; corner: Model<string> } {
  return {
    patch: fitAmong(patchModel, frames.map(({ beside, several }) => ({ pieces: beside.patches, several }))), // prettier-ignore
    corner: fitAmong(cornerModel, frames.map(({ beside, several }) => ({ pieces: beside.corners.map(({ cues }) => cues), several }))), // prettier-ignore
  };
}

/** Of several sheets' frames it is not known which piece is the other sheet: the likeliest is, in turn. */
function fitAmong(
  start: Model<string>,
  frames: readonly {
    readonly pieces: readonly Readonly<Record<string, number>>[];
    readonly several: boolean;
  }[],
): Model<string> {
  let model = start;
  for (let pass = 0; pass < passes; pass++) {
    const examples = frames.flatMap(({ pieces, several }) =>
      pieces
        .toSorted((p, q) => weigh(model, q) - weigh(model, p))
        .slice(0, several ? 1 : hardest)
        .map((cues): Example => ({ cues, is: several })),
    );
    model = fitLines(start, examples);
  }
  return model;
}

await main(process.argv.slice(2));
