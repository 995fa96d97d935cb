import type { Content } from '../content/content.ts';
import { missingGlyph, rendered, unprintable, type Rendered } from '../content/refusal.ts';
import { unprintableIn } from '../content/text-of.ts';
import type { Fonts } from '../fonts/chain.ts';
import { compact } from './compact.ts';
import { draw } from './draw.ts';
import { furnitureOf } from './furniture.ts';
import { headPiece } from './head-piece.ts';
import type { Piece, Row } from './model.ts';
import { piece } from './pieces.ts';
import { place } from './place.ts';
import { textSetter } from './set-text.ts';
import { joined, type Sheet } from './text-piece.ts';

export interface PdfOptions {
  readonly fonts: Fonts;
  /** Chinese is always on the paper; `both` puts the English below it. */
  readonly language?: 'zh' | 'both';
}

/** pdfkit puts the facts into XML as they are: what would be mark-up there is written in full width. */
const plain = (fact: string): string =>
  fact.replace(/[<>&]/g, (sign) => ({ '<': '＜', '>': '＞', '&': '＆' })[sign] ?? '');

/** Nobody signs a page on which nothing else stands: the rows before an ending go with it. */
const rowsBefore = { closing: 1, signatures: 3 } as const;

const withEnding = (
  rows: readonly Row[],
  ending: Piece,
  rowsBeforeEnding: number,
): readonly Row[] => {
  const bound = new Set(
    rows
      .map((row, index) => ({ row, index }))
      .filter(({ row }) => row.parts.length > 0)
      .slice(-rowsBeforeEnding)
      .map(({ index }) => index),
  );
  return [
    ...rows.map((row, index) => (bound.has(index) ? { ...row, keep: true } : row)),
    ...ending.rows,
  ];
};

const bodyOf = (sheet: Sheet, content: Content): Piece =>
  content.blocks.reduce(
    (before: Piece, block): Piece => {
      const made = piece(sheet, block);
      return block.kind === 'signatures' || block.kind === 'closing'
        ? {
            meanings: [...before.meanings, ...made.meanings],
            rows: withEnding(before.rows, made, rowsBefore[block.kind]),
          }
        : joined(before, made);
    },
    headPiece(sheet, content),
  );

/**
 * The page as PDF: tagged, in Chinese, PDF/A-2b (proved in pdf-a.e2e.test.ts and by a validator). The same content
 * gives the same bytes. Refused if no font draws a character.
 */
export const toPdf = async (
  content: Content,
  options: PdfOptions,
): Promise<Rendered<Uint8Array>> => {
  const hidden = unprintableIn(content);
  if (hidden.length > 0) return { ok: false, refused: unprintable(hidden) };

  const setter = textSetter(options.fonts);
  const sheet: Sheet = { setter, both: options.language === 'both' };
  const body = bodyOf(sheet, content);
  const furniture = furnitureOf(content, sheet);
  if (setter.missing.size > 0) return { ok: false, refused: missingGlyph(setter.missing) };

  // Loaded with the first page: it takes a seventh of a second, and a slip does not need it.
  const { default: PdfDocument } = await import('pdfkit');
  const pdf = new PdfDocument({
    autoFirstPage: false,
    // Otherwise pdfkit embeds nothing for Helvetica, which PDF/A forbids.
    font: '',
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: plain(content.title.zh),
      Author: plain(content.imprint.site.zh),
      Subject: plain(content.title.en),
      Keywords: plain(content.imprint.serial),
      Creator: 'Banshi',
      CreationDate: new Date(content.imprint.printedAt),
    },
  });
  const chunks: Uint8Array[] = [];
  const whole = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  draw(pdf, { role: 'Document', children: body.meanings }, place(body.rows), furniture);
  pdf.end();
  await whole;
  return rendered(compact(Buffer.concat(chunks)));
};
