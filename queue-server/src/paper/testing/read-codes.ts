import type { Canvas } from '@napi-rs/canvas';
import jsqr from 'jsqr';

/** What a phone reads from a part of a picture; null if it finds no QR code. */
export const readQr = (
  canvas: Canvas,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): string | null => {
  const { data } = canvas.getContext('2d').getImageData(x, y, width, height);
  return jsqr.default(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null;
};
