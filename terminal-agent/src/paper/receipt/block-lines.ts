import type { ReceiptLine } from '@banshi/hardware-drivers';
import { sealPlace, type Block } from '@banshi/queue-server/paper';
import { barcodeLines, qrLine } from './codes.ts';
import { widthOf } from './repertoire.ts';
import { pair, say, text, type Setting } from './setting.ts';

export const feed: ReceiptLine = { kind: 'feed', lines: 1 };
const rule: ReceiptLine = { kind: 'rule' };

/** Prose and bar codes stand off from the lists and fields before them; two texts belong together. */
export const parted = (before: Block | undefined, block: Block): boolean =>
  block.kind === 'barcode'
    ? before !== undefined && before.kind !== 'large'
    : block.kind === 'text' &&
      before !== undefined &&
      !['text', 'heading', 'large', 'rule', 'barcode'].includes(before.kind);

/** The largest size, up to a limit, at which the text stays on one line. */
export const largest = ({ columns, base }: Setting, content: string, limit: number): number =>
  Math.max(1, Math.min(limit, Math.floor(columns / base / widthOf(content))));

/** How one block looks on a strip of thermal paper. */
export const blockLines = (setting: Setting, block: Block): readonly ReceiptLine[] => {
  switch (block.kind) {
    case 'heading':
      return [feed, ...say(setting, block.text, { bold: true })];
    case 'text':
      return say(setting, block.text, { bold: block.strong === true });
    case 'paragraph':
      return say(setting, block.text);
    case 'large':
      return [
        ...(block.caption === undefined ? [] : say(setting, block.caption, { centre: true })),
        ...say(setting, block.text, {
          centre: true,
          bold: true,
          size: largest(setting, block.text.zh, 4),
        }),
      ];
    case 'fields':
      return block.rows.flatMap((row) => pair(setting, row));
    case 'list':
      return block.items.flatMap((item, index) => {
        const mark = block.numbered === true ? `${index + 1}. ` : '- ';
        const hang = mark.length;
        return [
          ...text(setting, `${mark}${item.zh}`, { hang }),
          ...(setting.both && item.en !== item.zh
            ? text(setting, `${' '.repeat(hang)}${item.en}`, { hang })
            : []),
        ];
      });
    case 'table':
      return block.rows.flatMap((row, index) => [
        feed,
        ...text(setting, `[${index + 1}]`, { bold: true }),
        ...block.columns.flatMap(({ title }, at) => {
          const value = row[at];
          return value === undefined ? [] : pair(setting, { label: title, value });
        }),
      ]);
    case 'qr':
      return [qrLine(block.text, setting.dots), ...say(setting, block.caption, { centre: true })];
    case 'barcode':
      return [
        ...say(setting, block.caption, { centre: true }),
        ...barcodeLines(block.text, setting.dots),
      ];
    case 'signatures':
      return block.parties.flatMap((party) => [
        feed,
        ...say(setting, party),
        feed,
        ...text(setting, '_'.repeat(Math.floor((setting.columns * 2) / 3 / setting.base))),
      ]);
    case 'closing':
      return [
        feed,
        ...say(setting, block.issuer, { right: true }),
        ...say(setting, block.date, { right: true }),
        ...(block.seal ? say(setting, sealPlace, { right: true }) : []),
      ];
    case 'rule':
      return [rule];
  }
};
