import { createCanvas } from '@napi-rs/canvas';
import { openFonts, toLines, toPdf, type Content, type Fonts } from '@banshi/queue-server/paper';
import { openPdf, renderPage, samples, slipSamples } from '@banshi/queue-server/paper/testing';
import type { Words } from '../../protocol/words.ts';
import { toReceipt } from '../receipt/to-receipt.ts';
import { virtualPrinter } from './virtual-printer.ts';

export type PreviewMedium = 'slip-58' | 'slip-80' | 'page';
export type PreviewLanguage = 'zh' | 'both';

/** One layout, filled with the fictional city. */
export interface Preview {
  readonly kind: string;
  readonly title: Words;
  /** Everything can be a page; what a terminal prints is a strip, too. */
  readonly media: readonly PreviewMedium[];
  /** What is read aloud, line by line: the same content that is printed. */
  readonly lines: readonly Words[];
}

/** Every layout as pictures, each drawn when it is first asked for. */
export interface Previews {
  readonly all: readonly Preview[];
  /** As it comes out of the virtual printer, or out of a PDF renderer, its pages below each other. */
  picture(
    kind: string,
    medium: PreviewMedium,
    language: PreviewLanguage,
  ): Promise<Uint8Array | null>;
  pdf(kind: string, language: PreviewLanguage): Promise<Uint8Array | null>;
}

const widths = { 'slip-58': 58, 'slip-80': 80 } as const;
/** Pixels a point: A4 is then 744 wide. */
const scale = 1.25;
const betweenPages = 16;

async function slip(content: Content, paper: 58 | 80, language: PreviewLanguage, fonts: Fonts) {
  const receipt = toReceipt(content, { paper, language, fonts });
  if (!receipt.ok) throw new Error(`${content.kind}: ${receipt.refused.code}`);
  await using printer = await virtualPrinter(paper);
  return (await printer.picture(receipt.value)).png;
}

async function pdfOf(content: Content, language: PreviewLanguage, fonts: Fonts) {
  const pdf = await toPdf(content, { language, fonts });
  if (!pdf.ok) throw new Error(`${content.kind}: ${pdf.refused.code}`);
  return pdf.value;
}

async function pages(pdf: Uint8Array): Promise<Uint8Array> {
  const opened = await openPdf(pdf);
  const drawn = [];
  for (let number = 1; number <= opened.numPages; number += 1)
    drawn.push(await renderPage(opened, number, scale));
  await opened.loadingTask.destroy();
  const width = Math.max(...drawn.map((page) => page.width));
  const height = drawn.reduce((sum, page) => sum + page.height + betweenPages, -betweenPages);
  const all = createCanvas(width, height);
  let y = 0;
  for (const page of drawn) {
    all.getContext('2d').drawImage(page, 0, y);
    y += page.height + betweenPages;
  }
  return all.toBuffer('image/png');
}

export function createPreviews(): Previews {
  const known = new Map<string, Promise<Uint8Array>>();
  let fonts: Promise<Fonts> | undefined;
  // One at a time: a page of pictures asks for forty at once, and each is worth its own processor.
  let before: Promise<unknown> = Promise.resolve();

  function once(
    key: string,
    kind: string,
    draw: (content: Content, fonts: Fonts) => Promise<Uint8Array>,
  ): Promise<Uint8Array> | null {
    const content = samples.find((one) => one.kind === kind);
    if (content === undefined) return null;
    const found = known.get(key);
    if (found !== undefined) return found;
    const drawn = before
      .catch(() => undefined)
      .then(async () => draw(content, await (fonts ??= openFonts())));
    before = drawn;
    known.set(key, drawn);
    return drawn;
  }

  return {
    all: samples.map((content) => ({
      kind: content.kind,
      title: content.title,
      media: slipSamples.includes(content) ? ['slip-58', 'slip-80', 'page'] : ['page'],
      lines: toLines(content),
    })),
    picture: async (kind, medium, language) =>
      once(`${kind} ${medium} ${language}`, kind, async (content, ready) =>
        medium === 'page'
          ? pages(await pdfOf(content, language, ready))
          : slip(content, widths[medium], language, ready),
      ),
    pdf: async (kind, language) =>
      once(`${kind} ${language}`, kind, (content, ready) => pdfOf(content, language, ready)),
  };
}
