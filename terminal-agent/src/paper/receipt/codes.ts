import type { ReceiptLine } from '@banshi/hardware-drivers';

/** Bytes a QR code of version 1, 2, … holds at level M (ISO/IEC 18004, table 7). */
const capacities = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412];

/** Modules along one side, without the quiet zone. */
const modulesOf = (content: string): number => {
  const bytes = new TextEncoder().encode(content).length;
  const version = capacities.findIndex((capacity) => bytes <= capacity) + 1;
  return 17 + 4 * (version === 0 ? capacities.length + 1 : version);
};

/** A QR code of about half the paper's width: 4 dots (0.5 mm) a module or more reads with any phone. */
export const qrLine = (content: string, dots: number): ReceiptLine => ({
  kind: 'qr',
  text: content,
  module: Math.max(4, Math.min(8, Math.floor((dots * 0.55) / (modulesOf(content) + 8)))),
  level: 'M',
  align: 'centre',
});

/** Two dots a module, start, check, stop and the quiet zones: what a Code 128 (set B) needs at most. */
const code128Dots = (content: string): number => 2 * ((content.length + 2) * 11 + 13 + 20);

/** A bar code; one that is too long for the paper becomes a QR code, which every scanner here reads too. */
export const barcodeLines = (content: string, dots: number): ReceiptLine[] =>
  code128Dots(content) <= dots
    ? [{ kind: 'code128', text: content, height: 80, showText: true, align: 'centre' }]
    : [
        qrLine(content, dots),
        { kind: 'text', text: content, align: 'centre' },
        { kind: 'feed', lines: 1 },
      ];
