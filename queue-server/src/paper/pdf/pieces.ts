import { sealPlace, type Block } from '../content/content.ts';
import { barcodePiece, qrPiece } from './code-pieces.ts';
import { colour, inks, margin, measure, type Ink } from './ink.ts';
import { listPiece } from './list-piece.ts';
import type { Piece, Row } from './model.ts';
import { fieldsPiece, signaturesPiece, tablePiece } from './table-pieces.ts';
import { joined, kept, space, textPiece, type Sheet } from './text-piece.ts';

const closingWidth = 240;
/** Issuer and date stand below each other at the right, where a seal is set over both. */
const inClosing = {
  role: 'P',
  align: 'centre',
  beside: true,
  x: margin.left + measure - closingWidth,
  width: closingWidth,
} as const;

const prose = ({ both }: Sheet): Ink => (both ? inks.paragraph : inks.letter);

/** A line across the page. */
export const ruleRow = (width: number, tone: string): Row => ({
  height: 14,
  parts: [],
  ornaments: [{ kind: 'line', x: margin.left, y: 7, length: measure, width, colour: tone }],
});

/** How one block looks on a page. */
export const piece = (sheet: Sheet, block: Block): Piece => {
  switch (block.kind) {
    case 'heading':
      return joined(
        space(8),
        textPiece(sheet, block.text, {
          role: 'H2',
          ink: inks.heading,
          keep: true,
          beside: true,
        }),
      );
    case 'text':
      return joined(
        space(3),
        textPiece(sheet, block.text, {
          role: 'P',
          ink: block.strong === true ? inks.strong : inks.text,
          beside: true,
        }),
      );
    case 'paragraph':
      return joined(
        textPiece(sheet, block.text, {
          role: 'P',
          ink: prose(sheet),
          indent: block.flush === true ? 0 : prose(sheet).size * 2,
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
          textPiece(sheet, block.issuer, { ...inClosing, ink: prose(sheet) }),
          ...(block.seal ? [textPiece(sheet, sealPlace, { ...inClosing, ink: inks.label })] : []),
          textPiece(sheet, block.date, { ...inClosing, ink: prose(sheet) }),
        ),
        space(16),
      );
    case 'signatures':
      return signaturesPiece(sheet, block.parties);
    case 'rule':
      return {
        meanings: [],
        rows: [ruleRow(0.6, colour.hairline)],
      };
  }
};
