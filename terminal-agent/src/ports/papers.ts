/** What became of one frame of the scanner. */
export interface Page {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly verdict: 'ok' | 'retake';
  readonly reasons: readonly { readonly zh: string; readonly en: string }[];
  /** The sheet's mark, to know it again by; null where nothing was found to mark. */
  readonly fingerprint: string | null;
  /** One side of a card, whose other side belongs on the same page. */
  readonly card: boolean;
}

/** Where a frame comes from: a flatbed's picture is all page, a camera's shows the desk too. */
export type FrameSource = 'camera' | 'glass';

/** What a quick look at the desk saw: corners as shares of the frame, and a small JPEG of it. */
export interface Look {
  readonly corners: readonly (readonly [number, number])[] | null;
  /** The sheet reaches the frame's rim. */
  readonly cut: boolean;
  readonly dark: boolean;
  readonly picture: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The capture pipeline as the sessions see it: a frame in, a straightened and judged page out. */
export interface Papers {
  page(frame: Uint8Array, mediaType: string, source: FrameSource): Promise<Page>;
  /** Both sides of a card on one page, the earlier above. */
  joinSides?(front: Page, back: Page): Promise<Page>;
  /** For the live outline; null when the frame is no whole picture. Without it there is none. */
  look?(frame: Uint8Array): Promise<Look | null>;
  /** A scan may come soon: what is slow to load can be loaded now. */
  prepare?(): void;
}

/** Keeps every frame as it came: for scanners that deliver finished pages, and for simulations. */
export const plainPapers: Papers = {
  page: async (bytes, mediaType) => ({
    bytes,
    mediaType: mediaType === 'image/png' ? 'image/png' : 'image/jpeg',
    verdict: 'ok',
    reasons: [],
    fingerprint: null,
    card: false,
  }),
};
