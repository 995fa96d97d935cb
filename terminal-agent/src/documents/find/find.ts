import { arrange, mapQuad, type Quad } from '../geometry/point.ts';
import { likeness, slant, trueAspect } from '../geometry/shape.ts';
import { packHalved, unpack, withoutPrint } from '../raster/layers.ts';
import type { Frame, Plane } from '../raster/raster.ts';
import { reduce, reductionFor, type Reduced } from '../raster/reduce.ts';
import { borderAround } from './border.ts';
import { confidenceIn } from './confidence.ts';
import { areBetweenSheets, notchesOf } from './corner-notch.ts';
import { distinct } from './distinct.ts';
import { findEdges } from './edges.ts';
import { gather, type BareScene, type Evidence } from './evidence.ts';
import { findLines } from './lines.ts';
import { likelier, outermost } from './nested.ts';
import { findQuads } from './quads.ts';
import { refine } from './refine.ts';
import type { Support } from './sides.ts';
import { frameLines, traceLine, type TracedLine } from './trace.ts';

export interface Scored {
  /** Whether it has the true proportions of a known sheet: 1 exactly, 0 not at all. */
  readonly known: number;
  /** Degrees its corners are off square at least. */
  readonly slant: number;
  /** In reduced pixels. */
  readonly corners: Quad;
  readonly worth: number;
  readonly evidence: Evidence;
  readonly support: Support;
  readonly score: number;
}

export interface Sighting {
  readonly corners: Quad;
  /** 0–1: how sure we are that this is the sheet's rim. */
  readonly confidence: number;
  readonly best: Scored;
  /** Whether desk shows inside one of its corners: the rims of two sheets were taken for one's. */
  readonly joined: boolean;
}

/** The longer side of the image that lines are looked for in. */
const workingSize = 800;

/** Everything the search derives from one frame, for the judge to look at too. */
export interface Search {
  readonly reduced: Reduced;
  readonly scene: BareScene;
  readonly candidates: readonly Scored[];
  /** The straight lines quads are made of, in reduced pixels. */
  readonly lines: readonly TracedLine[];
}

export function search(frame: Frame): Search {
  const reduced = reduce(frame, reductionFor(frame.width, frame.height, workingSize));
  const { width, height } = reduced;
  const edges = findEdges(width, height, reduced.red, reduced.green, reduced.blue);
  const scene = strip(reduced);
  const bare = findEdges(scene.width, scene.height, scene.red, scene.green, scene.blue);
  const ratio = width / scene.width;
  const plainLines = findLines(edges, 52, 1, 6).map((line) => traceLine(edges, bare, line, false));
  const bareLines = findLines(bare, 62, 4, 0).map((line) => {
    const full = { ...line, rho: line.rho * ratio + ((line.nx + line.ny) * (ratio - 1)) / 2 };
    return traceLine(edges, bare, full, true);
  });
  const lines = [
    ...distinct(plainLines, bareLines, width, height, 64),
    ...frameLines(width, height),
  ];
  const candidates = findQuads(lines, width, height, 200)
    .map(({ corners, worth, support }): Scored => {
      const evidence = gather(scene, onScene(corners, ratio));
      const known = likeness(trueAspect(corners, width, height));
      const off = slant(corners, width, height);
      const score = rate(support, evidence, known) - askew * Math.min(1, Math.max(0, off - 3) / 3);
      return { corners, worth, support, evidence, known, slant: off, score };
    })
    .sort((a, b) => b.score - a.score);
  return { reduced, scene, candidates, lines };
}

/** The scene at half size with print filled in. */
function strip({ width, height, red, green, blue }: Reduced): BareScene {
  const plain = packHalved(width, height, red, green, blue);
  const bare = withoutPrint(plain);
  const middle = unpack(bare, 1);
  return {
    width: bare.width,
    height: bare.height,
    red: unpack(bare, 0).data,
    green: middle.data,
    blue: unpack(bare, 2).data,
    printed: unpack(plain, 1).data,
    noise: noiseOf(middle),
    bright: brightest(middle),
  };
}

/** The median difference between neighbours that differ at all: grain and sensor noise. */
function noiseOf({ data }: Plane): number {
  const steps = new Int32Array(512);
  let count = 0;
  for (let i = 1; i < data.length; i += 5) {
    const step = Math.abs((data[i] ?? 0) - (data[i - 1] ?? 0));
    if (step === 0) continue;
    steps[2 * step] = (steps[2 * step] ?? 0) + 1;
    count++;
  }
  let step = 1;
  for (let left = count / 2; step < 6 && left > (steps[step] ?? 0); step++)
    left -= steps[step] ?? 0;
  return step / 2;
}

/** The level that a twentieth of the plane reaches. */
function brightest({ data }: Plane): number {
  const bins = new Int32Array(256);
  for (const level of data) bins[level | 0] = (bins[level | 0] ?? 0) + 1;
  let level = 255;
  for (let left = data.length * 0.05; level > 0 && left > (bins[level] ?? 0); level--) left -= bins[level] ?? 0; // prettier-ignore
  return level;
}

/** Degrees off square from which a quad is the rim of two sheets. */
const leastJoined = 5;
/** What it costs to have corners no rectangle has, from any side, through any usual lens. */
const askew = 2.5;

/** What a side beyond the frame costs, against a side that shows. */
const frameSide = 1;

/**
 * Weighs the evidence. The weights were fitted (listwise logistic regression) on some 700 drawn
 * frames of other seeds than those reported on; they only order the quads of one frame.
 */
function rate(s: Support, e: Evidence, known: number): number {
  return (
    3.5 * s.fine +
    2.7 * s.coarse -
    3.4 * s.beyond -
    0.5 * s.mostBeyond -
    frameSide * s.cut -
    2.5 * s.split +
    3.3 * e.step +
    1.3 * e.weakestStep +
    1.8 * e.brighter +
    0.4 * Math.max(0, 1 - 2 * e.brighter) +
    1.35 * e.evenInside +
    0.6 * e.evenOutside +
    3.4 * e.white +
    2.3 * e.colourless +
    0.77 * known +
    3.4 * e.area +
    1.2 * Math.log(Math.max(0.01, e.area))
  );
}

/** The sheet in the frame: its corners in full-frame pixels. Undefined if no quad stands out at all. */
export function find(frame: Frame): Sighting | undefined {
  return settle(frame, search(frame));
}

/** Refits the best candidate of a search at full resolution. */
export function settle(frame: Frame, { reduced, scene, candidates }: Search): Sighting | undefined {
  const [first] = candidates;
  const bordered = withBorder(reduced, outermost(candidates));
  // What a border makes plain needs no second thoughts.
  const best = bordered === first ? (likelier(candidates) ?? first) : bordered;
  if (!first || !best) return undefined;
  const { factor } = reduced;
  const rough = mapQuad(best.corners, ({ x, y }) => ({
    x: x * factor + (factor - 1) / 2,
    y: y * factor + (factor - 1) / 2,
  }));
  const corners = refine(frame, rough, {
    first: Math.max(6, Math.round(3.3 * factor)),
    second: Math.max(4, Math.round(1.3 * factor)),
  });
  const notches = notchesOf(scene, onScene(best.corners, reduced.width / scene.width));
  const joined = best.slant > leastJoined || areBetweenSheets(notches, best.known);
  const confidence = confidenceIn(first, best, notches);
  return { corners: arrange(corners), confidence, best, joined };
}

/** The quad in pixels of the scene, which has `ratio` reduced pixels to one of its own. */
function onScene(corners: Quad, ratio: number): Quad {
  const shift = (ratio - 1) / 2;
  return mapQuad(corners, ({ x, y }) => ({ x: (x - shift) / ratio, y: (y - shift) / ratio }));
}

function withBorder(reduced: Reduced, best: Scored | undefined): Scored | undefined {
  const outer = best && best.support.cut === 0 && borderAround(reduced, best.corners, best.known);
  if (!outer) return best;
  const known = likeness(trueAspect(outer, reduced.width, reduced.height));
  return { ...best, corners: outer, known };
}
