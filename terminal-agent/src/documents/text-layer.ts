import type { PdfPage } from './pages-to-pdf.ts';

/** A piece of print that was read. */
export interface Word {
  readonly text: string;
  /** Where it stands, in pixels of the page. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Reads print, so that a page can be searched and read aloud. Nothing here does: whoever has a
 * recogniser for the hall's languages lends it. What it says is a help for finding a page again and
 * never what was handed in: that is the picture.
 */
export interface TextLayer {
  /** The words in reading order; none if nothing could be read. Rejects only for bugs. */
  read(page: PdfPage): Promise<readonly Word[]>;
}

/** A reader, and the typeface (TrueType or OpenType bytes) whose characters it may use. */
export interface Lettering {
  readonly layer: TextLayer;
  readonly font: Uint8Array;
}
