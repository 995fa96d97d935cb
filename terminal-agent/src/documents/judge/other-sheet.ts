import type { Search, Sighting } from '../find/find.ts';
import { overlap } from '../geometry/overlap.ts';
import { distance, mapQuad, signedArea, type Quad } from '../geometry/point.ts';
import { weigh } from './broken-line.ts';
import { cornersBeside, type CornerBeside } from './corner-beside.ts';
import { cornerModel, frameModel, patchModel } from './other-sheet-model.ts';
import { patchesBeside, type Patch } from './patches.ts';
import { isCard, isPage, printBeside } from './print-beside.ts';

/** How surely more than one sheet lies there, in logits. */
export function otherSheet(looked: Search, sighting: Sighting): number {
  const { best, joined } = sighting;
  const quad = inScene(looked, best.corners);
  const patches = patchesBeside(looked.scene, quad);
  const print = printBeside(looked.scene, quad);
  const corners = clearest(cornersBeside(looked, best.corners), best.corners);
  const yes = (is: boolean): number => (is ? 1 : 0);
  return weigh(frameModel, {
    patch: within(Math.max(-8, ...patches.map(weighPatch))),
    corner: within(corners[0]),
    another: within(corners[1]),
    paper: yes(patches.some(isSheet)),
    page: yes(isPage(print) || isCard(print)),
    twin: yes(hasTwin(looked, sighting) || isCard(print)),
    joined: yes(joined),
    print: Math.log(Math.max(0.003, print.share)),
    printElsewhere: Math.log(Math.max(0.005, print.elsewhere)),
  });
}

/** A piece that is nearly sure says no more than one that is sure. */
function within(logit: number): number {
  return Math.min(6, Math.max(-6, logit));
}

function weighPatch(p: Patch): number {
  const light = Math.log(Math.max(0.05, p.light));
  return weigh(patchModel, {
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
  });
}

function weighCorner(c: CornerBeside, crowd: number): number {
  const light = Math.log(Math.max(0.05, c.light));
  return weigh(cornerModel, {
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
  });
}

/** The corners weighed, by how clearly they show. */
const weighed = 16;
/** Corners nearer than this are one, against the sheet's longer side. */
const apart = 0.12;

/** How surely the likeliest corner is another sheet's, and the likeliest in another place. */
function clearest(corners: CornerBeside[], [a, , c]: Quad): readonly [number, number] {
  const crowd = corners.filter(({ weaker, beyond }) => weaker > 0.6 && beyond < 0.4).length;
  const all = corners
    .sort((p, q) => q.weaker - q.beyond - p.weaker + p.beyond)
    .slice(0, weighed)
    .map((corner) => ({ at: corner.at, logit: weighCorner(corner, crowd) }))
    .sort((p, q) => q.logit - p.logit);
  const [first] = all;
  if (!first) return [-8, -8];
  const near = apart * Math.max(Math.abs(a.x - c.x), Math.abs(a.y - c.y));
  return [first.logit, all.find(({ at }) => distance(at, first.at) > near)?.logit ?? -8];
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
