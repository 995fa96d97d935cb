import { signedArea, type Quad } from '../geometry/point.ts';
import type { BareScene } from '../find/evidence.ts';

/** Print on light ground outside the sheet. */
export interface PrintBeside {
  /** The largest piece of the desk covered with it, against the sheet's area, and in blocks. */
  readonly share: number;
  readonly blocks: number;
  /** How much of the rest of the desk looks the same. */
  readonly elsewhere: number;
}

/** Pixels of the scene along a block's side: about a line of print. */
const side = 6;
/** Levels by which print is darker than its ground, and how much of a block it covers. */
const depth = 14;
const dense = { least: 0.07, most: 0.7 } as const;
/** Against the sheet's paper: print on a page is on something nearly as light. */
const light = { least: 0.55, most: 1.6 } as const;

/**
 * Whether it is another page's: enough of it in one piece, on a desk that is otherwise bare. Wood,
 * cloth and stone look printed too, but all over.
 */
export function isPage({ share, blocks, elsewhere }: PrintBeside): boolean {
  return share > 0.02 && blocks > 24 && elsewhere < 0.055;
}

/** Whether it is a second card's: of few lines, but as large as this one, and the desk quite bare. */
export function isCard({ share, blocks, elsewhere }: PrintBeside): boolean {
  return share > 0.08 && blocks > 8 && elsewhere < 0.03;
}

/** Looks for print outside the sheet, whose corners are in pixels of the scene. */
export function printBeside(scene: BareScene, corners: Quad): PrintBeside {
  const columns = Math.floor(scene.width / side);
  const rows = Math.floor(scene.height / side);
  const isOutside = outsideOf(corners);
  const paper = paperOf(scene, isOutside);
  const printed = new Uint8Array(columns * rows);
  let looked = 0;
  let found = 0;
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, at++) {
      const x = column * side;
      const y = row * side;
      const far = side - 1;
      if (!isOutside(x, y, 4) || !isOutside(x + far, y, 4) || !isOutside(x, y + far, 4) || !isOutside(x + far, y + far, 4)) continue; // prettier-ignore
      looked++;
      const ground = groundOfPrint(scene, x, y);
      if (ground === undefined) continue;
      found++;
      // Levels are roots of light.
      const lit = (ground / paper) ** 2;
      if (lit > light.least && lit < light.most) printed[at] = 1;
    }
  }
  const blocks = largestPiece(printed, columns, rows);
  return {
    share: (blocks * side * side) / Math.abs(signedArea(corners)),
    blocks,
    elsewhere: (found - blocks) / Math.max(1, looked - blocks),
  };
}

/** The mean level of what is printed on, in a block that looks printed. */
function groundOfPrint(
  { width, green, printed }: BareScene,
  x: number,
  y: number,
): number | undefined {
  // prettier-ignore
  let ink = 0;
  let sum = 0;
  for (let v = y; v < y + side; v++) {
    for (let at = v * width + x; at < v * width + x + side; at++) {
      const level = green[at] ?? 0;
      if (level - (printed[at] ?? 0) > depth) ink++;
      sum += level;
    }
  }
  const share = ink / (side * side);
  return share > dense.least && share < dense.most ? sum / (side * side) : undefined;
}

/** Blocks of a piece whose neighbours are all printed, or all but one: a pen, long and thin, has none. */
const leastCore = 5;

/** Blocks in the largest connected piece, of those whose neighbours are mostly printed too. */
function largestPiece(printed: Uint8Array, columns: number, rows: number): number {
  const thick = new Uint8Array(printed.length);
  for (let y = 1; y < rows - 1; y++) {
    for (let x = 1, at = y * columns + 1; x < columns - 1; x++, at++) {
      if (!printed[at]) continue;
      let near = 0;
      for (let v = -columns; v <= columns; v += columns)
        near += (printed[at + v - 1] ?? 0) + (printed[at + v] ?? 0) + (printed[at + v + 1] ?? 0);
      if (near >= 6) thick[at] = near >= 8 ? 2 : 1;
    }
  }
  let most = 0;
  for (let start = 0; start < thick.length; start++) {
    if (!thick[start]) continue;
    let count = 0;
    let core = 0;
    const stack = [start];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const kind = thick[at] ?? 0;
      if (kind === 0) continue;
      thick[at] = 0;
      count++;
      if (kind === 2) core++;
      // The outermost blocks are never thick: no step leaves the frame.
      stack.push(at - 1, at + 1, at - columns, at + columns);
    }
    if (core >= leastCore) most = Math.max(most, count);
  }
  return most;
}

type Outside = (x: number, y: number, margin: number) => boolean;

function outsideOf(corners: Quad): Outside {
  const sign = signedArea(corners) >= 0 ? 1 : -1;
  const sides = corners.map((p, at) => {
    const q = corners[(at + 1) % 4] ?? p;
    const length = Math.hypot(q.x - p.x, q.y - p.y);
    const nx = (-(q.y - p.y) / length) * sign;
    const ny = ((q.x - p.x) / length) * sign;
    return { nx, ny, rho: nx * p.x + ny * p.y };
  });
  return (x, y, margin) => sides.some(({ nx, ny, rho }) => nx * x + ny * y < rho - margin);
}

/** The level most of the sheet's paper has. */
function paperOf({ width, height, green }: BareScene, isOutside: Outside): number {
  const levels: number[] = [];
  for (let y = 0; y < height; y += 5)
    for (let x = 0; x < width; x += 5) if (!isOutside(x, y, -4)) levels.push(green[y * width + x] ?? 0); // prettier-ignore
  return levels.sort((a, b) => a - b)[Math.floor(levels.length * 0.6)] ?? 255;
}
