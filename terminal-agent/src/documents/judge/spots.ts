import { burnt, type Cells } from './cells.ts';

/** Connected cells in which nothing of the paper is left. */
export interface Spot {
  readonly count: number;
  readonly x: number;
  readonly y: number;
  /** Its spread: variances and covariance in cells. */
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
  /** Its area against that of the ellipse with its spread. */
  readonly solid: number;
}

export function burntSpots({ columns, rows, least }: Cells): Spot[] {
  const left = least.map((level) => (level >= burnt ? 1 : 0));
  const spots: Spot[] = [];
  for (let start = 0; start < left.length; start++)
    if (left[start]) spots.push(spotAt(start, left, columns, rows));
  return spots;
}

/** Where a spot's ellipse ends in one direction (radians). */
export function rimOf(
  { xx, xy, yy }: Spot,
  angle: number,
): { ux: number; uy: number; rim: number } {
  const ux = Math.cos(angle);
  const uy = Math.sin(angle);
  const rim = 2 / Math.sqrt((ux * ux * yy - 2 * ux * uy * xy + uy * uy * xx) / (xx * yy - xy * xy));
  return { ux, uy, rim };
}

/** The connected cells around `start`, taken out of `left`. */
function spotAt(start: number, left: Uint8Array, columns: number, rows: number): Spot {
  const stack = [start];
  left[start] = 0;
  let count = 0;
  let sx = 0;
  let sy = 0;
  let sxx = 0;
  let sxy = 0;
  let syy = 0;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const x = at % columns;
    const y = Math.floor(at / columns);
    count++;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
    syy += y * y;
    const take = (next: number): void => {
      if (!left[next]) return;
      left[next] = 0;
      stack.push(next);
    };
    if (x > 0) take(at - 1);
    if (x < columns - 1) take(at + 1);
    if (y > 0) take(at - columns);
    if (y < rows - 1) take(at + columns);
  }
  const mx = sx / count;
  const my = sy / count;
  // A single cell has a spread of its own, 1/12.
  const xx = sxx / count - mx * mx + 1 / 12;
  const yy = syy / count - my * my + 1 / 12;
  const xy = sxy / count - mx * my;
  return { count, x: mx, y: my, xx, xy, yy, solid: count / (4 * Math.PI * Math.sqrt(xx * yy - xy * xy)) }; // prettier-ignore
}
