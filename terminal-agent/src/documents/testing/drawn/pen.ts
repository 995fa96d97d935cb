import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Dice } from './dice.ts';
import { bold, regular } from './typeface.ts';
import { chinese, digits, latin } from './wording.ts';

/** What is drawn with: where, how large, and by what chance. Places and sizes are millimetres. */
export interface Pen {
  readonly dice: Dice;
  readonly context: SKRSContext2D;
  /** Millimetres to pixels. */
  readonly mm: number;
  readonly width: number;
  readonly height: number;
}

/** Printer's black. */
export const ink = '#1a1a1e';

export function line(
  pen: Pen,
  words: string,
  x: number,
  y: number,
  size: number,
  face: string,
): number {
  pen.context.font = `${String(size * pen.mm)}px "${face}"`;
  pen.context.fillText(words, x * pen.mm, y * pen.mm);
  return pen.context.measureText(words).width / pen.mm;
}

export function heading(pen: Pen, y: number, inChinese: boolean, size = 7): number {
  const words = inChinese
    ? chinese(pen.dice, pen.dice.whole(4, 10)).replace(/[，。]/g, '')
    : latin(pen.dice, 14);
  pen.context.font = `${String(size * pen.mm)}px "${bold}"`;
  const width = pen.context.measureText(words).width / pen.mm;
  line(pen, words, Math.max(4, (pen.width - width) / 2), y, size, bold);
  return y + size * 0.6;
}

export function redHead(pen: Pen): number {
  pen.context.fillStyle = '#c01818';
  const end = heading(pen, 40, true, 12);
  pen.context.fillRect(24 * pen.mm, (end + 4) * pen.mm, (pen.width - 48) * pen.mm, 0.8 * pen.mm);
  pen.context.fillStyle = ink;
  return end + 10;
}

/** Paragraphs with indents and short last lines; returns where they end, in millimetres. */
export function text(
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

export function grid(
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

export function picture(pen: Pen, x: number, y: number, width: number, height: number): void {
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

export function signature(pen: Pen): void {
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

export function pageNumber(pen: Pen): void {
  if (pen.dice.chance(0.6))
    line(pen, `- ${String(pen.dice.whole(1, 9))} -`, pen.width / 2 - 4, pen.height - 12, 3.6, regular); // prettier-ignore
}

export function tint(pen: Pen): void {
  const { context, dice, mm } = pen;
  const wash = context.createLinearGradient(0, 0, pen.width * mm, pen.height * mm);
  wash.addColorStop(0, `hsl(${String(dice.whole(150, 240))},30%,${String(dice.whole(80, 92))}%)`);
  wash.addColorStop(1, `hsl(${String(dice.whole(10, 60))},30%,${String(dice.whole(82, 94))}%)`);
  context.fillStyle = wash;
  context.fillRect(0, 0, pen.width * mm, pen.height * mm);
  context.fillStyle = ink;
}
