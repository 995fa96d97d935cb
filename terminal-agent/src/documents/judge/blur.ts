import type { Grey } from '../raster/raster.ts';

/** How wide the edges of print are, in page pixels, by direction. */
export interface Blur {
  /** Along rows, along columns, along the two diagonals. */
  readonly widths: readonly [number, number, number, number];
  /** How many edges were met in each direction. */
  readonly edges: readonly [number, number, number, number];
}

/** Places left out at the page's rim. */
const margin = 6;
/** Change of ink that makes an edge of print, 0–255. */
const leastRise = 50;
/** Change back that ends an edge: what noise alone does not do. */
const slack = 10;
/** Fewer edges tell nothing. */
const leastEdges = 60;

/**
 * The median width of print's edges in four directions: the rise of an edge against its steepest
 * step over two pixels. Defocus widens all of them, movement those across its path. Undefined
 * without enough print to tell.
 *
 * @param ink the page's ink, 0 bare – 255 black
 */
export function blurOf(ink: Grey): Blur | undefined {
  const { width, height } = ink;
  const rows = new Widths(ink, 1, 1);
  for (let y = margin; y < height - margin; y += 3) rows.walk(margin, y, width - 2 * margin);
  const columns = new Widths(ink, width, 1);
  for (let x = margin; x < width - margin; x += 3) columns.walk(x, margin, height - 2 * margin);
  const falling = new Widths(ink, width + 1, Math.SQRT2);
  for (let x = margin; x < width - margin; x += 4)
    falling.walk(x, margin, Math.min(width - margin - x, height - 2 * margin));
  for (let y = margin; y < height - margin; y += 4)
    falling.walk(margin, y, Math.min(width - 2 * margin, height - margin - y));
  const rising = new Widths(ink, 1 - width, Math.SQRT2);
  for (let x = margin; x < width - margin; x += 4)
    rising.walk(x, height - 1 - margin, Math.min(width - margin - x, height - 2 * margin));
  for (let y = margin; y < height - margin; y += 4)
    rising.walk(margin, y, Math.min(width - 2 * margin, y - margin));
  const all = [rows, columns, falling, rising] as const;
  if (Math.max(...all.map(({ count }) => count)) < leastEdges) return undefined;
  return {
    widths: [rows.median(), columns.median(), falling.median(), rising.median()],
    edges: [rows.count, columns.count, falling.count, rising.count],
  };
}

const bins = 160;
const perBin = 0.25;

/** Gathers the widths of the edges met on walks in one direction. */
class Widths {
  count = 0;
  private readonly ink: Grey;
  private readonly step: number;
  private readonly unit: number;
  private readonly weights = new Float64Array(bins);
  private total = 0;

  /**
   * @param step places from one pixel of a walk to the next
   * @param unit page pixels from one to the next
   */
  constructor(ink: Grey, step: number, unit: number) {
    this.ink = ink;
    this.step = step;
    this.unit = unit;
  }

  /** Follows the levels for `length` pixels and notes each edge: a rise or fall that noise does not break. */
  walk(x: number, y: number, length: number): void {
    const { data } = this.ink;
    let at = y * this.ink.width + x;
    let before = data[at] ?? 0;
    let last = before;
    let foot = before;
    let top = before;
    // 1 while the levels rise, -1 while they fall, 0 before the first edge.
    let way = 0;
    let steepest = 0;
    for (let k = 1; k < length; k++) {
      at += this.step;
      const here = data[at] ?? 0;
      const change = here - before;
      if (way === 0) {
        if (Math.abs(here - foot) > slack) {
          way = here > foot ? 1 : -1;
          top = here;
          steepest = change * way;
        }
      } else if ((here - top) * way >= 0) {
        top = here;
        if (change * way > steepest) steepest = change * way;
      } else if ((top - here) * way > slack) {
        this.note((top - foot) * way, steepest);
        foot = top;
        top = here;
        way = -way;
        steepest = change * way;
      }
      before = last;
      last = here;
    }
  }

  /** Weighted by the edges' rise: strokes of print against specks. */
  median(): number {
    let left = this.total / 2;
    let bin = 0;
    while (bin < bins - 1 && left > (this.weights[bin] ?? 0)) left -= this.weights[bin++] ?? 0;
    return (bin + 0.5) * perBin;
  }

  private note(rise: number, steepest: number): void {
    if (rise < leastRise || steepest <= 0) return;
    const bin = Math.min(bins - 1, Math.floor(((2 * rise) / steepest) * (this.unit / perBin)));
    this.weights[bin] = (this.weights[bin] ?? 0) + rise;
    this.total += rise;
    this.count++;
  }
}
