/** A colour image: three bytes a pixel, red first, rows from the top, no padding. */
export interface Rgb {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
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
