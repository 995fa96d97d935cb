import type { Grey } from '../raster/raster.ts';

/** How far print is smeared, as the standard deviation of a blur in page pixels. */
export interface Blur {
  /** Over all directions. */
  readonly overall: number;
  /** In the direction in which print is most smeared. */
  readonly worst: number;
  /** In the direction in which it is least smeared. */
  readonly best: number;
}

const block = 32;

/** Right, down, and the two diagonals, with the two distances compared, in steps. */
const directions = [
  { dx: 1, dy: 0, near: 2, far: 8 },
  { dx: 0, dy: 1, near: 2, far: 8 },
  { dx: 1, dy: 1, near: 1, far: 6 },
  { dx: 1, dy: -1, near: 1, far: 6 },
] as const;

interface Changes {
  /** Mean square change over the near and the far distance, by direction. */
  readonly near: number[];
  readonly far: number[];
  readonly sum: number;
}

/**
 * Compares the change of brightness over two pixels with that over eight, in each direction, where
 * the page has most print. A sharp edge changes within two pixels; one smeared by defocus changes
 * little by little in all directions, one smeared by motion only along the motion. Sensor noise,
 * which comes after the blur, is measured on the barest blocks and taken off. Undefined without
 * enough print to tell.
 */
export function blurOf(page: Grey): Blur | undefined {
  const columns = Math.floor((page.width - 20) / block);
  const rows = Math.floor((page.height - 20) / block);
  const blocks: Changes[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      blocks.push(measure(page, 10 + column * block, 10 + row * block));
  if (blocks.length < 12) return undefined;
  blocks.sort((a, b) => b.sum - a.sum);
  const bare = blocks.slice(-Math.max(3, Math.floor(blocks.length * 0.08)));
  const printed = blocks.slice(0, Math.max(4, Math.floor(blocks.length * 0.15)));
  const total = (from: readonly Changes[], of: 'near' | 'far', d: number): number =>
    from.reduce((sum, each) => sum + (each[of][d] ?? 0), 0) / from.length;
  const blurs: number[] = [];
  for (const [d, { dx, dy, near, far }] of directions.entries()) {
    const noise = Math.min(total(bare, 'near', d), total(bare, 'far', d));
    const n = Math.max(0, total(printed, 'near', d) - noise);
    const f = Math.max(0, total(printed, 'far', d) - noise);
    if (f < Math.max(6, 0.5 * noise)) return undefined;
    const step = Math.hypot(dx, dy);
    blurs.push(deviation(n / f, near * step, far * step));
  }
  const [best = 0, second = 0, third = 0, worst = 0] = blurs.sort((a, b) => a - b);
  return { overall: (second + third) / 2, worst, best };
}

/**
 * The Gaussian blur of a step edge whose mean square change over the near distance is `ratio` times
 * that over the far one: h(near)/h(far), h(L) = L·erf(L/2σ) − (2σ/√π)(1 − exp(−L²/4σ²)), solved by
 * halving.
 */
function deviation(ratio: number, near: number, far: number): number {
  let low = 0.2;
  let high = 16;
  for (let step = 0; step < 20; step++) {
    const sigma = (low + high) / 2;
    if (change(near, sigma) / change(far, sigma) > ratio) low = sigma;
    else high = sigma;
  }
  return (low + high) / 2;
}

function change(length: number, sigma: number): number {
  const x = length / (2 * sigma);
  // erf after Abramowitz and Stegun 7.1.26: exact to six digits.
  const t = 1 / (1 + 0.3275911 * x);
  const tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t; // prettier-ignore
  const erf = 1 - tail * Math.exp(-x * x);
  return length * erf - ((2 * sigma) / Math.sqrt(Math.PI)) * (1 - Math.exp(-x * x));
}

function measure({ width, data }: Grey, x0: number, y0: number): Changes {
  const near: number[] = [];
  const far: number[] = [];
  let all = 0;
  for (const direction of directions) {
    const step = direction.dy * width + direction.dx;
    const one = step * direction.near;
    const more = step * direction.far;
    let n = 0;
    let f = 0;
    for (let y = 0; y < block; y += 2) {
      for (let x = 0, at = (y0 + y) * width + x0; x < block; x++, at++) {
        const here = data[at] ?? 0;
        const a = (data[at + one] ?? 0) - here;
        const b = (data[at + more] ?? 0) - here;
        n += a * a;
        f += b * b;
      }
    }
    near.push(n / (block * block * 0.5));
    far.push(f / (block * block * 0.5));
    all += f;
  }
  return { near, far, sum: all };
}
