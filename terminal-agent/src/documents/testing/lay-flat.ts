import { createCanvas } from '@napi-rs/canvas';
import type { Grey } from '../raster/raster.ts';
import type { Dice } from './drawn/dice.ts';
import { drawSheet, sheetSize, type SheetKind } from './drawn/sheet.ts';

/** Draws a sheet as a scanner would deliver it at 150 dpi, leaning by `angle` degrees clockwise. */
export function scanSheet(dice: Dice, kind: SheetKind, angle: number): Grey {
  const size = sheetSize(dice, kind);
  const mm = 150 / 25.4;
  const sheet = drawSheet(dice, kind, size, mm * 2);
  const width = Math.round(size.width * mm);
  const height = Math.round(size.height * mm);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#f4f4f0';
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate((angle * Math.PI) / 180);
  context.scale(0.5, 0.5);
  context.imageSmoothingQuality = 'high';
  context.drawImage(sheet, -sheet.width / 2, -sheet.height / 2);
  const pixels = context.getImageData(0, 0, width, height).data;
  const data = new Uint8Array(width * height);
  for (let i = 0, p = 0; i < data.length; i++, p += 4) {
    const level = ((pixels[p] ?? 0) + 2 * (pixels[p + 1] ?? 0) + (pixels[p + 2] ?? 0)) / 4;
    data[i] = Math.min(255, Math.max(0, level + dice.between(-6, 6)));
  }
  return { width, height, data };
}
