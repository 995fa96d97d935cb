import { openPdf, renderPage } from '@banshi/queue-server/paper/testing';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { faxStripOf } from './fax-strip.ts';
import { pagesToPdf } from './index.ts';
import { encode } from './shell/encode.ts';

const width = 400;
const height = 600;

/** White, with a black block at the top left. */
function page() {
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 60; y < 160; y++) data.fill(0, y * width + 40, y * width + 140);
  return encode({ width, height, data }, 'bilevel', 200);
}

it('a black-and-white page goes into the PDF as it was coded, and looks there as it did', async () => {
  const made = await page();
  const strip = faxStripOf(made.bytes);

  const bytes = await pagesToPdf([made]);

  expect(strip && Buffer.from(bytes).includes(Buffer.from(strip.data))).toBe(true);
  const canvas = await renderPage(await openPdf(bytes), 1, 1);
  const scale = canvas.width / width;
  const pixels = canvas.data();
  const level = (x: number, y: number): number => pixels[(Math.round(y * scale) * canvas.width + Math.round(x * scale)) * 4] ?? -1; // prettier-ignore
  expect([level(90, 110), level(90, 300), level(300, 110), level(90, 500)]).toEqual([0, 255, 255, 255]); // prettier-ignore
});

it('is read out of our own TIFF files only: not of JPEG, of several strips, or of what is cut short', async () => {
  const { bytes } = await page();
  const several = await sharp(bytes).toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1, tileHeight: 64 }).toBuffer(); // prettier-ignore

  expect(faxStripOf(several)).toBeUndefined();
  expect(faxStripOf(await sharp(bytes).jpeg().toBuffer())).toBeUndefined();
  for (const length of [0, 5, 12, bytes.length - 40])
    expect(faxStripOf(bytes.subarray(0, length))).toBeUndefined();
});
