import type { Modes, Welcome } from '@banshi/terminal-agent/protocol';

/** Height of body text's em box. Standing people read from 60–70 cm, seated ones from 50 cm. */
const emMillimetres = { portrait: 11.8, landscape: 8.2 } as const;
/** A person in a wheelchair reaches this much of a standing screen (interface.md). */
const lowReachPixels = 1000;

export interface Sizes {
  /** Pixels; 1rem. A target is 2.75 rem: 32 mm standing, 22 mm seated. */
  readonly rem: number;
  /** Factor on every text size. */
  readonly textScale: number;
  /** Pixels at the top kept free of targets. */
  readonly clearTop: number;
}

/** Every size of the page from the screen's real density. `height` is the viewport's, in pixels. */
export function sizes(
  screen: Pick<Welcome, 'pixelsPerMillimetre' | 'orientation'>,
  modes: Pick<Modes, 'elder' | 'low'>,
  height: number,
): Sizes {
  return {
    rem: emMillimetres[screen.orientation] * screen.pixelsPerMillimetre,
    textScale: modes.elder ? 1.5 : 1,
    clearTop: modes.low ? Math.max(0, height - lowReachPixels) : 0,
  };
}
