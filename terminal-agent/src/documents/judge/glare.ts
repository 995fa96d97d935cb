import type { Grey } from '../raster/raster.ts';
import { cellsOf, type Cells } from './cells.ts';
import { burntSpots, rimOf, type Spot } from './spots.ts';
import { barePlaces, darkestAround, washAt, type Wash } from './wash.ts';

/** Share of the page a burnt spot must take. */
const leastShare = 0.0025;
/** A lamp's image fills its own ellipse (a disc 1, a pane 0.95); lit paper between print is ragged. */
const leastSolid = 0.86;
/** Paper around a mirrored lamp is not burnt out too. */
const mostAround = 243;
const leastDrop = 235;
/** Nor is it much darker than the rest: a lit patch between shadows is no lamp. */
const leastAround = 0.75;
/** Print around a lamp on paper that is not burnt out is paled a little; the fewer places have print, the clearer. */
const paled = { ringed: 0.3, ring: 0.15, few: 0.3 } as const;
/**
 * On burnt-out paper the print alone tells. Of 560 good frames one reached 0.17; of 60 with a lamp
 * two lay below 0.23.
 */
const washed = { met: 0.5, fading: 0.19, radius: 4.5 } as const;

/**
 * The share of the page under the largest mirrored lamp. Its light is added to the page's own, so
 * that it burns out, and the print in its halo grows paler towards it. White paper that is merely
 * well lit is no glare: print beside it is black.
 */
export function glareShare(page: Grey): number {
  const cells = cellsOf(page);
  const darkest = darkestAround(cells);
  const all = cells.columns * cells.rows;
  let most = 0;
  for (const { at, radius } of barePlaces(cells)) {
    if (radius < washed.radius) break;
    const { met, fading } = washAt(at, radius, cells, darkest);
    if (met >= washed.met && met * fading > washed.fading)
      most = Math.max(most, (Math.PI * radius * radius) / all);
  }
  const paper = paperLevel(cells.most);
  if (paper > mostAround) return most;
  for (const spot of burntSpots(cells)) {
    const share = spot.count / all;
    if (share < leastShare || share <= most || spot.solid < leastSolid) continue;
    const around = levelAround(spot, cells);
    if (around > mostAround || around < leastAround * paper) continue;
    const at = Math.round(spot.y) * cells.columns + Math.round(spot.x);
    if (isPaled(washAt(at, Math.sqrt(spot.count / Math.PI), cells, darkest))) most = share;
  }
  return most;
}

function isPaled({ met, fading }: Wash): boolean {
  return fading > (met > paled.ringed ? paled.ring : paled.few);
}

/** What bare paper reaches on most of the page. */
function paperLevel(levels: Uint8Array): number {
  return levels.toSorted()[Math.floor(levels.length * 0.6)] ?? 255;
}

const directions = 24;

/** The median level of the paper around a spot, a little off its ellipse; white if most of that lies off the page. */
function levelAround(spot: Spot, { columns, rows, most }: Cells): number {
  const levels: number[] = [];
  for (let k = 0; k < directions; k++) {
    const { ux, uy, rim } = rimOf(spot, (k * 2 * Math.PI) / directions);
    const px = Math.round(spot.x + ux * (rim * 1.4 + 3));
    const py = Math.round(spot.y + uy * (rim * 1.4 + 3));
    if (px < 2 || py < 2 || px >= columns - 2 || py >= rows - 2) continue;
    // The brightest of 5 × 5 cells: paper between print.
    let level = 0;
    for (let v = py - 2; v <= py + 2; v++)
      for (let u = px - 2; u <= px + 2; u++) level = Math.max(level, most[v * columns + u] ?? 0);
    levels.push(level);
  }
  if (levels.length < directions * 0.3) return 255;
  const level = levels.sort((a, b) => a - b)[levels.length >> 1] ?? 255;
  // At the page's rim it must stand out the more: a bare, bright margin has paper on one side only.
  return levels.length < directions * 0.6 && level > leastDrop ? 255 : level;
}
