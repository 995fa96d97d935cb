import type { Plane } from './raster.ts';

/**
 * Grey closing with a square of `2 * radius + 1` pixels: everything dark and narrower than the
 * square (print, rules of a table) is filled with the paper around it; steps stay where they are.
 */
export function close(plane: Plane, radius: number): Plane {
  return flip(extreme(flip(extreme(plane, radius)), radius));
}

/** The opposite: everything bright and narrower than the square is filled with what lies around it. */
export function open(plane: Plane, radius: number): Plane {
  return extreme(flip(extreme(flip(plane), radius)), radius);
}

/** Turns levels over, so that one running maximum serves for minima too. */
function flip({ width, height, data }: Plane): Plane {
  const out = new Float32Array(data.length);
  for (let i = 0; i < out.length; i++) out[i] = -(data[i] ?? 0);
  return { width, height, data: out };
}

/**
 * The highest level in the square around each pixel. Windows double: of 2, 4, 8 … pixels, then the
 * rest, so that each is one comparison a pixel. Rows may run into each other only in the padding.
 */
function extreme({ width, height, data }: Plane, radius: number): Plane {
  const w = width + 2 * radius;
  const h = height + 2 * radius;
  const padded = new Float32Array(w * h);
  for (let y = 0; y < h; y++) {
    const row = Math.min(height - 1, Math.max(0, y - radius)) * width;
    const to = y * w;
    padded.set(data.subarray(row, row + width), to + radius);
    padded.fill(data[row] ?? 0, to, to + radius);
    padded.fill(data[row + width - 1] ?? 0, to + radius + width, to + w);
  }
  spread(padded, 2 * radius + 1, 1);
  spread(padded, 2 * radius + 1, w);
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) out.set(padded.subarray(y * w, y * w + width), y * width);
  return { width, height, data: out };
}

/** Each place becomes the highest of itself and the next `window - 1` places, `stride` apart. */
function spread(levels: Float32Array, window: number, stride: number): void {
  let reached = 1;
  while (reached < window) {
    const by = Math.min(reached, window - reached);
    const shift = by * stride;
    const last = levels.length - shift;
    for (let i = 0; i < last; i++) {
      const there = levels[i + shift] ?? 0;
      if (there > (levels[i] ?? 0)) levels[i] = there;
    }
    reached += by;
  }
}
