import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import bwip from 'bwip-js';
import type { Align } from '../../capability/receipt-printer.ts';
import type { Printed, Ticket } from './ticket.ts';

const face = 'Banshi Ticket';
const font = 24;
const rowGap = 6;
const margin = 16;

function loadFont(): void {
  if (GlobalFonts.has(face)) return;
  const { resolve } = createRequire(import.meta.url);
  GlobalFonts.registerFromPath(
    resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
    face,
  );
}

interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly draw: (pen: SKRSContext2D, x: number, y: number) => void;
}

/** The ticket as a PNG: one dot of the printer is one pixel. */
export async function drawTicket(ticket: Ticket, dots: number): Promise<Uint8Array> {
  loadFont();
  const items = ticket.printed.map((item) => ({
    align: 'align' in item ? item.align : ('left' as const),
    drawn: drawn(item),
  }));
  const height = items.reduce((sum, { drawn: d }) => sum + d.height, 2 * margin);
  const canvas = createCanvas(dots + 2 * margin, Math.max(height, 2 * margin + 1));
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#000';
  let y = margin;
  for (const { align, drawn: d } of items) {
    d.draw(pen, margin + offset(align, dots, d.width), y);
    y += d.height;
  }
  return await canvas.encode('png');
}

function offset(align: Align, dots: number, width: number): number {
  if (align === 'left' || width >= dots) return 0;
  return align === 'right' ? dots - width : Math.floor((dots - width) / 2);
}

function drawn(item: Printed): Drawn {
  switch (item.kind) {
    case 'feed':
      return { width: 0, height: item.dots, draw: () => undefined };
    case 'line':
      return line(item.runs);
    case 'qr':
      return matrix(item.data, item.module, item.level);
    case 'barcode':
      return bars(item);
    case 'raster':
      return {
        width: item.width,
        height: item.height,
        draw(pen, x, y) {
          const stride = item.width >> 3;
          for (let row = 0; row < item.height; row += 1) {
            for (let dot = 0; dot < item.width; dot += 1) {
              if (((item.bits[row * stride + (dot >> 3)] ?? 0) >> (7 - (dot & 7))) & 1)
                pen.fillRect(x + dot, y + row, 1, 1);
            }
          }
        },
      };
  }
}

/** Every character in its cell, as a printer does: 12 dots for Latin, 24 for Chinese. */
function line(runs: readonly Extract<Printed, { kind: 'line' }>['runs'][number][]): Drawn {
  const cell = (character: string) => ((character.codePointAt(0) ?? 0) < 0x80 ? font / 2 : font);
  const width = runs.reduce(
    (sum, run) => sum + [...run.text].reduce((s, c) => s + cell(c) * run.width, 0),
    0,
  );
  const tallest = Math.max(1, ...runs.map((run) => run.height));
  return {
    width,
    height: font * tallest + rowGap,
    draw(pen, left, top) {
      let x = left;
      for (const run of runs) {
        for (const character of run.text) {
          const wide = cell(character) * run.width;
          pen.save();
          pen.translate(x + wide / 2, top + font * tallest);
          pen.scale(run.width, run.height);
          pen.font = `${run.bold ? 'bold ' : ''}${cell(character) === font ? 22 : 20}px "${face}"`;
          pen.textAlign = 'center';
          pen.textBaseline = 'alphabetic';
          pen.fillText(character, 0, -4);
          pen.restore();
          x += wide;
        }
      }
    },
  };
}

interface RawMatrix {
  readonly pixs: readonly number[];
  readonly pixx: number;
  readonly pixy: number;
}
const isMatrix = (value: unknown): value is RawMatrix =>
  typeof value === 'object' && value !== null && 'pixs' in value && 'pixx' in value;
const isBars = (value: unknown): value is { readonly sbs: readonly number[] } =>
  typeof value === 'object' && value !== null && 'sbs' in value;

const nothing: Drawn = { width: 0, height: 0, draw: () => undefined };
const quiet = 4;

function matrix(data: Uint8Array, module: number, level: string): Drawn {
  const text = Buffer.from(data).toString('latin1');
  let raw: unknown;
  try {
    const options = { bcid: 'qrcode', text, binarytext: true, eclevel: level };
    [raw] = bwip.raw(options);
  } catch {
    return nothing;
  }
  if (!isMatrix(raw)) return nothing;
  const { pixs, pixx, pixy } = raw;
  return {
    width: (pixx + 2 * quiet) * module,
    height: (pixy + 2 * quiet) * module,
    draw(pen, x, y) {
      for (const [i, dark] of pixs.entries()) {
        if (dark === 1) {
          pen.fillRect(
            x + (quiet + (i % pixx)) * module,
            y + (quiet + Math.floor(i / pixx)) * module,
            module,
            module,
          );
        }
      }
    },
  };
}

function bars(item: Extract<Printed, { kind: 'barcode' }>): Drawn {
  let raw: unknown;
  try {
    [raw] = bwip.raw({ bcid: item.symbology, text: item.text });
  } catch {
    return nothing;
  }
  if (!isBars(raw)) return nothing;
  const { sbs } = raw;
  const width = sbs.reduce((sum, n) => sum + n, 0) * item.module + 20 * item.module;
  const label = line([{ text: item.text, bold: false, width: 1, height: 1 }]);
  return {
    width,
    height: item.height + (item.showText ? label.height : 0) + rowGap,
    draw(pen, left, top) {
      let x = left + 10 * item.module;
      for (const [i, n] of sbs.entries()) {
        if (i % 2 === 0) pen.fillRect(x, top, n * item.module, item.height);
        x += n * item.module;
      }
      if (item.showText)
        label.draw(pen, left + Math.floor((width - label.width) / 2), top + item.height);
    },
  };
}
