import type { Rgb } from '../raster/raster.ts';

/** Brightness alone, one byte a pixel (data has width × height bytes). */
export function toGrey({ width, height, data }: Rgb): Rgb {
  const out = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < out.length; at++, from += 3)
    out[at] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29) >> 8; // prettier-ignore
  return { width, height, data: out };
}

/** Half the side of the neighbourhood a pixel is compared with, in pixels. */
const radius = 14;

/**
 * Black print on white paper, one byte a pixel (0 or 255), thresholded against the neighbourhood
 * (Sauvola and Pietikäinen 2000, k = 0.2, R = 128).
 */
export function toBilevel(page: Rgb): Rgb {
  const { width, height, data } = toGrey(page);
  const out = new Uint8Array(width * height);
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  const addRow = (y: number, sign: number): void => {
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const level = data[at] ?? 0;
      sums[x] = (sums[x] ?? 0) + sign * level;
      squares[x] = (squares[x] ?? 0) + sign * level * level;
    }
  };
  for (let y = 0; y < Math.min(radius, height); y++) addRow(y, 1);
  for (let y = 0; y < height; y++) {
    if (y + radius < height) addRow(y + radius, 1);
    if (y - radius - 1 >= 0) addRow(y - radius - 1, -1);
    const rows = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1;
    let sum = 0;
    let square = 0;
    for (let x = 0; x < Math.min(radius, width); x++) {
      sum += sums[x] ?? 0;
      square += squares[x] ?? 0;
    }
    for (let x = 0, at = y * width; x < width; x++, at++) {
      if (x + radius < width) {
        sum += sums[x + radius] ?? 0;
        square += squares[x + radius] ?? 0;
      }
      if (x - radius - 1 >= 0) {
        sum -= sums[x - radius - 1] ?? 0;
        square -= squares[x - radius - 1] ?? 0;
      }
      const count = rows * (Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1);
      const mean = sum / count;
      const deviation = Math.sqrt(Math.max(0, square / count - mean * mean));
      const threshold = mean * (1 + 0.2 * (deviation / 128 - 1));
      out[at] = (data[at] ?? 0) > threshold ? 255 : 0;
    }
  }
  return { width, height, data: out };
}
