import type { Quad } from '../../geometry/point.ts';
import type { Dice } from './dice.ts';

/** Where a sheet of `width` × `height` mm comes to lie in the frame, through a pinhole camera. */
export interface Pose {
  readonly corners: Quad;
}

export interface PoseRange {
  /** Degrees the camera may lean in either direction. */
  readonly lean: number;
  /** Degrees the sheet may be turned on the desk. */
  readonly turn: number;
  /** Share of the frame's shorter side the sheet's diagonal may take. */
  readonly fill: readonly [number, number];
  /** Part of the sheet that may stick out of the frame; 0 keeps it whole with a rim. */
  readonly outside?: number;
}

export function drawPose(
  dice: Dice,
  width: number,
  height: number,
  sheet: { width: number; height: number },
  range: PoseRange,
): Quad {
  // prettier-ignore
  for (let tries = 0; ; tries++) {
    const focal = Math.max(width, height) * dice.between(0.75, 1.2);
    const pitch = (dice.between(-1, 1) * range.lean * Math.PI) / 180;
    const roll = (dice.between(-1, 1) * range.lean * 0.7 * Math.PI) / 180;
    const turn = (dice.between(-1, 1) * range.turn * Math.PI) / 180 + (dice.chance(0.3) ? Math.PI / 2 : 0); // prettier-ignore
    const fill = dice.between(...range.fill) * Math.min(width, height);
    const far = (focal * Math.hypot(sheet.width, sheet.height)) / (fill * 1.25);
    const shiftX = dice.between(-0.5, 0.5) * width * 0.5;
    const shiftY = dice.between(-0.5, 0.5) * height * 0.5;
    const corner = (sx: number, sy: number): { x: number; y: number } => {
      const px = (sx * sheet.width) / 2;
      const py = (sy * sheet.height) / 2;
      const x = px * Math.cos(turn) - py * Math.sin(turn);
      const y = px * Math.sin(turn) + py * Math.cos(turn);
      const y1 = y * Math.cos(pitch);
      const z1 = y * Math.sin(pitch);
      const x2 = x * Math.cos(roll) + z1 * Math.sin(roll);
      const z2 = -x * Math.sin(roll) + z1 * Math.cos(roll);
      return {
        x: width / 2 + shiftX + (focal * x2) / (far + z2),
        y: height / 2 + shiftY + (focal * y1) / (far + z2),
      };
    };
    const corners: Quad = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
    const rim = 0.012 * Math.min(width, height);
    const within = corners.filter(({ x, y }) => x > rim && y > rim && x < width - rim && y < height - rim).length; // prettier-ignore
    if (range.outside === undefined ? within === 4 : cut(corners, width, height, range.outside))
      return corners;
    if (tries > 400) throw new Error('no pose fits this range');
  }
}

/** At least one corner lies outside by a clear share of the frame, and the middle lies inside. */
function cut(corners: Quad, width: number, height: number, outside: number): boolean {
  const beyond = corners.map(({ x, y }) => Math.max(-x / width, (x - width) / width, -y / height, (y - height) / height)); // prettier-ignore
  const middle = { x: (corners[0].x + corners[2].x) / 2, y: (corners[0].y + corners[2].y) / 2 };
  return (
    Math.max(...beyond) > outside && Math.max(...beyond) < outside * 6 &&
    middle.x > width * 0.1 && middle.x < width * 0.9 && middle.y > height * 0.1 && middle.y < height * 0.9
  ); // prettier-ignore
}
