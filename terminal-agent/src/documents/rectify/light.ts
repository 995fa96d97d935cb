import type { Homography } from '../geometry/homography.ts';
import type { Frame, Grey } from '../raster/raster.ts';
import { paperLevels, type PaperLevels } from './ink.ts';
import type { GainMap } from './gains.ts';

/** The level bare paper is lifted to. */
const white = 250;

/**
 * How much each part of the page must be brightened for its paper to come out evenly white.
 * `page` is a grey view of the page, `toFrame` its map into the frame, where colours are read.
 */
export function evenLight(frame: Frame, page: Grey, toFrame: Homography, isCard: boolean): GainMap {
  const cell = Math.max(8, Math.round(Math.max(page.width, page.height) / 64));
  const paper = paperLevels(page, cell);
  const colours = paperColours(frame, page, toFrame, paper);
  if (isCard) return flat(colours);
  const { columns, rows, levels } = paper;
  const gains = new Float32Array(columns * rows * 3);
  const tint = overallTint(colours);
  for (let at = 0; at < columns * rows; at++) {
    const level = Math.max(24, levels[at] ?? white);
    for (let c = 0; c < 3; c++) {
      gains[at * 3 + c] = Math.min(4.5, white / Math.max(16, level * (tint[c] ?? 1)));
    }
  }
  return { columns, rows, gains };
}

interface PaperColours {
  readonly sums: Float64Array;
  readonly count: number;
  readonly bright: number;
}

/** The mean colour of what is surely bare paper. */
function paperColours(
  frame: Frame,
  page: Grey,
  toFrame: Homography,
  paper: PaperLevels,
): PaperColours {
  // prettier-ignore
  const sums = new Float64Array(3);
  let count = 0;
  let bright = 0;
  const [a, b, c, d, e, f, g, h, i] = toFrame;
  for (let y = 4; y < page.height; y += 12) {
    for (let x = 4; x < page.width; x += 12) {
      const column = Math.min(paper.columns - 1, Math.floor(x / paper.cell));
      const row = Math.min(paper.rows - 1, Math.floor(y / paper.cell));
      const level = paper.levels[row * paper.columns + column] ?? 255;
      const here = page.data[y * page.width + x] ?? 0;
      if (here < level * 0.97 || here > 250) continue;
      const w = g * x + h * y + i;
      const px = Math.round((a * x + b * y + c) / w);
      const py = Math.round((d * x + e * y + f) / w);
      if (px < 0 || py < 0 || px >= frame.width || py >= frame.height) continue;
      const pixel = frame.pixels[py * frame.width + px] ?? 0;
      for (let k = 0; k < 3; k++) sums[k] = (sums[k] ?? 0) + ((pixel >> (8 * k)) & 255) / level;
      bright += level;
      count++;
    }
  }
  return { sums, count, bright };
}

/** Each channel against brightness: the lamp's colour cast. Strong colours are the paper's own and stay. */
function overallTint({ sums, count }: PaperColours): [number, number, number] {
  if (count < 50) return [1, 1, 1];
  const [r = 1, g = 1, b = 1] = Array.from(sums, (sum) => sum / count);
  const span = (Math.max(r, g, b) - Math.min(r, g, b)) / Math.max(r, g, b);
  const keep = span < 0.2 ? 0 : Math.min(1, (span - 0.2) / 0.15);
  const mean = (r + 2 * g + b) / 4;
  const mix = (v: number): number => v * (1 - keep) + mean * keep;
  return [mix(r), mix(g), mix(b)];
}

/** A card's print is coloured to its rim: it is brightened as a whole and keeps its colours. */
function flat({ count, bright }: PaperColours): GainMap {
  const gain = count > 0 ? Math.min(3, 235 / Math.max(20, bright / count)) : 1;
  return { columns: 2, rows: 2, gains: new Float32Array(12).fill(gain) };
}
