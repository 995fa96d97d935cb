import { same } from '../content/compose.ts';
import type { Content, Letterhead } from '../content/content.ts';
import { colour, inks } from './ink.ts';
import { markPiece } from './mark-piece.ts';
import type { Piece } from './model.ts';
import { ruleRow } from './pieces.ts';
import { joined, space, textPiece, type Sheet } from './text-piece.ts';

/** Body above, number below, a line under both: how a Chinese body writes to a citizen. */
const letterTitle = (
  sheet: Sheet,
  { issuer, number }: Letterhead,
  title: (english: string) => Piece,
): Piece =>
  joined(
    textPiece(sheet, same(issuer.zh), { role: 'P', ink: inks.issuer, align: 'centre' }),
    title(` · ${issuer.en}`),
    textPiece(sheet, number, { role: 'P', ink: inks.number, align: 'centre' }),
    { meanings: [], rows: [ruleRow(1, colour.ink)] },
  );

/** What stands at the head of the first page: where it was printed, what it is, what it is not. */
export const headPiece = (sheet: Sheet, content: Content): Piece => {
  const {
    title: { zh, en },
    letterhead,
  } = content;
  const title = (more: string): Piece =>
    textPiece(
      sheet,
      { zh, en: `${en}${more}` },
      {
        role: 'H1',
        ink: inks.title,
        english: inks.subtitle,
        align: 'centre',
      },
    );
  return joined(
    textPiece(sheet, content.imprint.site, { role: 'P', ink: inks.site, beside: true }),
    space(12),
    letterhead === undefined ? joined(title(''), space(8)) : letterTitle(sheet, letterhead, title),
    ...content.marks.map((mark) => markPiece(sheet, mark)),
    space(6),
  );
};
