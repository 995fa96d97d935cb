import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decode } from './decode.ts';

const plain = (width: number, height: number): Sharp => sharp({ create: { width, height, channels: 3, background: { r: 200, g: 120, b: 40 } } }); // prettier-ignore

describe('reading a picture', () => {
  it('refuses what is no picture, and drawings that are programs', async () => {
    expect(await decode(Buffer.from('certainly not a picture'))).toEqual({ refused: 'not-an-image' }); // prettier-ignore
    expect(await decode(Buffer.alloc(0))).toEqual({ refused: 'not-an-image' });
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>';
    expect(await decode(Buffer.from(svg))).toEqual({ refused: 'not-an-image' });
  });

  it('refuses a JPEG whose end is missing', async () => {
    const whole = await plain(800, 600).jpeg().toBuffer();

    expect(await decode(whole.subarray(0, whole.length / 2))).toEqual({ refused: 'damaged-image' });
  });

  it('refuses a single pixel', async () => {
    expect(await decode(await plain(1, 1).png().toBuffer())).toEqual({ refused: 'too-few-pixels' });
  });

  it('refuses 200 megapixels by the header, without reading them', async () => {
    // A PNG whose header promises 20,000 × 10,000 pixels and that holds none.
    const small = await plain(64, 64).png().toBuffer();
    const bomb = Buffer.from(small);
    bomb.writeUInt32BE(20_000, 16);
    bomb.writeUInt32BE(10_000, 20);

    const answer = await decode(bomb);

    expect(answer).toHaveProperty('refused');
    expect(answer).not.toHaveProperty('frame');
  });

  it('refuses fewer pixels where they could only be unpacked all at once', async () => {
    const small = await plain(64, 64).png({ progressive: true }).toBuffer();
    // A PNG in passes whose header promises 50 megapixels.
    small.writeUInt32BE(10_000, 16);
    small.writeUInt32BE(5_000, 20);
    // The header's checksum no longer fits; put right, or it would be refused for that.
    small.writeUInt32BE(crc32(small.subarray(12, 29)), 29);

    expect(await decode(small)).toEqual({ refused: 'too-many-pixels' });
  });

  it('refuses an animation, of which it could only take one picture', async () => {
    const frames = await Promise.all([plain(80, 80).png().toBuffer(), plain(80, 80).negate().png().toBuffer()]); // prettier-ignore
    const animation = await sharp(frames, { join: { animated: true } }).gif({ delay: [50, 50] }).toBuffer(); // prettier-ignore

    expect(await decode(animation)).toEqual({ refused: 'several-pictures' });
  });

  it('reads CMYK, 16-bit, grey and transparent pictures as plain RGB', async () => {
    const pictures = [
      await plain(100, 80).toColourspace('cmyk').jpeg().toBuffer(),
      await plain(100, 80).toColourspace('rgb16').png().toBuffer(),
      await plain(100, 80).greyscale().png().toBuffer(),
      await plain(100, 80).ensureAlpha(0.5).png().toBuffer(),
    ];
    for (const picture of pictures) {
      const answer = await decode(picture);
      expect('frame' in answer && answer.frame.pixels.length).toBe(100 * 80);
    }
  });

  it('turns the picture as its EXIF orientation says', async () => {
    const turned = await plain(120, 90).jpeg().withMetadata({ orientation: 6 }).toBuffer();

    expect(await decode(turned)).toMatchObject({ width: 90, height: 120, frame: { width: 90 } });
  });
});
