import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Dice } from './dice.ts';
import { bold, regular, registerTypefaces } from './typeface.ts';
import { chinese, digits, latin } from './wording.ts';

export const sheetKinds = [
  'letter-zh',
  'letter-en',
  'form',
  'table',
  'illustrated',
  'certificate',
  'sparse',
  'receipt',
  'booklet',
  'card-front',
  'card-back',
] as const;
export type SheetKind = (typeof sheetKinds)[number];

export interface SheetSize {
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
}

interface Pen {
  readonly dice: Dice;
  readonly context: SKRSContext2D;
  /** Millimetres to pixels. */
  readonly mm: number;
  readonly width: number;
  readonly height: number;
}

const ink = '#1a1a1e';

export function sheetSize(dice: Dice, kind: SheetKind): SheetSize {
  switch (kind) {
    case 'card-front':
    case 'card-back':
      return { width: 85.6, height: 53.98 };
    case 'receipt':
      return { width: dice.between(70, 110), height: dice.between(140, 230) };
    case 'booklet':
      return { width: 105, height: 143 };
    case 'certificate':
      return dice.chance(0.5) ? { width: 297, height: 210 } : { width: 210, height: 297 };
    case 'letter-zh':
    case 'letter-en':
    case 'form':
    case 'table':
    case 'illustrated':
    case 'sparse':
      return dice.chance(0.12) ? { width: 148, height: 210 } : { width: 210, height: 297 };
  }
}

/** Draws one printed sheet, upright, `mm` pixels to the millimetre. */
export function drawSheet(dice: Dice, kind: SheetKind, size: SheetSize, mm: number): Canvas {
  registerTypefaces();
  const canvas = createCanvas(Math.round(size.width * mm), Math.round(size.height * mm));
  const context = canvas.getContext('2d');
  const pen: Pen = { dice, context, mm, width: size.width, height: size.height };
  const white = dice.whole(232, 252);
  const warm = dice.whole(0, 10);
  context.fillStyle = dice.chance(0.1)
    ? `hsl(${String(dice.whole(0, 360))},${String(dice.whole(30, 70))}%,${String(dice.whole(82, 90))}%)`
    : `rgb(${String(white)},${String(white - Math.round(warm / 3))},${String(white - warm)})`;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = ink;
  context.strokeStyle = ink;
  context.textBaseline = 'alphabetic';
  contents[kind](pen);
  return canvas;
}

const contents: Record<SheetKind, (pen: Pen) => void> = {
  'letter-zh': (pen) => {
    const top = pen.dice.chance(0.3) ? redHead(pen) : heading(pen, 30, true);
    text(pen, 26, top + 6, pen.width - 52, pen.height - top - 50, 'zh', pen.dice.between(3.6, 4.9));
    signature(pen);
  },
  'letter-en': (pen) => {
    const top = heading(pen, 28, false);
    text(pen, 24, top + 6, pen.width - 48, pen.height - top - 40, 'en', pen.dice.between(3.3, 4.4));
    pageNumber(pen);
  },
  form: (pen) => {
    const top = heading(pen, 24, true);
    grid(pen, 18, top + 5, pen.width - 36, pen.height - top - 35, pen.dice.whole(9, 18), 4);
    pageNumber(pen);
  },
  table: (pen) => {
    const top = heading(pen, 24, pen.dice.chance(0.6));
    const end = text(pen, 22, top + 4, pen.width - 44, 45, 'zh', 3.9);
    const inset = pen.dice.between(8, 30);
    grid(pen, inset, end + 6, pen.width - 2 * inset, pen.height * pen.dice.between(0.3, 0.55), pen.dice.whole(6, 16), pen.dice.whole(3, 6), pen.dice.chance(0.4)); // prettier-ignore
    pageNumber(pen);
  },
  illustrated: (pen) => {
    const top = heading(pen, 24, pen.dice.chance(0.5));
    const end = text(pen, 22, top + 4, pen.width - 44, 55, pen.dice.chance(0.5) ? 'zh' : 'en', 3.9);
    const inset = pen.dice.between(10, 40);
    const pictureHeight = pen.dice.between(60, 110);
    picture(pen, inset, end + 6, pen.width - 2 * inset, Math.min(pictureHeight, pen.height - end - 50)); // prettier-ignore
    text(pen, 22, end + pictureHeight + 16, pen.width - 44, pen.height - end - pictureHeight - 40, 'en', 3.9); // prettier-ignore
  },
  certificate: (pen) => {
    const { context, mm, dice } = pen;
    const inset = dice.between(8, 16);
    context.strokeStyle = dice.pick(['#a02020', '#205080', '#806020']);
    context.lineWidth = dice.between(0.8, 3) * mm;
    context.strokeRect(inset * mm, inset * mm, (pen.width - 2 * inset) * mm, (pen.height - 2 * inset) * mm); // prettier-ignore
    context.strokeStyle = ink;
    const top = heading(pen, pen.height * 0.2, true, 12);
    text(pen, 40, top + 14, pen.width - 80, pen.height * 0.35, 'zh', 5.5);
    signature(pen);
  },
  sparse: (pen) => {
    const top = heading(pen, 30, true);
    text(pen, 26, top + 8, pen.width - 52, pen.dice.between(12, 40), 'zh', 4.4);
    if (pen.dice.chance(0.5)) signature(pen);
  },
  receipt: (pen) => {
    const { dice } = pen;
    const top = heading(pen, 14, true, 6);
    let y = top + 4;
    while (y < pen.height - 20) {
      line(pen, chinese(dice, dice.whole(3, 9)), 8, y, 3.2, regular);
      line(pen, digits(dice, 2) + '.' + digits(dice, 2), pen.width - 24, y, 3.2, regular);
      y += 5.2;
    }
  },
  booklet: (pen) => {
    // A register's or passport's cover: dark cloth, gilt letters.
    const { context, mm, dice } = pen;
    context.fillStyle = `hsl(${String(dice.pick([0, 5, 350, 220, 130, 25]))},${String(dice.whole(30, 65))}%,${String(dice.whole(14, 38))}%)`;
    context.fillRect(0, 0, pen.width * mm, pen.height * mm);
    context.fillStyle = '#c8a85a';
    context.beginPath();
    context.arc((pen.width / 2) * mm, 52 * mm, 17 * mm, 0, 7);
    context.fill();
    heading(pen, 90, true, 9);
    heading(pen, 108, true, 7);
  },
  'card-front': (pen) => {
    const { context, mm, dice } = pen;
    tint(pen);
    context.fillStyle = '#35425c';
    ['姓名', '性别', '出生', '住址'].forEach((label, row) => {
      context.fillStyle = '#3a6ea5';
      line(pen, label, 6, 9 + row * 8, 2.6, regular);
      context.fillStyle = ink;
      line(pen, chinese(dice, row === 3 ? 12 : 3), 17, 9 + row * 8, 3.2, regular);
    });
    line(pen, chinese(dice, 6), 17, 39, 3.2, regular);
    context.fillStyle = '#3a6ea5';
    line(pen, '公民身份号码', 6, 48.5, 2.6, regular);
    context.fillStyle = ink;
    line(pen, digits(dice, 18), 28, 48.5, 3.8, bold);
    context.fillStyle = `hsl(${String(dice.whole(0, 360))},25%,${String(dice.whole(55, 80))}%)`;
    context.fillRect(58 * mm, 6 * mm, 22 * mm, 30 * mm);
    context.fillStyle = '#4a3b32';
    context.beginPath();
    context.ellipse(69 * mm, 19 * mm, 6 * mm, 8 * mm, 0, 0, 7);
    context.fill();
    context.fillRect(61 * mm, 28 * mm, 16 * mm, 8 * mm);
  },
  'card-back': (pen) => {
    const { context, mm, dice } = pen;
    tint(pen);
    context.fillStyle = '#b02a2a';
    context.beginPath();
    context.arc(15 * mm, 14 * mm, 8 * mm, 0, 7);
    context.fill();
    context.fillStyle = ink;
    line(pen, '云溪共和国', 30, 12, 5, bold);
    line(pen, '居民身份证', 28, 22, 7, bold);
    line(pen, '签发机关  ' + chinese(dice, 6), 18, 40, 3, regular);
    line(pen, '有效期限  ' + digits(dice, 8) + '-' + digits(dice, 8), 18, 47, 3, regular);
  },
};

function line(pen: Pen, words: string, x: number, y: number, size: number, face: string): number {
  pen.context.font = `${String(size * pen.mm)}px "${face}"`;
  pen.context.fillText(words, x * pen.mm, y * pen.mm);
  return pen.context.measureText(words).width / pen.mm;
}

function heading(pen: Pen, y: number, inChinese: boolean, size = 7): number {
  const words = inChinese
    ? chinese(pen.dice, pen.dice.whole(4, 10)).replace(/[，。]/g, '')
    : latin(pen.dice, 14);
  pen.context.font = `${String(size * pen.mm)}px "${bold}"`;
  const width = pen.context.measureText(words).width / pen.mm;
  line(pen, words, Math.max(4, (pen.width - width) / 2), y, size, bold);
  return y + size * 0.6;
}

function redHead(pen: Pen): number {
  pen.context.fillStyle = '#c01818';
  const end = heading(pen, 40, true, 12);
  pen.context.fillRect(24 * pen.mm, (end + 4) * pen.mm, (pen.width - 48) * pen.mm, 0.8 * pen.mm);
  pen.context.fillStyle = ink;
  return end + 10;
}

/** Paragraphs with indents and short last lines; returns where they end, in millimetres. */
function text(
  pen: Pen,
  x: number,
  y: number,
  width: number,
  height: number,
  script: 'zh' | 'en',
  size: number,
): number {
  // prettier-ignore
  const { dice, context, mm } = pen;
  const leading = size * dice.between(1.45, 1.9);
  context.font = `${String(size * mm)}px "${regular}"`;
  let at = y + leading;
  while (at < y + height) {
    let left = script === 'zh' ? chinese(dice, dice.whole(40, 220)) : latin(dice, dice.whole(120, 600)); // prettier-ignore
    let indent = script === 'zh' ? 2 * size : 0;
    while (left.length > 0 && at < y + height) {
      let count = left.length;
      while (count > 1 && context.measureText(left.slice(0, count)).width > (width - indent) * mm) {
        count = script === 'en' ? Math.max(1, left.lastIndexOf(' ', count - 1)) : count - 1;
      }
      context.fillText(left.slice(0, count), (x + indent) * mm, at * mm);
      left = left.slice(count).trimStart();
      indent = 0;
      at += leading;
    }
    if (script === 'en') at += leading * 0.6;
  }
  return at;
}

function grid(
  pen: Pen,
  x: number,
  y: number,
  width: number,
  height: number,
  rows: number,
  columns: number,
  shaded = false,
): void {
  // prettier-ignore
  const { context, mm, dice } = pen;
  const rowHeight = height / rows;
  context.lineWidth = dice.between(0.2, 0.7) * mm;
  if (shaded) {
    context.fillStyle = `hsl(${String(dice.whole(0, 360))},${String(dice.whole(10, 60))}%,${String(dice.whole(35, 80))}%)`;
    for (let row = 0; row < rows; row += 2)
      context.fillRect(x * mm, (y + row * rowHeight) * mm, width * mm, rowHeight * mm);
    context.fillStyle = ink;
  }
  for (let row = 0; row <= rows; row++) {
    context.beginPath();
    context.moveTo(x * mm, (y + row * rowHeight) * mm);
    context.lineTo((x + width) * mm, (y + row * rowHeight) * mm);
    context.stroke();
  }
  for (let column = 0; column <= columns; column++) {
    context.beginPath();
    context.moveTo((x + (column * width) / columns) * mm, y * mm);
    context.lineTo((x + (column * width) / columns) * mm, (y + height) * mm);
    context.stroke();
  }
  const size = Math.min(3.8, rowHeight * 0.5);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (dice.chance(0.3)) continue;
      const room = Math.max(1, Math.floor(width / columns / size) - 2);
      const words = dice.chance(0.7)
        ? chinese(dice, dice.whole(1, Math.min(8, room)))
        : digits(dice, Math.min(8, room + 2));
      line(pen, words, x + (column * width) / columns + 2, y + (row + 0.68) * rowHeight, size, regular); // prettier-ignore
    }
  }
}

function picture(pen: Pen, x: number, y: number, width: number, height: number): void {
  const { context, mm, dice } = pen;
  const sky = context.createLinearGradient(0, y * mm, 0, (y + height) * mm);
  sky.addColorStop(0, `hsl(${String(dice.whole(0, 360))},40%,${String(dice.whole(25, 75))}%)`);
  sky.addColorStop(1, `hsl(${String(dice.whole(0, 360))},40%,${String(dice.whole(15, 65))}%)`);
  context.fillStyle = sky;
  context.fillRect(x * mm, y * mm, width * mm, height * mm);
  for (let blob = 0; blob < 9; blob++) {
    context.fillStyle = `hsla(${String(dice.whole(0, 360))},50%,${String(dice.whole(10, 85))}%,0.8)`;
    context.beginPath();
    const radius = dice.between(3, height / 4);
    context.ellipse((x + dice.between(radius, width - radius)) * mm, (y + dice.between(radius, height - radius)) * mm, radius * mm, radius * dice.between(0.4, 1) * mm, 0, 0, 7); // prettier-ignore
    context.fill();
  }
  context.fillStyle = ink;
}

function signature(pen: Pen): void {
  const { context, mm, dice } = pen;
  const x = pen.width * 0.6;
  const y = pen.height - 38;
  line(pen, chinese(dice, 7).replace(/[，。]/g, ''), x, y, 4.4, regular);
  line(pen, '2026年' + String(dice.whole(1, 12)) + '月' + String(dice.whole(1, 28)) + '日', x, y + 9, 4.4, regular); // prettier-ignore
  if (dice.chance(0.6)) {
    context.strokeStyle = 'rgba(200,20,20,0.75)';
    context.lineWidth = 1.2 * mm;
    context.beginPath();
    context.arc((x + 18) * mm, (y + 2) * mm, 19 * mm, 0, 7);
    context.stroke();
    context.fillStyle = 'rgba(200,20,20,0.75)';
    line(pen, '★', x + 13, y + 6, 10, regular);
    context.fillStyle = ink;
    context.strokeStyle = ink;
  }
}

function pageNumber(pen: Pen): void {
  if (pen.dice.chance(0.6))
    line(pen, `- ${String(pen.dice.whole(1, 9))} -`, pen.width / 2 - 4, pen.height - 12, 3.6, regular); // prettier-ignore
}

function tint(pen: Pen): void {
  const { context, dice, mm } = pen;
  const wash = context.createLinearGradient(0, 0, pen.width * mm, pen.height * mm);
  wash.addColorStop(0, `hsl(${String(dice.whole(150, 240))},30%,${String(dice.whole(80, 92))}%)`);
  wash.addColorStop(1, `hsl(${String(dice.whole(10, 60))},30%,${String(dice.whole(82, 94))}%)`);
  context.fillStyle = wash;
  context.fillRect(0, 0, pen.width * mm, pen.height * mm);
  context.fillStyle = ink;
}
