import type { SKRSContext2D } from '@napi-rs/canvas';
import { hsl } from './colour.ts';
import type { Dice } from './dice.ts';
import { drawSheet, sheetKinds, sheetSize } from './sheet.ts';

/** Boxes, pens, cups, keyboards, cables and somebody else's print about the desk. */
export function clutter(
  dice: Dice,
  context: SKRSContext2D,
  width: number,
  height: number,
  unit: number,
  count: number,
): void {
  // prettier-ignore
  for (let item = 0; item < count; item++) {
    context.save();
    context.translate(dice.between(-0.1, 1.1) * width, dice.between(-0.1, 1.1) * height);
    context.rotate(dice.between(0, Math.PI));
    context.shadowColor = 'rgba(0,0,0,0.6)';
    context.shadowBlur = dice.between(2, 14) * unit;
    context.shadowOffsetX = dice.between(-6, 6) * unit;
    // Nothing here is pale enough to be taken for another sheet.
    context.fillStyle = hsl(dice, [0, 360], [0, 90], [8, 60]);
    const what = dice.pick(['box', 'box', 'pen', 'pen', 'disc', 'keys', 'cable', 'print']);
    const length = dice.between(120, 420) * unit;
    if (what === 'box') {
      context.fillRect(-length / 2, -length / 3, length, length * dice.between(0.3, 0.9));
    } else if (what === 'pen') {
      context.fillRect(-length / 2, 0, length, dice.between(6, 14) * unit);
    } else if (what === 'disc') {
      context.beginPath();
      context.arc(0, 0, length / 3, 0, 7);
      context.fill();
    } else if (what === 'keys') {
      context.fillRect(-length, -length / 3, 2 * length, length * 0.7);
      context.fillStyle = hsl(dice, [0, 360], [0, 20], [10, 90]);
      const key = length / 9;
      for (let row = 0; row < 5; row++)
        for (let column = 0; column < 15; column++)
          context.fillRect(-length * 0.95 + column * key * 1.25, -length * 0.28 + row * key * 1.2, key, key); // prettier-ignore
    } else if (what === 'cable') {
      context.strokeStyle = context.fillStyle;
      context.lineWidth = dice.between(3, 8) * unit;
      context.beginPath();
      context.moveTo(-length, 0);
      context.bezierCurveTo(-length / 2, length, length / 2, -length, length, 0);
      context.stroke();
    } else {
      const kind = dice.pick([...sheetKinds]);
      const size = sheetSize(dice, kind);
      const sheet = drawSheet(dice, kind, size, (length / size.width) * 1.2);
      context.globalAlpha = 0.85;
      // Somebody else's print lies at the frame's rim, mostly outside it: not a second sheet.
      context.setTransform(1, 0, 0, 1, dice.pick([-0.85 * sheet.width, width - 0.15 * sheet.width]), dice.between(-0.5, 0.9) * height); // prettier-ignore
      context.drawImage(sheet, 0, 0);
    }
    context.restore();
  }
}
