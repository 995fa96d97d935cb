import iconv from 'iconv-lite';
import type { Align, ReceiptDocument, ReceiptLine } from '../../capability/receipt-printer.ts';
import { concat } from '../../framing/framing.ts';
import { type Bitmap, type DrawText } from './glyphs.ts';

export interface Paper {
  /** Printable dots across: 576 on 80 mm paper, 384 on 58 mm. */
  readonly dots: number;
  readonly cut: 'partial' | 'full' | 'none';
  /** Whether the printer has a Chinese font; if not, Chinese is drawn. */
  readonly chineseFont: boolean;
}

const bytes = (...values: number[]) => Uint8Array.from(values);
const alignCode: Readonly<Record<Align, number>> = { left: 0, centre: 1, right: 2 };
/** A Latin letter of font A is 12 dots wide, a Chinese character 24. */
const columnDots = 12;

/** Control characters in a text would be commands: they never reach the paper. */
const controls = /\p{Cc}/gu;
const clean = (text: string): string => text.replaceAll('\t', ' ').replaceAll(controls, '');

/** The character in the printer's own font, or undefined when it has none. */
function gbk(character: string): Uint8Array | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return bytes(code);
  const encoded = iconv.encode(character, 'gbk');
  if (encoded.length !== 2 || (encoded[0] ?? 0) < 0x81) return undefined;
  return iconv.decode(encoded, 'gbk') === character ? new Uint8Array(encoded) : undefined;
}

const columns = (character: string): number => ((character.codePointAt(0) ?? 0) < 0x7f ? 1 : 2);
export const textColumns = (text: string): number =>
  [...text].reduce((sum, character) => sum + columns(character), 0);

/** Breaks at the paper's edge, by whole characters. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const character of text) {
    const wide = columns(character);
    if (used + wide > width && line !== '') {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += character;
    used += wide;
  }
  lines.push(line);
  return lines;
}

/** A document as the bytes of one job: initialised, printed, ended by what the document says. */
export async function encodeReceipt(
  document: ReceiptDocument,
  paper: Paper,
  draw: DrawText,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [
    bytes(0x1b, 0x40),
    paper.chineseFont ? bytes(0x1c, 0x26) : bytes(0x1c, 0x2e),
  ];
  for (const line of document.lines) parts.push(...(await encodeLine(line, paper, draw)));
  return concat(parts);
}

async function encodeLine(line: ReceiptLine, paper: Paper, draw: DrawText): Promise<Uint8Array[]> {
  switch (line.kind) {
    case 'text': {
      const size = Math.min(8, Math.max(1, Math.round(line.size ?? 1)));
      const style = { size, bold: line.bold ?? false, align: line.align ?? ('left' as const) };
      const width = Math.floor(paper.dots / columnDots / size);
      const rows = line.text.split('\n').flatMap((row) => wrap(clean(row), width));
      return (await Promise.all(rows.map((row) => encodeRow(row, style, paper, draw)))).flat();
    }
    case 'pair':
      return await encodePair(line.label, line.value, line.bold ?? false, paper, draw);
    case 'rule':
      return [
        ...align('left'),
        Buffer.from('-'.repeat(Math.floor(paper.dots / columnDots))),
        bytes(0x0a),
      ];
    case 'qr':
      return encodeQr(line.text, line.module ?? 6, line.level ?? 'M', line.align ?? 'centre');
    case 'code128':
      return encodeCode128(
        line.text,
        line.height ?? 80,
        line.showText ?? true,
        line.align ?? 'centre',
      );
    case 'raster':
      return encodeRaster(line, line.align ?? 'left', paper);
    case 'feed':
      return [bytes(0x1b, 0x64, Math.min(255, Math.max(0, Math.round(line.lines))))];
    case 'cut':
      // GS V B n feeds to the blade first: otherwise the last lines stay inside.
      return paper.cut === 'none'
        ? [bytes(0x1b, 0x64, 5)]
        : [bytes(0x1d, 0x56, paper.cut === 'full' ? 0x41 : 0x42, 0)];
  }
}

const align = (side: Align) => [bytes(0x1b, 0x61, alignCode[side])];

interface Style {
  readonly size: number;
  readonly bold: boolean;
  readonly align: Align;
}

/** One row in the printer's font, or drawn when a character is missing there. */
async function encodeRow(
  row: string,
  style: Style,
  paper: Paper,
  draw: DrawText,
): Promise<Uint8Array[]> {
  const encoded = [...row].map((character) => ({ character, code: gbk(character) }));
  const printable = encoded.every(
    ({ code }) => code !== undefined && (code.length === 1 || paper.chineseFont),
  );
  if (!printable) {
    const picture = await draw(row, style.size, style.bold);
    if (picture) return encodeRaster(picture, style.align, paper);
  }
  const n = style.size - 1;
  // 〓 is what a printer's own typesetters put where they have no type.
  const codes = encoded.map(({ code }) => code ?? bytes(0xa1, 0xfe));
  return [
    ...align(style.align),
    bytes(0x1b, 0x45, style.bold ? 1 : 0, 0x1d, 0x21, (n << 4) | n),
    ...codes,
    bytes(0x0a, 0x1d, 0x21, 0, 0x1b, 0x45, 0),
  ];
}

async function encodePair(
  label: string,
  value: string,
  bold: boolean,
  paper: Paper,
  draw: DrawText,
): Promise<Uint8Array[]> {
  const width = Math.floor(paper.dots / columnDots);
  const left = clean(label);
  const right = clean(value);
  const space = width - textColumns(left) - textColumns(right);
  const style = { size: 1, bold, align: 'left' as const };
  if (space >= 1) return await encodeRow(left + ' '.repeat(space) + right, style, paper, draw);
  const rows = [
    ...wrap(left, width).map((row) => encodeRow(row, style, paper, draw)),
    ...wrap(right, width).map((row) => encodeRow(row, { ...style, align: 'right' }, paper, draw)),
  ];
  return (await Promise.all(rows)).flat();
}

function encodeQr(
  text: string,
  module: number,
  level: 'L' | 'M' | 'Q' | 'H',
  side: Align,
): Uint8Array[] {
  const data = Buffer.from(clean(text), 'utf8');
  const length = data.length + 3;
  return [
    ...align(side),
    bytes(0x1d, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0),
    bytes(0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x43, Math.min(16, Math.max(1, Math.round(module)))),
    bytes(0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x30 + 'LMQH'.indexOf(level)),
    bytes(0x1d, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, 0x50, 0x30),
    data,
    bytes(0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30),
    bytes(0x0a),
  ];
}

function encodeCode128(text: string, height: number, showText: boolean, side: Align): Uint8Array[] {
  const ascii = text.replaceAll(/[^\x20-\x7e]/g, '');
  // In code set B a brace starts a control sequence; it is sent doubled.
  const data = Buffer.from(`{B${ascii.replaceAll('{', '{{')}`, 'latin1').subarray(0, 255);
  return [
    ...align(side),
    bytes(0x1d, 0x68, Math.min(255, Math.max(1, Math.round(height)))),
    bytes(0x1d, 0x77, 2, 0x1d, 0x66, 0, 0x1d, 0x48, showText ? 2 : 0),
    bytes(0x1d, 0x6b, 73, data.length),
    data,
    bytes(0x0a),
  ];
}

/** Many printers take no more rows in one command. */
const bandRows = 128;

function encodeRaster(picture: Bitmap, side: Align, paper: Paper): Uint8Array[] {
  const stride = (picture.width + 7) >> 3;
  const shown = Math.min(stride, paper.dots >> 3);
  const parts: Uint8Array[] = [...align(side)];
  for (let top = 0; top < picture.height; top += bandRows) {
    const rows = Math.min(bandRows, picture.height - top);
    const band = new Uint8Array(shown * rows);
    for (let y = 0; y < rows; y += 1) {
      const from = (top + y) * stride;
      band.set(picture.bits.subarray(from, from + shown), y * shown);
    }
    parts.push(
      bytes(0x1d, 0x76, 0x30, 0, shown & 0xff, shown >> 8, rows & 0xff, rows >> 8),
      harmless(band),
    );
  }
  return parts;
}

/**
 * Real-time commands (10 04, 10 05, 10 14) are obeyed even inside picture data by some firmware:
 * one extra dot keeps them out.
 */
export function harmless(band: Uint8Array): Uint8Array {
  const safe = Uint8Array.from(band);
  for (let i = 0; i + 1 < safe.length; i += 1) {
    if (safe[i] === 0x10 && (safe[i + 1] === 0x04 || safe[i + 1] === 0x05 || safe[i + 1] === 0x14))
      safe[i] = 0x18;
  }
  return safe;
}
