import { words } from '../content/compose.ts';
import type { Content } from '../content/content.ts';
import { openFonts } from '../fonts/shell/open-fonts.ts';
import { toPdf, type PdfOptions } from '../pdf/to-pdf.ts';
import { imprint } from '../preview/samples.ts';

export const fonts = await openFonts();

export const pdfOf = async (
  content: Content,
  options: Partial<PdfOptions> = {},
): Promise<Uint8Array> => {
  const pdf = await toPdf(content, { fonts, ...options });
  if (!pdf.ok) throw new Error(`refused: ${pdf.refused.code} ${pdf.refused.characters}`);
  return pdf.value;
};

export const solid = (text: string): string => text.replaceAll(/\s/g, '');

export const simple = (blocks: Content['blocks'], demo = false): Content => ({
  kind: 'simple',
  title: words('样例', 'Example'),
  marks: [],
  imprint: { ...imprint, demo },
  blocks,
});

export interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}
export const itemsOf = async (page: { getTextContent(): Promise<{ items: unknown[] }> }) =>
  (await page.getTextContent()).items as readonly Item[];

/** Texts that lie on each other; the watermark, which is meant to, aside. */
export const overlaps = (items: readonly Item[]): readonly string[] => {
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
