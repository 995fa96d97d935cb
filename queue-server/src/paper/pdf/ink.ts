/** A4 in points. */
export const page = { width: 595.28, height: 841.89 } as const;
export const margin = { left: 62, right: 62, top: 58, bottom: 76 } as const;
export const measure = page.width - margin.left - margin.right;

export const colour = {
  ink: '#1b2430',
  muted: '#4a5568',
  accent: '#1f4e8c',
  warning: '#9b1c1c',
  hairline: '#c9d1dc',
  shade: '#eef2f7',
  watermark: '#ebeef3',
  paper: '#ffffff',
} as const;

/** A way of setting text: size and leading in points. */
export interface Ink {
  readonly size: number;
  readonly leading: number;
  /** The outline drawn thicker: a second font would cost more than it gives. */
  readonly bold: boolean;
  readonly colour: string;
}

const ink = (size: number, leading: number, bold = false, tone: string = colour.ink): Ink => ({
  size,
  leading,
  bold,
  colour: tone,
});

export const inks = {
  site: ink(10.5, 15, true, colour.accent),
  title: ink(22, 32, true),
  subtitle: ink(11, 16, false, colour.muted),
  mark: ink(13, 19, true, colour.warning),
  heading: ink(12, 20, true, colour.accent),
  paragraph: ink(12, 21),
  /** Prose where Chinese stands alone: an official letter is read at arm's length. */
  letter: ink(14, 26),
  /** The body in whose name a letter speaks. */
  issuer: ink(15, 24, true),
  number: ink(11, 18),
  text: ink(10.5, 17),
  strong: ink(10.5, 17, true),
  /** Wide tables, which hold codes that should not break. */
  dense: ink(9.5, 14.5),
  denseHead: ink(9.5, 14.5, true),
  label: ink(10.5, 17, false, colour.muted),
  english: ink(9, 14, false, colour.muted),
  large: ink(40, 56, true),
  foot: ink(8.5, 13, false, colour.muted),
  watermark: ink(92, 120, false, colour.watermark),
} as const satisfies Record<string, Ink>;
