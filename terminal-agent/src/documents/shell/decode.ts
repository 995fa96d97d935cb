import sharp, { type Metadata } from 'sharp';
import type { Reason } from '../judge/reasons.ts';
import type { Frame } from '../raster/raster.ts';

export interface Decoded {
  readonly frame: Frame;
  /** Size of the picture as a viewer shows it (EXIF orientation applied). */
  readonly width: number;
  readonly height: number;
  /** Picture pixels to one frame pixel: 1 unless the picture was too large to take whole. */
  readonly scale: number;
}

export type DecodeResult = Decoded | { readonly refused: Reason };

/** Formats a camera or scanner sends. SVG and PDF are programs for drawing, not pictures. */
const formats = new Set(['jpeg', 'png', 'webp', 'tiff', 'gif', 'heif', 'jp2', 'jxl']);
/**
 * More pixels than any camera of a terminal has, refused by the header alone before one is read.
 * Pictures that come in ever finer passes, and those of the video formats (HEIC, AVIF), can only be
 * unpacked whole, which takes up to 20 bytes a pixel.
 */
const mostPixels = { byRows: 100e6, inPasses: 48e6, whole: 25e6 } as const;
/** Larger pictures are read at a reduced size: a page needs no more, and memory stays bounded. */
const workingPixels = 26e6;
const leastSide = 64;

/** Reads a picture into plain RGB within bounded memory and time. A refusal says why. */
export async function decode(bytes: Uint8Array): Promise<DecodeResult> {
  const options = { limitInputPixels: mostPixels.byRows, failOn: 'truncated', sequentialRead: true } as const; // prettier-ignore
  let header: Metadata;
  try {
    header = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
  } catch {
    return { refused: 'not-an-image' };
  }
  if (!formats.has(header.format)) return { refused: 'not-an-image' };
  if ((header.pages ?? 1) > 1) return { refused: 'several-pictures' };
  if (header.width * header.height > mostPixels[unpacking(header)])
    return { refused: 'too-many-pixels' };
  const { width, height } = header.autoOrient;
  if (Math.min(width, height) < leastSide) return { refused: 'too-few-pixels' };
  try {
    let image = sharp(bytes, options).timeout({ seconds: 15 }).autoOrient();
    const scale = Math.max(1, Math.sqrt((width * height) / workingPixels));
    if (scale > 1) image = image.resize(Math.round(width / scale), Math.round(height / scale), { fit: 'fill', kernel: 'linear' }); // prettier-ignore
    if (header.hasAlpha) image = image.flatten({ background: '#ffffff' });
    const { data, info } = await image.toColourspace('srgb').ensureAlpha().raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true }); // prettier-ignore
    return {
      frame: { width: info.width, height: info.height, pixels: inFours(data, info.channels) },
      width,
      height,
      scale: width / info.width,
    };
  } catch {
    return { refused: 'damaged-image' };
  }
}

function unpacking({ format, isProgressive }: Metadata): keyof typeof mostPixels {
  if (format === 'heif' || format === 'jp2' || format === 'jxl') return 'whole';
  return isProgressive ? 'inPasses' : 'byRows';
}

/** One number a pixel, whatever number of channels came out of the decoder. */
export function inFours(data: Uint8Array, channels: number): Int32Array {
  if (channels === 4 && data.byteOffset % 4 === 0)
    return new Int32Array(data.buffer, data.byteOffset, data.length / 4);
  const pixels = new Int32Array(data.length / channels);
  const [second, third] = channels >= 3 ? [1, 2] : [0, 0];
  for (let at = 0, from = 0; at < pixels.length; at++, from += channels)
    pixels[at] = (data[from] ?? 0) | ((data[from + second] ?? 0) << 8) | ((data[from + third] ?? 0) << 16); // prettier-ignore
  return pixels;
}
