import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { clutter } from './clutter.ts';
import { hsl } from './colour.ts';
import type { Dice } from './dice.ts';

export const backdropKinds = [
  'plain',
  'wood',
  'cloth',
  'speckle',
  'clutter',
  'coloured',
  'white-desk',
  'tiles',
  'cutting-mat',
  'dark-mat',
] as const;
export type BackdropKind = (typeof backdropKinds)[number];

/** Smooth noise in 0..1, `cell` pixels between its knots, stretched by `stretch` along x. */
function noise(
  dice: Dice,
  width: number,
  height: number,
  cell: number,
  stretch: number,
): Float32Array {
  // prettier-ignore
  const columns = Math.ceil(width / (cell * stretch)) + 2;
  const rows = Math.ceil(height / cell) + 2;
  const knots = Float32Array.from({ length: columns * rows }, () => dice.between(0, 1));
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const v = y / cell;
    const row = Math.floor(v);
    const fy = v - row;
    for (let x = 0; x < width; x++) {
      const u = x / (cell * stretch);
      const column = Math.floor(u);
      const fx = u - column;
      const at = row * columns + column;
      const top = (knots[at] ?? 0) * (1 - fx) + (knots[at + 1] ?? 0) * fx;
      const bottom = (knots[at + columns] ?? 0) * (1 - fx) + (knots[at + columns + 1] ?? 0) * fx;
      out[y * width + x] = top * (1 - fy) + bottom * fy;
    }
  }
  return out;
}

/** What lies under the sheet, as RGB floats. */
export function drawBackdrop(
  dice: Dice,
  kind: BackdropKind,
  width: number,
  height: number,
): Float32Array {
  // prettier-ignore
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const unit = Math.max(width, height) / 1000;
  context.fillStyle = base(dice, kind);
  context.fillRect(0, 0, width, height);
  if (kind !== 'plain' && dice.chance(0.15)) tableEdge(dice, context, width, height);
  if (kind === 'clutter' || (kind !== 'plain' && dice.chance(0.3))) {
    clutter(dice, context, width, height, unit, kind === 'clutter' ? dice.whole(6, 16) : dice.whole(1, 4)); // prettier-ignore
  }
  if (kind === 'tiles') tiles(dice, context, width, height, unit);
  if (kind === 'cutting-mat') lines(dice, context, width, height, unit);
  const pixels = context.getImageData(0, 0, width, height).data;
  const out = new Float32Array(width * height * 3);
  for (let at = 0, p = 0; at < out.length; at += 3, p += 4) {
    out[at] = pixels[p] ?? 0;
    out[at + 1] = pixels[p + 1] ?? 0;
    out[at + 2] = pixels[p + 2] ?? 0;
  }
  texture(dice, kind, out, width, height, unit);
  return out;
}

function base(dice: Dice, kind: BackdropKind): string {
  switch (kind) {
    case 'wood':
      return hsl(dice, [18, 42], [25, 60], [18, 68]);
    case 'cloth':
    case 'coloured':
      return hsl(dice, [0, 360], [15, 80], [22, 72]);
    case 'white-desk':
      return hsl(dice, [0, 360], [0, 7], [78, 93]);
    case 'dark-mat':
      return hsl(dice, [0, 360], [0, 15], [5, 18]);
    case 'cutting-mat':
      return hsl(dice, [90, 220], [20, 60], [20, 45]);
    case 'plain':
    case 'speckle':
    case 'clutter':
    case 'tiles':
      return hsl(dice, [0, 360], [0, 35], [20, 75]);
  }
}

function texture(
  dice: Dice,
  kind: BackdropKind,
  out: Float32Array,
  width: number,
  height: number,
  unit: number,
): void {
  // prettier-ignore
  const layers: { field: Float32Array; gain: number }[] = [];
  const add = (cell: number, stretch: number, gain: number): void => {
    layers.push({ field: noise(dice, width, height, Math.max(1.01, cell * unit), stretch), gain });
  };
  add(300, 1, dice.between(0, 25));
  if (kind === 'wood') {
    add(dice.between(5, 14), dice.between(20, 60), dice.between(10, 50));
    add(1.3, dice.between(20, 50), dice.between(5, 25));
    add(40, 6, dice.between(5, 30));
  } else if (kind === 'cloth') {
    add(2, 1, dice.between(5, 30));
    add(1.2, 8, dice.between(0, 20));
    add(60, 1, dice.between(5, 35));
  } else if (kind === 'speckle') {
    add(dice.between(1.2, 6), 1, dice.between(15, 70));
  } else {
    add(1.5, 1, dice.between(0, 8));
  }
  const upright = dice.chance(0.5);
  for (const { field, gain } of layers) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        // Grain may run up the frame as well as across it.
        const from = upright ? Math.floor((x * height) / width) * width + Math.floor((y * width) / height) : y * width + x; // prettier-ignore
        const shift = ((field[from] ?? 0.5) - 0.5) * gain;
        const at = (y * width + x) * 3;
        out[at] = (out[at] ?? 0) + shift;
        out[at + 1] = (out[at + 1] ?? 0) + shift;
        out[at + 2] = (out[at + 2] ?? 0) + shift * 0.9;
      }
    }
  }
}

/** Where the desk ends and the floor begins: the longest, clearest edge of all, and not a sheet's. */
function tableEdge(dice: Dice, context: SKRSContext2D, width: number, height: number): void {
  context.save();
  context.translate(width / 2, height / 2);
  context.rotate(dice.whole(0, 3) * (Math.PI / 2) + dice.between(-0.2, 0.2));
  context.fillStyle = hsl(dice, [0, 360], [0, 40], [5, 80]);
  context.fillRect(
    Math.min(width, height) * dice.between(0.3, 0.5),
    -2 * height,
    3 * width,
    5 * height,
  );
  context.restore();
}

function tiles(
  dice: Dice,
  context: SKRSContext2D,
  width: number,
  height: number,
  unit: number,
): void {
  // prettier-ignore
  context.save();
  const pitch = dice.between(90, 260) * unit;
  context.rotate(dice.between(-0.3, 0.3));
  context.strokeStyle = hsl(dice, [0, 360], [0, 20], [10, 80]);
  context.lineWidth = dice.between(1.5, 6) * unit;
  for (let at = -2 * width; at < 3 * width; at += pitch) {
    context.strokeRect(at, -2 * height, pitch, 6 * height);
    context.strokeRect(-2 * width, at, 6 * width, pitch);
  }
  context.restore();
}

function lines(
  dice: Dice,
  context: SKRSContext2D,
  width: number,
  height: number,
  unit: number,
): void {
  // prettier-ignore
  context.save();
  const pitch = dice.between(25, 60) * unit;
  context.rotate(dice.between(-0.1, 0.1));
  context.strokeStyle = 'rgba(230,240,200,0.55)';
  for (let step = -40; step < 120; step++) {
    context.lineWidth = (step % 5 === 0 ? 2 : 0.9) * unit;
    context.beginPath();
    context.moveTo(step * pitch, -height);
    context.lineTo(step * pitch, 2 * height);
    context.moveTo(-width, step * pitch);
    context.lineTo(2 * width, step * pitch);
    context.stroke();
  }
  context.restore();
}
