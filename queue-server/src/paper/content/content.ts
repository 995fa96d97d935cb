import type { Text as Words } from '../../protocol/text.ts';

/**
 * What a printed thing says, before anybody decides what it looks like. One content drives the
 * thermal slip, the page and the spoken lines, so that none of them can say something else.
 */
export interface Content {
  /** Names the layout: `deposit-slip`, `queue-ticket`, … */
  readonly kind: string;
  readonly title: Words;
  readonly letterhead?: Letterhead;
  /** Says what the thing is not, or that it is a sample: it must not be overlooked. */
  readonly marks: readonly Words[];
  readonly imprint: Imprint;
  readonly blocks: readonly Block[];
}

/** In whose name an official letter speaks, and the number it is filed under. */
export interface Letterhead {
  readonly issuer: Words;
  /** Such as 云人社受〔2026〕7号. */
  readonly number: Words;
}

/** What every printed thing carries: who printed it, where, when, and under which serial. */
export interface Imprint {
  /** Serial of this very sheet; a reprint has a new one. */
  readonly serial: string;
  /** The serial that this print makes void, if it is a reprint. */
  readonly voids?: string;
  /** The account of whoever reprinted it at the office. */
  readonly reprintedBy?: string;
  /** Shows how a sheet would look: none was reserved, and this one proves nothing. */
  readonly preview?: boolean;
  readonly site: Words;
  readonly terminal: string;
  /** Where the citizen can ask about it. */
  readonly phone: string;
  /** ISO 8601, UTC. */
  readonly printedAt: string;
  /** IANA zone of the site, e.g. `Asia/Shanghai`. */
  readonly timeZone: string;
  /** Whatever a demonstration prints is marked 演示样张. */
  readonly demo: boolean;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: Words }
  /** The one thing to read from a distance: a ticket's number, a code. */
  | { readonly kind: 'large'; readonly text: Words; readonly caption?: Words }
  | { readonly kind: 'text'; readonly text: Words; readonly strong?: boolean }
  /** Prose of an official letter. */
  | { readonly kind: 'paragraph'; readonly text: Words; readonly flush?: boolean }
  | { readonly kind: 'fields'; readonly rows: readonly Field[] }
  | { readonly kind: 'list'; readonly items: readonly Words[]; readonly numbered?: boolean }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Words[])[];
    }
  | { readonly kind: 'qr'; readonly text: string; readonly caption: Words }
  /** Printable ASCII. */
  | { readonly kind: 'barcode'; readonly text: string; readonly caption: Words }
  /** Lines on which people sign by hand. */
  | { readonly kind: 'signatures'; readonly parties: readonly Words[] }
  /** Who issues it and when; `seal` keeps a place for the body's own seal, which is never drawn here. */
  | {
      readonly kind: 'closing';
      readonly issuer: Words;
      readonly date: Words;
      readonly seal: boolean;
    }
  | { readonly kind: 'rule' };

/** Written where a seal will stand. */
export const sealPlace: Words = { zh: '（签章处）', en: '(place of the seal)' };

export interface Field {
  readonly label: Words;
  readonly value: Words;
  readonly strong?: boolean;
}

export interface Column {
  readonly title: Words;
  /** Share of the width against the other columns'. */
  readonly share: number;
}
