import type { Grey } from '../raster/raster.ts';

/** Side of the square a glyph and its surroundings are sampled into. */
export const patchSide = 20;

/** Glyphs looked at on one page: enough to be sure, few enough to be quick. */
const most = 260;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Cuts out squares around pieces of print, scaled to the page's typical piece, as ink 0–1. Rules,
 * frames and pictures are larger than print and drop out.
 */
export function glyphPatches(ink: Grey): Float32Array[] {
  const boxes = pieces(ink);
  if (boxes.length < 8) return [];
  const sizes = boxes.map(extent).sort((a, b) => a - b);
  // The larger pieces are whole characters; the smaller ones dots and single strokes.
  const typical = sizes[Math.floor(sizes.length * 0.6)] ?? 16;
  const whole = boxes.filter((box) => extent(box) > typical * 0.6 && extent(box) < typical * 2);
  const step = Math.max(1, whole.length / most);
  const out: Float32Array[] = [];
  for (let at = 0; at < whole.length; at += step) {
    const box = whole[Math.floor(at)];
    if (box) out.push(sample(ink, box, typical * 2));
  }
  return out;
}

function extent({ left, top, right, bottom }: Box): number {
  return Math.max(right - left, bottom - top) + 1;
}

/** The square of `side` pixels around the middle of a box, averaged down to a patch. */
function sample(ink: Grey, box: Box, side: number): Float32Array {
  const out = new Float32Array(patchSide * patchSide);
  const x0 = (box.left + box.right) / 2 - side / 2;
  const y0 = (box.top + box.bottom) / 2 - side / 2;
  const cell = side / patchSide;
  const taps = Math.max(1, Math.round(cell));
  for (let v = 0, to = 0; v < patchSide; v++) {
    for (let u = 0; u < patchSide; u++, to++) {
      let sum = 0;
      for (let j = 0; j < taps; j++) {
        const y = Math.round(y0 + (v + (j + 0.5) / taps) * cell - 0.5);
        if (y < 0 || y >= ink.height) continue;
        for (let i = 0; i < taps; i++) {
          const x = Math.round(x0 + (u + (i + 0.5) / taps) * cell - 0.5);
          if (x >= 0 && x < ink.width) sum += ink.data[y * ink.width + x] ?? 0;
        }
      }
      out[to] = sum / (taps * taps * 255);
    }
  }
  return out;
}

const dark = 90;

/** Bounding boxes of connected ink of print's size, by runs joined from row to row (union-find). */
function pieces({ width, height, data }: Grey): Box[] {
  const parents: number[] = [];
  const boxes: Box[] = [];
  const root = (label: number): number => {
    let at = label;
    while ((parents[at] ?? at) !== at) {
      parents[at] = parents[parents[at] ?? at] ?? at;
      at = parents[at] ?? at;
    }
    return at;
  };
  let above: number[] = [];
  for (let y = 0; y < height; y++) {
    const runs: number[] = [];
    let k = 0;
    let x = 0;
    const row = y * width;
    while (x < width) {
      while (x < width && (data[row + x] ?? 0) < dark) x++;
      if (x >= width) break;
      const from = x;
      while (x < width && (data[row + x] ?? 0) >= dark) x++;
      const to = x - 1;
      let label = -1;
      while (k < above.length && (above[k + 1] ?? 0) < from - 1) k += 3;
      for (let j = k; j < above.length && (above[j] ?? 0) <= to + 1; j += 3) {
        const other = root(above[j + 2] ?? 0);
        if (label < 0) label = other;
        else if (other !== label) {
          parents[other] = label;
          const mine = boxes[label];
          const theirs = boxes[other];
          if (mine && theirs) {
            mine.left = Math.min(mine.left, theirs.left);
            mine.top = Math.min(mine.top, theirs.top);
            mine.right = Math.max(mine.right, theirs.right);
            mine.bottom = Math.max(mine.bottom, theirs.bottom);
          }
        }
      }
      if (label < 0) {
        label = parents.length;
        parents.push(label);
        boxes.push({ left: from, top: y, right: to, bottom: y });
      } else {
        const box = boxes[label];
        if (box) {
          box.left = Math.min(box.left, from);
          box.right = Math.max(box.right, to);
          box.bottom = y;
        }
      }
      runs.push(from, to, label);
    }
    above = runs;
  }
  return boxes.filter((box, label) => {
    const size = extent(box);
    return parents[label] === label && size >= 5 && size <= 90 && box.left > 2 && box.top > 2 && box.right < width - 3 && box.bottom < height - 3; // prettier-ignore
  });
}
