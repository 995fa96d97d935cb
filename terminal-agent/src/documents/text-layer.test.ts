import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { openPdf, renderPage } from '@banshi/queue-server/paper/testing';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pagesToPdf, type TextLayer } from './index.ts';

/** A reader that knows what it is shown: two words, in pixels of a page of 200 dots per inch. */
const reader: TextLayer = {
  read: () =>
    Promise.resolve([
      { text: '居民户口登记', left: 200, top: 100, width: 600, height: 60 },
      { text: 'Wu & Sons', left: 200, top: 400, width: 300, height: 40 },
    ]),
};

const face = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';

async function bind(lettering?: Parameters<typeof pagesToPdf>[1]) {
  const bytes = await sharp({ create: { width: 1000, height: 700, channels: 3, background: '#eeeeee' } }).jpeg().toBuffer(); // prettier-ignore
  return openPdf(await pagesToPdf([{ bytes, width: 1000, height: 700, density: 200 }], lettering));
}

async function withText() {
  const font = await readFile(createRequire(import.meta.url).resolve(face));
  return bind({ lettering: { layer: reader, font } });
}

interface Piece {
  readonly text: string;
  readonly left: number;
  readonly width: number;
}

async function piecesIn(pdf: Awaited<ReturnType<typeof bind>>): Promise<Piece[]> {
  const { items } = await (await pdf.getPage(1)).getTextContent();
  return items.flatMap((item) => 'str' in item && item.str !== '' ? [{ text: item.str, left: Number(item.transform[4]), width: item.width }] : []); // prettier-ignore
}

describe('the text layer of a scanned page', () => {
  it('is not there unless somebody lends a reader', async () => {
    expect(await piecesIn(await bind())).toEqual([]);
  });

  it('lays each word where it stands in the picture, as wide as it is there', async () => {
    const [first, second] = await piecesIn(await withText());

    expect([first?.text, second?.text]).toEqual(['居民户口登记', 'Wu & Sons']);
    // 200 pixels of 200 dots per inch are one inch: 72 points.
    expect(first?.left).toBeCloseTo(72, 1);
    expect(first?.width).toBeCloseTo(216, 0);
    expect(second?.width).toBeCloseTo(108, 0);
  });

  it('cannot be seen', async () => {
    const [bare, lettered] = [await bind(), await withText()];

    const pictures = await Promise.all([renderPage(bare, 1, 1), renderPage(lettered, 1, 1)]);

    const [one, other] = pictures.map((canvas) => Buffer.from(canvas.data()));
    expect(one && other && one.equals(other)).toBe(true);
  });
});
