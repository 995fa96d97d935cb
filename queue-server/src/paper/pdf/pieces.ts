import { sealPlace, type Block } from '../content/content.ts';
import { barcodePiece, qrPiece } from './code-pieces.ts';
import { colour, inks, margin, measure } from './ink.ts';
import { listPiece } from './list-piece.ts';
import type { Piece } from './model.ts';
import { fieldsPiece, signaturesPiece, tablePiece } from './table-pieces.ts';
import { joined, kept, space, textPiece, type Sheet } from './text-piece.ts';

const closingRight = { role: 'P', ink: inks.paragraph, align: 'right' } as const;

/** How one block looks on a page. */
export const piece = (sheet: Sheet, block: Block): Piece => {
  switch (block.kind) {
    case 'heading':
      return joined(
        space(8),
        textPiece(sheet, block.text, { role: 'H2', ink: inks.heading, keep: true }),
      );
    case 'text':
      return joined(
        space(3),
        textPiece(sheet, block.text, {
          role: 'P',
          ink: block.strong === true ? inks.strong : inks.text,
        }),
      );
    case 'paragraph':
      return joined(
        textPiece(sheet, block.text, {
          role: 'P',
          ink: inks.paragraph,
          indent: block.flush === true ? 0 : inks.paragraph.size * 2,
        }),
        space(2),
      );
    case 'large':
      return joined(
        space(6),
        ...(block.caption === undefined
          ? []
          : [textPiece(sheet, block.caption, { role: 'P', ink: inks.label, align: 'centre' })]),
        textPiece(sheet, block.text, { role: 'P', ink: inks.large, align: 'centre' }),
        space(6),
      );
    case 'fields':
      return joined(fieldsPiece(sheet, block.rows), space(6));
    case 'list':
      return listPiece(sheet, block.items, block.numbered === true);
    case 'table':
      return joined(space(4), tablePiece(sheet, block.columns, block.rows), space(6));
    case 'qr':
      return qrPiece(sheet, block.text, block.caption);
    case 'barcode':
      return barcodePiece(sheet, block.text, block.caption);
    case 'closing':
      return joined(
        space(24),
        kept(
          textPiece(sheet, block.issuer, closingRight),
          textPiece(sheet, block.date, closingRight),
          ...(block.seal
            ? [textPiece(sheet, sealPlace, { role: 'P', ink: inks.label, align: 'right' })]
            : []),
        ),
        space(20),
      );
    case 'signatures':
      return signaturesPiece(sheet, block.parties);
    case 'rule':
      return {
        meanings: [],
        rows: [
          {
            height: 14,
            parts: [],
            ornaments: [
              {
                kind: 'line',
                x: margin.left,
                y: 7,
                length: measure,
                width: 0.6,
                colour: colour.hairline,
              },
            ],
          },
        ],
      };
  }
};
