import sharp from 'sharp';
import type { Rgb } from '../raster/raster.ts';

export const colours = ['colour', 'grey', 'bilevel'] as const;
export type Colour = (typeof colours)[number];

export interface EncodedPage {
  readonly bytes: Uint8Array;
  readonly mime: 'image/jpeg' | 'image/tiff';
  readonly width: number;
  readonly height: number;
  /** Dots per inch, when the sheet's true size is known. */
  readonly density: number | undefined;
}

/** Colour and grey pages become JPEG, black-and-white ones TIFF with CCITT group 4. */
export async function encode(
  page: Rgb,
  colour: Colour,
  density: number | undefined,
): Promise<EncodedPage> {
  // prettier-ignore
  const { width, height } = page;
  const grey = colour !== 'colour';
  const raw = sharp(page.data, { raw: { width, height, channels: grey ? 1 : 3 } });
  const dense = density === undefined ? raw : raw.withDensity(density);
  if (colour === 'bilevel') {
    const image = dense.toColourspace('b-w').tiff({
      compression: 'ccittfax4',
      bitdepth: 1,
      // One strip, so that it can go into a PDF as it is.
      tileHeight: Math.ceil(height / 16) * 16,
      xres: (density ?? 200) / 25.4,
      yres: (density ?? 200) / 25.4,
    });
    return { bytes: await image.toBuffer(), mime: 'image/tiff', width, height, density };
  }
  // Tables fitted to each page would save a fifteenth of its size and double the time.
  const image = (grey ? dense.toColourspace('b-w') : dense).jpeg({
    quality: 80,
    optimiseCoding: false,
  });
  return { bytes: await image.toBuffer(), mime: 'image/jpeg', width, height, density };
}
