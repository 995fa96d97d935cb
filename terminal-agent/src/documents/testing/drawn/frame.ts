import type { Rgb } from '../../raster/raster.ts';
import { mapQuad, type Quad } from '../../geometry/point.ts';
import { backdropKinds, drawBackdrop, type BackdropKind } from './backdrop.ts';
import { createDice, type Dice } from './dice.ts';
import { castLight, castShadow, finger, glare } from './light.ts';
import { expose, focusBlur, motionBlur, sharpen } from './lens.ts';
import { drawPose } from './scene.ts';
import { layDown } from './lay-down.ts';
import {
  drawPaper,
  drawSheet,
  sheetKinds,
  sheetSize,
  type SheetKind,
  type SheetSize,
} from './sheet.ts';

/** What is wrong with a frame, if anything. */
export const faults = [
  'none',
  'cut',
  'dark',
  'glare',
  'defocus',
  'motion',
  'empty',
  'second-sheet',
  'second-same',
] as const;
export type Fault = (typeof faults)[number];

export interface FrameWish {
  readonly width: number;
  readonly height: number;
  readonly fault?: Fault;
  readonly sheet?: SheetKind;
  readonly backdrop?: BackdropKind;
  /** How brightly the scene is lit; from about 1.2 on white paper burns out. */
  readonly light?: number;
}

export interface DrawnFrame {
  readonly image: Rgb;
  readonly fault: Fault;
  readonly sheet: SheetKind;
  readonly backdrop: BackdropKind;
  /** The sheet's own corners, from its own top left; undefined when nothing lies there. */
  readonly corners: Quad | undefined;
  readonly notes: readonly string[];
}

/** Draws one camera frame with its exact truth. The same seed and wish give the same bytes. */
export function drawFrame(seed: number, wish: FrameWish): DrawnFrame {
  const dice = createDice(seed);
  const { width, height } = wish;
  const fault = wish.fault ?? 'none';
  const sheet = wish.sheet ?? dice.pick([...sheetKinds]);
  const backdrop = wish.backdrop ?? dice.pick([...backdropKinds]);
  const notes: string[] = [];
  const scene = drawBackdrop(dice, backdrop, width, height);
  const isCard = sheet === 'card-front' || sheet === 'card-back';
  const size = sheetSize(dice, sheet);
  const range = {
    lean: dice.chance(0.25) ? 32 : 16,
    turn: dice.chance(0.3) ? 45 : 14,
    fill: isCard ? ([0.35, 1.05] as const) : ([0.7, 1.5] as const),
    ...(fault === 'cut' ? { outside: 0.05 } : {}),
  };
  let corners: Quad | undefined;
  if (fault !== 'empty') {
    corners = drawPose(dice, width, height, size, range);
    const paper = fault === 'second-same' ? drawPaper(dice) : undefined;
    const put = (quad: Quad, kind: SheetKind): void => {
      const pixelsPerMm = Math.hypot(quad[1].x - quad[0].x, quad[1].y - quad[0].y) / size.width;
      const canvas = drawSheet(dice, kind, size, pixelsPerMm, paper);
      layDown(scene, width, height, canvas, quad, {
        rounded: isCard ? 3.2 / size.width : 0,
        shadow: dice.chance(0.75) ? dice.between(0.1, 0.6) : 0,
        drop: (Math.max(width, height) / 1000) * dice.between(1.5, 9),
        dropX: dice.between(-1, 1),
        dropY: dice.between(-1, 1),
      });
    };
    if (fault === 'second-sheet') {
      const count = dice.chance(0.3) ? 2 : 1;
      for (let other = 0; other < count; other++) {
        const push = dice.chance(0.25) ? dice.between(1.03, 1.15) : dice.between(0.06, 0.6);
        put(
          beside(dice, corners, push),
          isCard
            ? sheet
            : dice.pick(['letter-zh', 'letter-en', 'form', 'table', 'sparse', 'illustrated']),
        );
      }
    }
    if (fault === 'second-same') put(peeking(dice, corners, size), sheet);
    put(corners, sheet);
    if (fault === 'none' && dice.chance(0.1)) {
      finger(dice, scene, width, height, corners);
      notes.push('finger');
    }
  }
  const shadows = dice.chance(0.45) ? dice.whole(1, 2) : 0;
  for (let count = 0; count < shadows; count++) {
    castShadow(dice, scene, width, height);
    notes.push('shadow');
  }
  castLight(dice, scene, width, height, wish.light ?? (fault === 'dark' ? dice.between(0.1, 0.22) : dice.between(0.7, 1.15))); // prettier-ignore
  // After the light: a lamp's own image is as bright as the sensor can see.
  if (fault === 'glare' && corners) glare(dice, scene, width, height, corners);
  const unit = Math.max(width, height) / 3264;
  if (fault === 'defocus') focusBlur(scene, width, height, dice.between(2.8, 7) * unit);
  else focusBlur(scene, width, height, dice.between(0.5, 1.3) * unit);
  if (fault === 'motion') motionBlur(scene, width, height, dice.between(10, 36) * unit, dice.between(0, Math.PI)); // prettier-ignore
  if (dice.chance(0.5)) sharpen(scene, width, height, dice.between(1, 2) * unit, dice.between(0.2, 0.9)); // prettier-ignore
  const image = expose(dice, scene, width, height, fault === 'dark' ? 4 : dice.between(0.8, 4.5));
  return { image, fault, sheet, backdrop, corners, notes };
}

/** Where another sheet lies: pushed along one side by a share of that side, and turned a little. */
function beside(dice: Dice, own: Quad, push: number): Quad {
  const along = dice.whole(0, 3);
  const from = own[along] ?? own[0];
  const to = own[(along + 1) % 4] ?? own[1];
  const spin = dice.between(-0.15, 0.15);
  const cx = (own[0].x + own[2].x) / 2;
  const cy = (own[0].y + own[2].y) / 2;
  return mapQuad(own, ({ x, y }) => ({
    x: cx + (x - cx) * Math.cos(spin) - (y - cy) * Math.sin(spin) + (to.x - from.x) * push,
    y: cy + (x - cx) * Math.sin(spin) + (y - cy) * Math.cos(spin) + (to.y - from.y) * push,
  }));
}

/** A sheet of the same stack that shows on one or two sides, 3 to 60 mm of it, and lies a little askew. */
function peeking(dice: Dice, own: Quad, size: SheetSize): Quad {
  const spin = dice.chance(0.3) ? dice.between(-0.02, 0.02) : dice.between(-0.25, 0.25);
  const shift = (length: number): number => ((dice.chance(0.5) ? 1 : -1) * dice.between(3, 60)) / length; // prettier-ignore
  const across = shift(size.width);
  const down = dice.chance(0.25) ? 0 : shift(size.height);
  const cx = (own[0].x + own[2].x) / 2;
  const cy = (own[0].y + own[2].y) / 2;
  return mapQuad(own, ({ x, y }) => ({
    x: cx + (x - cx) * Math.cos(spin) - (y - cy) * Math.sin(spin) + (own[1].x - own[0].x) * across + (own[3].x - own[0].x) * down, // prettier-ignore
    y: cy + (x - cx) * Math.sin(spin) + (y - cy) * Math.cos(spin) + (own[1].y - own[0].y) * across + (own[3].y - own[0].y) * down, // prettier-ignore
  }));
}
