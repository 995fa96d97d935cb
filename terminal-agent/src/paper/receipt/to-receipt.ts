import type { ReceiptDocument, ReceiptLine } from '@banshi/hardware-drivers';
import {
  footer,
  missingGlyph,
  rendered,
  unprintable,
  unprintableIn,
  type Content,
  type Fonts,
  type Rendered,
} from '@banshi/queue-server/paper';
import { blockLines, feed, largest, parted } from './block-lines.ts';
import { drawnLine } from './drawn-line.ts';
import { printerFont } from './repertoire.ts';
import { dotsPerColumn, pair, say, type Setting } from './setting.ts';

export interface ReceiptOptions {
  /** Paper width in millimetres: 58 has 384 dots (32 columns), 80 has 576 (48 columns). */
  readonly paper: 58 | 80;
  /** Printable dots, where a printer has fewer than its paper allows: some of 80 mm have 512. */
  readonly dots?: number;
  /** Chinese is always on the paper, so that staff can read it; `both` adds the English below. */
  readonly language?: 'zh' | 'both';
  /** Elder mode: everything in double size. */
  readonly large?: boolean;
  /** Draws lines with a character that the printer's own font lacks; without it they are refused. */
  readonly fonts?: Fonts;
}

const dots = { 58: 384, 80: 576 } as const;

/**
 * The slip for a thermal printer, its lines already broken to the paper's width: nothing is left
 * for the printer to cut off. Refused if a character could not be printed as it is.
 */
export const toReceipt = (content: Content, options: ReceiptOptions): Rendered<ReceiptDocument> => {
  const hidden = unprintableIn(content);
  if (hidden.length > 0) return { ok: false, refused: unprintable(hidden) };

  const width = options.dots ?? dots[options.paper];
  const setting: Setting = {
    dots: width,
    columns: Math.floor(width / dotsPerColumn),
    both: options.language === 'both',
    base: options.large === true ? 2 : 1,
  };
  const { letterhead } = content;
  const lines: readonly ReceiptLine[] = [
    ...say(setting, content.imprint.site, { centre: true }),
    ...(letterhead === undefined ? [] : say(setting, letterhead.issuer, { centre: true })),
    ...say(setting, content.title, {
      centre: true,
      bold: true,
      size: largest(setting, content.title.zh, 2),
    }),
    ...(letterhead === undefined ? [] : say(setting, letterhead.number, { centre: true })),
    ...content.marks.flatMap((mark) =>
      say(setting, mark, { centre: true, bold: true, size: largest(setting, mark.zh, 2) }),
    ),
    { kind: 'rule' },
    ...content.blocks.flatMap((block, index) => [
      ...(parted(content.blocks[index - 1], block) ? [feed] : []),
      ...blockLines(setting, block),
    ]),
    { kind: 'rule' },
    ...footer(content.imprint).flatMap((row) => pair(setting, row)),
    { kind: 'feed', lines: 3 },
    { kind: 'cut' },
  ];
  const inPrinterFont = printerFont();
  const missing = new Set<string>();
  const fitted = lines.map((line) => {
    if (line.kind !== 'text') return line;
    const foreign = [...line.text].filter((each) => !inPrinterFont(each));
    if (foreign.length === 0) return line;
    if (options.fonts !== undefined) return drawnLine(line, setting.dots, options.fonts, missing);
    foreign.forEach((each) => missing.add(each));
    return line;
  });
  return missing.size > 0
    ? { ok: false, refused: missingGlyph(missing) }
    : rendered({ lines: fitted });
};
