import type { Font } from 'fontkit';

/**
 * A page before anything is drawn: a tree of meanings (what a screen reader is told) whose leaves
 * are referred to by rows (what is seen). Points, y downwards from the top of the row.
 */
export interface Meaning {
  readonly role: Role;
  readonly lang?: 'zh-CN' | 'en';
  /** Said instead of a picture. */
  readonly alt?: string;
  readonly scope?: 'Row' | 'Column';
  readonly children: readonly Meaning[];
}
/** Structure types of ISO 32000-1, 14.8.4. */
export type Role =
  'Document' | 'H1' | 'H2' | 'P' | 'L' | 'LI' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure';

/** A stretch of text in one font. */
export interface Run {
  readonly font: Font;
  readonly text: string;
  readonly x: number;
}

export type Shape =
  | {
      readonly kind: 'runs';
      readonly runs: readonly Run[];
      readonly x: number;
      readonly baseline: number;
      readonly size: number;
      readonly bold: boolean;
      readonly colour: string;
    }
  | {
      readonly kind: 'line';
      readonly x: number;
      readonly y: number;
      readonly length: number;
      readonly width: number;
      readonly colour: string;
    }
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly colour: string;
      readonly filled: boolean;
    }
  /** Filled rectangles `[x, y, width, height]`: the modules of a code. */
  | {
      readonly kind: 'bars';
      readonly bars: readonly (readonly [number, number, number, number])[];
    };

/** A strip of the page that is never cut. */
export interface Row {
  readonly height: number;
  /** May not be the last on its page: a heading stays with what it heads. */
  readonly keep?: boolean;
  /** Shapes that mean something, by the leaf they belong to. */
  readonly parts: readonly Part[];
  /** Lines and shades that only decorate. */
  readonly ornaments?: readonly Shape[];
  /** Repeated at the top of the next page if the page ends after this row. */
  readonly repeat?: Row;
}
export interface Part {
  readonly leaf: Meaning;
  readonly shapes: readonly Shape[];
}

/** What one block becomes. */
export interface Piece {
  readonly meanings: readonly Meaning[];
  readonly rows: readonly Row[];
}

export interface PlacedRow {
  readonly y: number;
  readonly row: Row;
  /** A repeated header means nothing the second time. */
  readonly repeated: boolean;
}
export type Page = readonly PlacedRow[];
