import { describe, expect, it } from 'vitest';
import { same, words } from '../content/compose.ts';
import { wordsOf } from '../content/text-of.ts';
import { extensionNotice } from '../layouts/clock-notices.ts';
import { correctionNotice } from '../layouts/officers-notices.ts';
import { imprint, samples } from '../preview/samples.ts';
import { itemsOf, overlaps, pdfOf, simple, solid } from '../testing/pdf-in-test.ts';
import { openPdf } from '../testing/render-pdf.ts';

describe('the text of a page', () => {
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
});
