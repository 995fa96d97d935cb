import { createCanvas, type Canvas } from '@napi-rs/canvas';
import type { Dice } from './dice.ts';
import {
  grid,
  heading,
  ink,
  line,
  pageNumber,
  picture,
  redHead,
  signature,
  text,
  tint,
  type Pen,
} from './pen.ts';
import { bold, regular, registerTypefaces } from './typeface.ts';
import { chinese, digits } from './wording.ts';

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

/** A paper's colour: mostly white or a little warm, now and then tinted. */
export function drawPaper(dice: Dice): string {
  const white = dice.whole(232, 252);
  const warm = dice.whole(0, 10);
  return dice.chance(0.1)
    ? `hsl(${String(dice.whole(0, 360))},${String(dice.whole(30, 70))}%,${String(dice.whole(82, 90))}%)`
    : `rgb(${String(white)},${String(white - Math.round(warm / 3))},${String(white - warm)})`;
}

/** Draws one printed sheet, upright, `mm` pixels to the millimetre, on paper of its own unless one is given. */
export function drawSheet(
  dice: Dice,
  kind: SheetKind,
  size: SheetSize,
  mm: number,
  paper?: string,
): Canvas {
  registerTypefaces();
  const canvas = createCanvas(Math.round(size.width * mm), Math.round(size.height * mm));
  const context = canvas.getContext('2d');
  const pen: Pen = { dice, context, mm, width: size.width, height: size.height };
  context.fillStyle = paper ?? drawPaper(dice);
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
