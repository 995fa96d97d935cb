import type { Search, Sighting } from '../find/find.ts';
import { overlap } from '../geometry/overlap.ts';
import { distance, mapQuad, signedArea, type Point, type Quad } from '../geometry/point.ts';
import { weigh, type Cues } from './broken-line.ts';
import { cornersBeside, type CornerBeside } from './corner-beside.ts';
import { cornerModel, frameModel, patchModel } from './other-sheet-model.ts';
import { patchesBeside, type Patch } from './patches.ts';
import { isCard, isPage, printBeside } from './print-beside.ts';

/** What speaks for and against another sheet: cues of each piece beside the sheet, and of the frame. */
export interface Beside {
  readonly patches: readonly Cues<typeof patchModel>[];
  readonly corners: readonly { readonly at: Point; readonly cues: Cues<typeof cornerModel> }[];
  readonly telling: Omit<Cues<typeof frameModel>, 'patch' | 'corner' | 'another'>;
  /** Corners nearer to each other than this, in reduced pixels, are one. */
  readonly near: number;
}

/** Corners nearer than this are one, against the sheet's longer side. */
const apart = 0.12;
/** The corners weighed, by how clearly they show. */
const weighed = 16;

export function lookBeside(looked: Search, sighting: Sighting): Beside {
  const { best, joined } = sighting;
  const quad = inScene(looked, best.corners);
  const patches = patchesBeside(looked.scene, quad);
  const print = printBeside(looked.scene, quad);
  const corners = cornersBeside(looked, best.corners);
  const crowd = corners.filter(({ weaker, beyond }) => weaker > 0.6 && beyond < 0.4).length;
  const clearest = corners
    .sort((p, q) => q.weaker - q.beyond - p.weaker + p.beyond)
    .slice(0, weighed);
  const [a, , c] = best.corners;
  const yes = (is: boolean): number => (is ? 1 : 0);
  return {
    patches: patches.map(patchCues),
    corners: clearest.map((corner) => ({ at: corner.at, cues: cornerCues(corner, crowd) })),
    telling: {
      paper: yes(patches.some(isSheet)),
      page: yes(isPage(print) || isCard(print)),
      twin: yes(hasTwin(looked, sighting) || isCard(print)),
      joined: yes(joined),
      print: Math.log(Math.max(0.003, print.share)),
      printElsewhere: Math.log(Math.max(0.005, print.elsewhere)),
    },
    near: apart * Math.max(Math.abs(a.x - c.x), Math.abs(a.y - c.y)),
  };
}

/** How surely more than one sheet lies there, in logits. */
export function otherSheet(looked: Search, sighting: Sighting): number {
  const { patches, corners, telling, near } = lookBeside(looked, sighting);
  const logits = corners.map(({ cues }) => weigh(cornerModel, cues));
  return weigh(frameModel, {
    ...likeliest(patches.map((cues) => weigh(patchModel, cues)), corners, logits, near), // prettier-ignore
    ...telling,
  });
}

/** The likeliest patch and corner, and the likeliest corner in another place. */
export function likeliest(
  patches: readonly number[],
  corners: readonly { readonly at: Point }[],
  logits: readonly number[],
  near: number,
): { patch: number; corner: number; another: number } {
  const corner = Math.max(none, ...logits);
  const at = corners[logits.indexOf(corner)]?.at;
  const others = logits.filter((_, k) => at && distance(corners[k]?.at ?? at, at) > near);
  return {
    patch: within(Math.max(none, ...patches)),
    corner: within(corner),
    another: within(Math.max(none, ...others)),
  };
}

/** Where there is no piece at all. */
const none = -8;

/** A piece that is nearly sure says no more than one that is sure. */
function within(logit: number): number {
  return Math.min(6, Math.max(-6, logit));
}

function patchCues(p: Patch): Cues<typeof patchModel> {
  const light = Math.log(Math.max(0.05, p.light));
  return {
    share: Math.log(Math.max(0.005, p.share)),
    touches: p.touches,
    rim: p.rim,
    darker: Math.max(0, -light),
    lighter: Math.max(0, light),
    colour: p.colour,
    others: Math.log(Math.max(0.02, p.others)),
    framed: p.framed,
    along: p.along,
    print: p.print,
    square: p.square,
  };
}

function cornerCues(c: CornerBeside, crowd: number): Cues<typeof cornerModel> {
  const light = Math.log(Math.max(0.05, c.light));
  return {
    weaker: c.weaker,
    clearer: c.clearer,
    beyond: c.beyond,
    off: Math.log(Math.max(0.005, c.off)),
    short: Math.log(Math.max(0.01, c.short)),
    long: Math.log(Math.max(0.01, c.long)),
    both: c.both ? 1 : 0,
    darker: Math.max(0, -light),
    lighter: Math.max(0, light),
    contrast: Math.log(Math.max(0.05, c.contrast)),
    colour: c.colour,
    run: Math.log(Math.max(0.01, c.run)),
    framed: c.framed ? 1 : 0,
    crowd: Math.sqrt(crowd),
  };
}

/** Whether a patch is another sheet: as light as paper, ending at clear edges, of a colour of its own. */
function isSheet(patch: Patch): boolean {
  const { share, touches, rim, light, colour, others, framed } = patch;
  if (isPrintedSheet(patch)) return true;
  // A patch much lighter than the sheet is the desk where no shadow falls.
  if (light < 0.58 || light > 1.4 || colour > 0.32 || rim < 0.8 || others > 0.6) return false;
  // The desk is large and runs along the frame; a sheet that does so shows only a part of itself.
  if (share > 1.2 || framed > (share > 0.5 ? 0.36 : 0.45)) return false;
  // Against the sheet a strip is enough (a pile); apart from it, it must be of a sheet's size.
  return share > (touches >= 2 ? 0.025 : touches > 0.5 ? 0.1 : 0.3);
}

/** With print on it, it may lie in shadow and mostly outside the frame; but figured cloths and tins are printed too. */
function isPrintedSheet({
  share,
  touches,
  rim,
  light,
  colour,
  elsewhere,
  framed,
  along,
  print,
}: Patch): boolean {
  // prettier-ignore
  if (print < 0.06 || print > 0.4 || rim < 0.92 || elsewhere > 0.12) return false;
  if (light < 0.45 || colour > 0.2 || touches < 0.1) return false;
  return share > 0.08 && share < 1.2 && along < 0.3 && framed < 0.58;
}

function inScene({ reduced, scene }: Search, corners: Quad): Quad {
  const ratio = reduced.width / scene.width;
  return mapQuad(corners, ({ x, y }) => ({ x: (x - (ratio - 1) / 2) / ratio, y: (y - (ratio - 1) / 2) / ratio })); // prettier-ignore
}

/** Whether a sheet lies apart from the one found: a quad nearly as good, of its kind of size, elsewhere. */
function hasTwin({ candidates }: Search, { best }: Sighting): boolean {
  const area = Math.abs(signedArea(best.corners));
  return candidates.some((other) => {
    const size = Math.abs(signedArea(other.corners)) / area;
    const { evidence, support } = other;
    if (support.cut > 0 || evidence.step < 0.8 || overlap(other.corners, best.corners) > 0.02) return false; // prettier-ignore
    // One of the same size and proportions is its twin (the two sides of a card), however faint.
    const twin = size > 0.8 && size < 1.25 && other.score > 11.5 && support.fine > 0.75 && other.known > 0.15; // prettier-ignore
    const sheet = size > 0.3 && size < 2 && other.score > 14 && support.fine > 0.6 && evidence.brighter > 0.7 && other.known > 0.3; // prettier-ignore
    return twin || sheet;
  });
}
