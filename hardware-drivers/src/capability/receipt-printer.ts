import type { Actuation } from '../command/outcome.ts';

export type Align = 'left' | 'centre' | 'right';

/** One line (or block) of a ticket, from top to bottom. */
export type ReceiptLine =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly align?: Align;
      readonly bold?: boolean;
      /** 1 to 8 times the printer's own font, in both directions. */
      readonly size?: number;
    }
  /** A label at the left edge and its value at the right edge; long values wrap below. */
  | {
      readonly kind: 'pair';
      readonly label: string;
      readonly value: string;
      readonly bold?: boolean;
    }
  | { readonly kind: 'rule' }
  | {
      readonly kind: 'qr';
      readonly text: string;
      /** Dots per module, 1 to 16. */
      readonly module?: number;
      readonly level?: 'L' | 'M' | 'Q' | 'H';
      readonly align?: Align;
    }
  | {
      readonly kind: 'code128';
      /** Printable ASCII. */
      readonly text: string;
      /** Dots. */
      readonly height?: number;
      readonly showText?: boolean;
      readonly align?: Align;
    }
  /** One bit per dot, rows padded to whole bytes, the high bit leftmost, 1 = black. */
  | {
      readonly kind: 'raster';
      readonly width: number;
      readonly height: number;
      readonly bits: Uint8Array;
      readonly align?: Align;
    }
  | { readonly kind: 'feed'; readonly lines: number }
  | { readonly kind: 'cut' };

export interface ReceiptDocument {
  readonly lines: readonly ReceiptLine[];
}

export interface ReceiptPrinter {
  /**
   * Prints and, where the paper has one, cuts. `failed` = nothing was printed (`paper-out`,
   * `cover-open`, … seen before); `unknown` = it may be half on paper; `succeeded` = the printer
   * confirmed that it worked through everything.
   */
  print(document: ReceiptDocument): Promise<Actuation>;
}
