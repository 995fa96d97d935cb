import { createRequire } from 'node:module';

/** One bit per dot, rows padded to whole bytes, high bit left, 1 = black. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

/** Cells as in the printer's own font, so that drawn and printed lines line up. */
const cellDots = (character: string) =>
  (character.codePointAt(0) ?? 0) < 0x7f ? glyphDots / 2 : glyphDots;

/** Draws one line of text in dots; undefined when this machine has no canvas. */
export type DrawText = (text: string, size: number, bold: boolean) => Promise<Bitmap | undefined>;

const face = 'Banshi Ticket';
/** The printer's own Chinese font is 24 dots high. */
export const glyphDots = 24;

/** Draws with Noto Sans SC, which has the rare characters of names that printers lack. */
export const drawText: DrawText = async (text, size, bold) => {
  try {
    const { GlobalFonts, createCanvas } = await import('@napi-rs/canvas');
    if (!GlobalFonts.has(face)) {
      const { resolve } = createRequire(import.meta.url);
      GlobalFonts.registerFromPath(
        resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
        face,
      );
    }
    const cells = [...text].map((character) => ({ character, dots: cellDots(character) * size }));
    const width = Math.max(
      1,
      cells.reduce((sum, cell) => sum + cell.dots, 0),
    );
    const height = glyphDots * size;
    const canvas = createCanvas(width, height + 4 * size);
    const pen = canvas.getContext('2d');
    pen.font = `${bold ? 'bold ' : ''}${Math.floor(height * 0.92)}px "${face}"`;
    pen.textAlign = 'center';
    let x = 0;
    for (const { character, dots } of cells) {
      pen.fillText(character, x + dots / 2, Math.floor(height * 0.88));
      x += dots;
    }
    return toBits(pen.getImageData(0, 0, width, canvas.height).data, width, canvas.height);
  } catch {
    return undefined;
  }
};

function toBits(rgba: Uint8ClampedArray, width: number, height: number): Bitmap {
  const stride = (width + 7) >> 3;
  const bits = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((rgba[(y * width + x) * 4 + 3] ?? 0) > 110) {
        const at = y * stride + (x >> 3);
        bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
      }
    }
  }
  return { width, height, bits };
}
