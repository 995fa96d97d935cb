/** A colour image: three bytes a pixel, red first, rows from the top, no padding. */
export interface Rgb {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * A camera frame: one number a pixel, red in the lowest byte, then green and blue. One load brings
 * all three channels, and red and blue can be weighted in one multiplication.
 */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly pixels: Int32Array;
}

/** One channel of an image as whole levels 0–255. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** One channel of an image as real numbers. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** The frame of a plain colour image. */
export function toFrame({ width, height, data }: Rgb): Frame {
  const pixels = new Int32Array(width * height);
  for (let at = 0, from = 0; at < pixels.length; at++, from += 3)
    pixels[at] = (data[from] ?? 0) | ((data[from + 1] ?? 0) << 8) | ((data[from + 2] ?? 0) << 16);
  return { width, height, pixels };
}
