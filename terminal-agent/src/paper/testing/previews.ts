import { openFonts, toPdf } from '@banshi/queue-server/paper';
import { openPdf, renderPage, samples, slipSamples } from '@banshi/queue-server/paper/testing';
import type { Words } from '../../protocol/words.ts';
import { toReceipt } from '../receipt/to-receipt.ts';
import { virtualPrinter } from './virtual-printer.ts';

export interface Preview {
  readonly kind: string;
  readonly title: Words;
  readonly medium: 'slip-58' | 'slip-80' | 'page';
  readonly language: 'zh' | 'both';
  /** One picture a page. */
  readonly pictures: readonly Uint8Array[];
  readonly pdf?: Uint8Array;
}

export interface PreviewOptions {
  readonly media?: readonly Preview['medium'][];
  readonly languages?: readonly Preview['language'][];
}

const widths = [
  { paper: 58, medium: 'slip-58' },
  { paper: 80, medium: 'slip-80' },
] as const;

/**
 * Every layout as pictures: slips as they come out of the virtual printer on both paper widths,
 * every content as pages. For the bench and for people who want to look; takes some seconds.
 */
export async function* previews({
  media = ['slip-58', 'slip-80', 'page'],
  languages = ['zh', 'both'],
}: PreviewOptions = {}): AsyncGenerator<Preview> {
  const fonts = await openFonts();
  for (const { paper, medium } of widths) {
    if (!media.includes(medium)) continue;
    await using printer = await virtualPrinter(paper);
    for (const content of slipSamples)
      for (const language of languages) {
        const slip = toReceipt(content, { paper, language, fonts });
        if (!slip.ok) throw new Error(`${content.kind}: ${slip.refused.code}`);
        const { png } = await printer.picture(slip.value);
        const { kind, title } = content;
        yield { kind, title, medium, language, pictures: [png] };
      }
  }
  if (!media.includes('page')) return;
  for (const content of samples)
    for (const language of languages) {
      const pdf = await toPdf(content, { language, fonts });
      if (!pdf.ok) throw new Error(`${content.kind}: ${pdf.refused.code}`);
      const opened = await openPdf(pdf.value);
      const pictures: Uint8Array[] = [];
      for (let number = 1; number <= opened.numPages; number += 1)
        pictures.push((await renderPage(opened, number, 1.25)).toBuffer('image/png'));
      await opened.loadingTask.destroy();
      const { kind, title } = content;
      yield { kind, title, medium: 'page', language, pictures, pdf: pdf.value };
    }
}
