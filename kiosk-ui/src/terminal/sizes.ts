import type { Modes, Welcome } from '@banshi/terminal-agent/protocol';

export interface Viewport {
  readonly width: number;
  readonly height: number;
}
export type Shape = 'portrait' | 'landscape';

/** Height of body text's em box. Standing people read from 60–70 cm, seated ones from 50 cm. */
const emMillimetres = { portrait: 11.8, landscape: 8.2 } as const;
/** Room that the layouts were drawn for, in rem: a smaller window shrinks what it shows … */
const drawnFor = {
  portrait: { width: 33, height: 59 },
  landscape: { width: 60, height: 36 },
} as const;
/** … but a target (2.75 rem) never falls below 20 mm, nor small text below 5 mm capitals (0.64 em). */
const leastEmMillimetres = 7.85;
/** A person in a wheelchair reaches this much of a standing screen (interface.md). */
const lowReachPixels = 1000;

/** The window tells how it stands; a terminal's page fills its screen. */
export const shapeOf = ({ width, height }: Viewport): Shape =>
  width > height ? 'landscape' : 'portrait';

export interface Sizes {
  /** Pixels; 1rem. A target is 2.75 rem: 32 mm standing, 22 mm seated. */
  readonly rem: number;
  /** Factor on every text size. */
  readonly textScale: number;
  /** Pixels at the top kept free of targets. */
  readonly clearTop: number;
}

/** Every size of the page from the screen's real density. The viewport is in pixels. */
export function sizes(
  { pixelsPerMillimetre }: Pick<Welcome, 'pixelsPerMillimetre'>,
  modes: Pick<Modes, 'elder' | 'low'>,
  viewport: Viewport,
): Sizes {
  const shape = shapeOf(viewport);
  const { width, height } = drawnFor[shape];
  const wanted = emMillimetres[shape] * pixelsPerMillimetre;
  const fitting = Math.min(wanted, viewport.width / width, viewport.height / height);
  return {
    rem: Math.max(fitting, leastEmMillimetres * pixelsPerMillimetre),
    textScale: modes.elder ? 1.5 : 1,
    clearTop: modes.low ? Math.max(0, viewport.height - lowReachPixels) : 0,
  };
}
