import sharp from 'sharp';
import { makePage } from './process.ts';

const width = 1600;
const height = 1200;

/**
 * Makes a page of a plain drawn frame, so that the machine code for the real ones is there when
 * they come: a first frame takes twice as long as a second.
 */
export async function warmUp(): Promise<void> {
  const frame = plainFrame();
  const bytes = await sharp(frame, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
  for (let round = 0; round < 2; round++) await makePage(bytes);
}

/** A pale sheet with rows of strokes, leaning a little, on a darker desk. */
function plainFrame(): Uint8Array {
  const data = new Uint8Array(width * height * 3);
  const cos = Math.cos(0.07);
  const sin = Math.sin(0.07);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const u = (x - width / 2) * cos + (y - height / 2) * sin;
      const v = (y - height / 2) * cos - (x - width / 2) * sin;
      const onSheet = Math.abs(u) < 350 && Math.abs(v) < 495;
      const stroke =
        onSheet && Math.abs(u) < 290 && Math.abs(v) < 430 && isStroke(u + 290, v + 430);
      const grain = (x * 7 + y * 13) % 5;
      data.fill((stroke ? 40 : onSheet ? 225 : 105) + grain, at, at + 3);
    }
  }
  return data;
}

/** Rows of small crossed strokes, as wide apart as characters. */
function isStroke(u: number, v: number): boolean {
  const x = u % 16;
  const y = v % 26;
  return y < 14 && x < 13 && (x % 6 < 2 || Math.abs(y - ((Math.floor(u / 16) * 5) % 13)) < 1.5);
}
