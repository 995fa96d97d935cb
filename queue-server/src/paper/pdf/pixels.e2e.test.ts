import type { Canvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { same } from '../content/compose.ts';
import { fillOutline } from '../fonts/fill-outline.ts';
import { fonts, itemsOf, pdfOf, simple } from '../testing/pdf-in-test.ts';
import { readQr } from '../testing/read-codes.ts';
import { openPdf, renderPage } from '../testing/render-pdf.ts';

/** Share of dark pixels in a part of a picture. */
const dark = (canvas: Canvas, x: number, y: number, width: number, height: number): number => {
  const { data } = canvas.getContext('2d').getImageData(x, y, width, height);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) count += 1;
  return count / (width * height);
};

describe('a page as a renderer draws it', () => {
  it('has ink where its words are and none in the margins: fonts that embed blank are seen here', async () => {
    const pdf = await openPdf(
      await pdfOf(simple([{ kind: 'text', text: same('政务服务一次办成') }])),
    );
    const scale = 2;
    const canvas = await renderPage(pdf, 1, scale);
    const items = await itemsOf(await pdf.getPage(1));
    const line = items.find(({ str }) => str.includes('政务服务'));
    const [, , , , x = 0, baseline = 0] = line?.transform ?? [];
    const top = (841.89 - baseline - 9) * scale;
    // Eight characters of 10.5 points: a blank or boxed font has hardly any ink there.
    for (let character = 0; character < 8; character += 1)
      expect(
        dark(canvas, Math.round((x + character * 10.5) * scale), Math.round(top), 21, 21),
      ).toBeGreaterThan(0.08);
    expect(dark(canvas, 0, 0, 100, canvas.height)).toBe(0);
    expect(dark(canvas, canvas.width - 100, 0, 100, canvas.height)).toBe(0);
    await pdf.loadingTask.destroy();
  });

  it('draws a rare character as its own outline, from whichever font in the chain has it', async () => {
    const rare = [...'启𬱖𡚸𪚥𬎆'];
    const blocks = rare.map(
      (each) => ({ kind: 'paragraph', text: same(each), flush: true }) as const,
    );
    const pdf = await openPdf(await pdfOf(simple(blocks)));
    const [scale, em] = [8, 14];
    const side = em * scale;
    const canvas = await renderPage(pdf, 1, scale);
    const items = await itemsOf(await pdf.getPage(1));
    for (const character of rare) {
      const [, , , , x = 0, baseline = 0] =
        items.find(({ str }) => str === character)?.transform ?? [];
      const font = fonts.find(character);
      if (font === null) throw new Error(`no font draws ${character}`);
      const wanted = { width: side, height: side, bits: new Uint8Array((side / 8) * side) };
      fillOutline(wanted, font.glyphForCodePoint(character.codePointAt(0) ?? 0).path, {
        scaleX: side / font.unitsPerEm,
        scaleY: side / font.unitsPerEm,
        left: 0,
        baseline: Math.round(side * 0.88),
      });
      const { data } = canvas
        .getContext('2d')
        .getImageData(
          Math.round(x * scale),
          Math.round((841.89 - baseline - em * 0.88) * scale),
          side,
          side,
        );
      let [both, either] = [0, 0];
      for (let pixel = 0; pixel < side * side; pixel += 1) {
        const seen = (data[pixel * 4] ?? 255) < 128;
        const meant = ((wanted.bits[pixel >> 3] ?? 0) & (0x80 >> (pixel & 7))) !== 0;
        if (seen && meant) both += 1;
        if (seen || meant) either += 1;
      }
      // A box or another character is far below.
      expect(both / either).toBeGreaterThan(0.7);
    }
    await pdf.loadingTask.destroy();
  });

  it('shows a QR code that a phone reads, also over the watermark and at a poor resolution', async () => {
    const url = 'http://127.0.0.1:7300/q/Vb2Q7xLr0k3Jd9s';
    const content = simple([{ kind: 'qr', text: url, caption: same('扫码') }], true);
    const pdf = await openPdf(await pdfOf(content));
    for (const scale of [1.4, 3]) {
      const canvas = await renderPage(pdf, 1, scale);
      const part = {
        x: 0,
        y: 0,
        width: Math.floor(canvas.width / 2),
        height: Math.floor(canvas.height / 2),
      };
      expect(readQr(canvas, part)).toBe(url);
    }
    await pdf.loadingTask.destroy();
  });
});
