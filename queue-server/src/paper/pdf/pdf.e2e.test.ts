import { inflateSync } from 'node:zlib';
import type { Canvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import type { Content, PdfOptions } from '../index.ts';
import { same, words } from '../content/compose.ts';
import { wordsOf } from '../content/text-of.ts';
import { extensionNotice } from '../layouts/clock-notices.ts';
import { correctionNotice } from '../layouts/officers-notices.ts';
import { fontChain } from '../fonts/chain.ts';
import { openFonts } from '../fonts/shell/open-fonts.ts';
import { fillOutline } from '../fonts/fill-outline.ts';
import { imprint, samples } from '../preview/samples.ts';
import { openPdf, renderPage } from '../testing/render-pdf.ts';
import { readQr } from '../testing/read-codes.ts';
import { toPdf } from './to-pdf.ts';

const fonts = await openFonts();
const pdfOf = async (content: Content, options: Partial<PdfOptions> = {}): Promise<Uint8Array> => {
  const pdf = await toPdf(content, { fonts, ...options });
  if (!pdf.ok) throw new Error(`refused: ${pdf.refused.code} ${pdf.refused.characters}`);
  return pdf.value;
};
const solid = (text: string): string => text.replaceAll(/\s/g, '');

const simple = (blocks: Content['blocks'], demo = false): Content => ({
  kind: 'simple',
  title: words('样例', 'Example'),
  marks: [],
  imprint: { ...imprint, demo },
  blocks,
});

/** Everything in a PDF as text, its compressed streams unpacked. */
const unpacked = (pdf: Uint8Array): string => {
  const bytes = Buffer.from(pdf);
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const start = bytes.indexOf('stream\n', at);
    if (start === -1) return text + bytes.subarray(at).toString('latin1');
    const end = bytes.indexOf('\nendstream', start);
    text += bytes.subarray(at, start).toString('latin1');
    try {
      text += inflateSync(bytes.subarray(start + 7, end)).toString('latin1');
    } catch {
      text += bytes.subarray(start + 7, end).toString('latin1');
    }
    at = end + 10;
  }
  return text;
};

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}
const itemsOf = async (page: { getTextContent(): Promise<{ items: unknown[] }> }) =>
  (await page.getTextContent()).items as readonly Item[];

/** Texts that lie on each other; the watermark, which is meant to, aside. */
const overlaps = (items: readonly Item[]): readonly string[] => {
  const boxes = items
    .filter(({ str, transform }) => str.trim() !== '' && (transform[0] ?? 0) < 60)
    .map(({ str, transform: [size = 0, , , , x = 0, y = 0], width }) => ({
      str,
      left: x,
      right: x + width,
      // What a character fills of its em: tails and accents may touch.
      bottom: y - size * 0.08,
      top: y + size * 0.75,
    }));
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          one.left < other.right - 0.5 &&
          other.left < one.right - 0.5 &&
          one.bottom < other.top &&
          other.bottom < one.top,
      )
      .map((other) => `${one.str} | ${other.str}`),
  );
};

/** Share of dark pixels in a part of a picture. */
const dark = (canvas: Canvas, x: number, y: number, width: number, height: number): number => {
  const { data } = canvas.getContext('2d').getImageData(x, y, width, height);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) count += 1;
  return count / (width * height);
};

describe('a page as PDF', () => {
  for (const content of samples)
    it(`${content.kind} says everything in both languages, inside the margins`, async () => {
      const pdf = await openPdf(await pdfOf(content, { language: 'both' }));
      let [said, foot] = ['', ''];
      for (let number = 1; number <= pdf.numPages; number += 1) {
        const page = await pdf.getPage(number);
        const items = await itemsOf(page);
        for (const { str, transform } of items) {
          // The foot comes between where a text goes on over the page.
          if ((transform[0] ?? 0) < 9) foot += str;
          else said += str;
          expect(transform[4]).toBeGreaterThan(30);
          expect(transform[5]).toBeGreaterThan(30);
        }
        expect(overlaps(items)).toEqual([]);
      }
      const all = solid(said.replaceAll('演示样张'.repeat(3), '') + foot);
      for (const { zh, en } of wordsOf(content)) {
        expect(all).toContain(solid(zh));
        expect(all).toContain(solid(en));
      }
      await pdf.loadingTask.destroy();
    });

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
    const [scale, em] = [6, 12];
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

  it('refuses a name that no font can draw, and says which character', async () => {
    const content = simple([{ kind: 'text', text: same('张\u{10fffd}') }]);
    expect(await toPdf(content, { fonts })).toMatchObject({
      ok: false,
      refused: { code: 'missing-glyph', characters: ['U+10FFFD'] },
    });
    expect(await toPdf(content, { fonts: fontChain([]) })).toMatchObject({ ok: false });
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

  it('is tagged, in Chinese, and says that it means to be PDF/A-2b', async () => {
    const bytes = await pdfOf(samples[0] ?? simple([]), { language: 'both' });
    const text = unpacked(bytes);
    expect(text).toContain('%PDF-1.7');
    expect(text).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(text).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(text).toMatch(/\/OutputIntents \[/);
    expect(text).toMatch(/\/Marked true/);
    expect(text).toMatch(/\/Lang \(zh-CN\)/);
    expect(text).toMatch(/\/FontFile2 /);
    expect(text).not.toContain('Helvetica');
    expect(text).not.toContain('/Encrypt');
    const pdf = await openPdf(bytes);
    const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
    for (const role of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'L', 'LI', 'P'])
      expect(tree).toContain(`"role":"${role}"`);
    expect(tree).toContain('"lang":"en"');
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: '存件凭证', Author: '云溪市政务服务中心' });
    await pdf.loadingTask.destroy();
  });

  it('is the same bytes for the same content', async () => {
    const content = samples.at(-1) ?? simple([]);
    expect(Buffer.from(await pdfOf(content)).equals(await pdfOf(content))).toBe(true);
  });

  it('repeats the head of a long table on every page and never leaves signatures alone on a page', async () => {
    const list = samples.find(({ kind }) => kind === 'hand-over-list');
    const pdf = await openPdf(await pdfOf(list ?? simple([]), { language: 'both' }));
    expect(pdf.numPages).toBeGreaterThan(2);
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const text = (await itemsOf(await pdf.getPage(number))).map(({ str }) => str).join('');
      expect(text).toContain('申报材料');
    }
    await pdf.loadingTask.destroy();
  });

  it('breaks the longest texts over lines and pages and loses none of them', async () => {
    const name = '买买提江·图尔荪·'.repeat(7).slice(0, 50);
    const address = `云溪市${'城关镇人民路一百二十八号'.repeat(12)}`;
    const reason = '材料之间互相矛盾，'.repeat(222);
    const defects = Array.from({ length: 60 }, (_, index) => ({
      material: words(`第${index + 1}份${address}`, `Material ${index + 1}`),
      what: '页面缺失'.repeat(index === 0 ? 125 : 3),
    }));
    const letter = {
      number: '云（样）〔2026〕1号',
      caseNumber: '419901202603210010007',
      applicant: name,
      item: same(address),
      issuer: same('云溪市政务服务局'),
      date: '2026-03-27',
    };
    for (const content of [
      correctionNotice({ ...letter, legalBasis: reason, defects, handInBy: null }, imprint),
      extensionNotice(
        {
          ...letter,
          reason,
          legalBasis: reason,
          days: 10,
          approvedBy: same('本机关负责人'),
          deadline: { from: '2026-03-27', workingDays: 10, due: '2026-04-13', skipped: [] },
        },
        imprint,
      ),
    ]) {
      const pdf = await openPdf(await pdfOf(content, { language: 'both' }));
      let said = '';
      for (let number = 1; number <= pdf.numPages; number += 1)
        for (const { str, transform, width } of await itemsOf(await pdf.getPage(number))) {
          // The watermark, the foot and the repeated heads come between.
          if ((transform[0] ?? 0) < 20) said += str;
          expect((transform[4] ?? 0) + width).toBeLessThan(595 - 60);
        }
      const all = solid(said).replaceAll(
        /咨询电话.*?第\d+页共\d+页|序号No\.材料Material需要补正的内容Whattocorrect/g,
        '',
      );
      for (const { zh } of wordsOf(content).filter(({ zh: each }) => each.length > 40))
        expect(all).toContain(solid(zh));
      expect(all).toContain(name);
      await pdf.loadingTask.destroy();
    }
  });

  it('holds its size', async () => {
    const receipt = samples.find(({ kind }) => kind === 'receipt-voucher') ?? simple([]);
    expect((await pdfOf(receipt)).length).toBeLessThanOrEqual(35_000);
  });
});
