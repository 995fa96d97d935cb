import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { same } from '../content/compose.ts';
import { fontChain } from '../fonts/chain.ts';
import { samples } from '../preview/samples.ts';
import { fonts, pdfOf, simple } from '../testing/pdf-in-test.ts';
import { openPdf } from '../testing/render-pdf.ts';
import { toPdf } from './to-pdf.ts';

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

describe('a PDF for the archive', () => {
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

  for (const content of samples)
    it(`${content.kind}: a parser finds every piece of text in the structure, or marked as an artifact`, async () => {
      const pdf = await openPdf(await pdfOf(content, { language: 'both' }));
      // A map, whatever its type says.
      const marked = (await pdf.getMarkInfo()) as unknown as ReadonlyMap<string, boolean>;
      expect(marked.get('Marked')).toBe(true);
      for (let number = 1; number <= pdf.numPages; number += 1) {
        const page = await pdf.getPage(number);
        const tree = JSON.stringify(await page.getStructTree());
        const inTree = [...tree.matchAll(/"type":"content","id":"([^"]+)"/g)].map(([, id]) => id);
        const { items } = await page.getTextContent({ includeMarkedContent: true });
        const told = items.flatMap((item) => ('id' in item && item.id ? [item.id] : []));
        expect(inTree.length).toBeGreaterThan(0);
        expect(inTree).toEqual(expect.arrayContaining(told));
        let depth = 0;
        for (const item of items) {
          if ('type' in item) depth += item.type === 'endMarkedContent' ? -1 : 1;
          // What is no part of the structure is an artifact, and says so: watermark, foot, repeated heads.
          else if (item.str.trim() !== '') expect(depth).toBeGreaterThan(0);
        }
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

  it('is the same bytes for the same content', async () => {
    const content = samples.at(-1) ?? simple([]);
    expect(Buffer.from(await pdfOf(content)).equals(await pdfOf(content))).toBe(true);
  });

  it('holds its size', async () => {
    const receipt = samples.find(({ kind }) => kind === 'receipt-voucher') ?? simple([]);
    expect((await pdfOf(receipt)).length).toBeLessThanOrEqual(33_500);
  });
});
