import type { Align } from '../../capability/receipt-printer.ts';

export interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly width: number;
  readonly height: number;
}

/** What is on the paper, from top to bottom. */
export type Printed =
  | { readonly kind: 'line'; readonly align: Align; readonly runs: readonly Run[] }
  | {
      readonly kind: 'qr';
      readonly align: Align;
      readonly data: Uint8Array;
      readonly module: number;
      readonly level: string;
    }
  | {
      readonly kind: 'barcode';
      readonly align: Align;
      /** As bwip-js names it. */
      readonly symbology: string;
      readonly text: string;
      readonly height: number;
      readonly module: number;
      readonly showText: boolean;
    }
  | {
      readonly kind: 'raster';
      readonly align: Align;
      readonly width: number;
      readonly height: number;
      readonly bits: Uint8Array;
    }
  | { readonly kind: 'feed'; readonly dots: number };

/** One piece of paper, from cut to cut. */
export interface Ticket {
  readonly printed: readonly Printed[];
  /** Cut off; false for what still hangs in the printer. */
  readonly cut: boolean;
}

/** The ticket as plain text, codes in brackets: what a test or a screen reader wants to know. */
export function ticketText(ticket: Ticket): string {
  const lines: string[] = [];
  for (const item of ticket.printed) {
    if (item.kind === 'line') lines.push(item.runs.map((run) => run.text).join(''));
    else if (item.kind === 'qr') lines.push(`[QR ${Buffer.from(item.data).toString('utf8')}]`);
    else if (item.kind === 'barcode') lines.push(`[${item.symbology} ${item.text}]`);
    else if (item.kind === 'raster') lines.push(`[picture ${item.width}×${item.height}]`);
  }
  return lines.join('\n');
}
