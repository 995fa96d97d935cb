import { encode } from 'uqr';

/** The dark modules of a QR code, row by row, without a quiet zone; level M reads with a finger on it. */
export const qrModules = (text: string): readonly (readonly boolean[])[] =>
  encode(text, { ecc: 'M', border: 0 }).data;

/** Dark modules gathered into horizontal bars: a third of the drawing commands. */
export const darkBars = (
  modules: readonly (readonly boolean[])[],
): readonly { x: number; y: number; length: number }[] =>
  modules.flatMap((row, y) => {
    const bars: { x: number; y: number; length: number }[] = [];
    row.forEach((dark, x) => {
      const last = bars.at(-1);
      if (!dark) return;
      if (last !== undefined && last.x + last.length === x) last.length += 1;
      else bars.push({ x, y, length: 1 });
    });
    return bars;
  });
