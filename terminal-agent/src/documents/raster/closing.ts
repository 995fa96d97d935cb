import type { Plane } from './raster.ts';

/**
 * Grey closing with a square of `2 * radius + 1` pixels: everything dark and narrower than the
 * square (print, rules of a table) is filled with the paper around it; steps stay where they are.
 */
export function close(plane: Plane, radius: number): Plane {
  const widest = slide(plane, radius, true);
  return slide(widest, radius, false);
}

/** The opposite: everything bright and narrower than the square is filled with what lies around it. */
export function open(plane: Plane, radius: number): Plane {
  return slide(slide(plane, radius, false), radius, true);
}

function slide({ width, height, data }: Plane, radius: number, highest: boolean): Plane {
  const across = new Float32Array(width * height);
  const out = new Float32Array(width * height);
  const line = new Float32Array(Math.max(width, height) + 2 * radius);
  const left = new Float32Array(line.length);
  const right = new Float32Array(line.length);
  for (let y = 0; y < height; y++) pass(data, across, y * width, 1, width, radius, highest, line, left, right); // prettier-ignore
  for (let x = 0; x < width; x++) pass(across, out, x, width, height, radius, highest, line, left, right); // prettier-ignore
  return { width, height, data: out };
}

/** One line of a running maximum or minimum in three comparisons a pixel (van Herk 1992). */
function pass(
  source: Float32Array,
  target: Float32Array,
  start: number,
  step: number,
  count: number,
  radius: number,
  highest: boolean,
  line: Float32Array,
  left: Float32Array,
  right: Float32Array,
): void {
  const window = 2 * radius + 1;
  const padded = count + 2 * radius;
  const sign = highest ? 1 : -1;
  for (let i = 0; i < padded; i++) {
    const at = i < radius ? 0 : i >= count + radius ? count - 1 : i - radius;
    line[i] = sign * (source[start + at * step] ?? 0);
  }
  for (let i = 0; i < padded; i++) {
    const here = line[i] ?? 0;
    const before = left[i - 1] ?? here;
    left[i] = i % window === 0 || here > before ? here : before;
  }
  for (let i = padded - 1; i >= 0; i--) {
    const here = line[i] ?? 0;
    const after = right[i + 1] ?? here;
    right[i] = i === padded - 1 || i % window === window - 1 || here > after ? here : after;
  }
  for (let i = 0; i < count; i++) {
    const a = right[i] ?? 0;
    const b = left[i + window - 1] ?? 0;
    target[start + i * step] = sign * (a > b ? a : b);
  }
}
