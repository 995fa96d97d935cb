import type { Path } from 'fontkit';

/** One bit per dot, rows padded to whole bytes, the high bit leftmost, 1 = black. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

/** Where a font's units come to lie: dots per unit, and the dot of the glyph's origin on its baseline. */
export interface Placement {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly left: number;
  readonly baseline: number;
}

interface Edge {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

const curveSteps = 6;

/** The outline as straight edges in dots, y downwards. */
const edgesOf = (path: Path, at: Placement): readonly Edge[] => {
  const edges: Edge[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const lineTo = (toX: number, toY: number) => {
    if (y !== toY) edges.push({ x0: x, y0: y, x1: toX, y1: toY });
    [x, y] = [toX, toY];
  };
  for (const { command, args } of path.commands) {
    const points = args.map((value, index) =>
      index % 2 === 0 ? at.left + value * at.scaleX : at.baseline - value * at.scaleY,
    );
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = points;
    if (command === 'moveTo') [x, y, startX, startY] = [a, b, a, b];
    else if (command === 'lineTo') lineTo(a, b);
    else if (command === 'closePath') lineTo(startX, startY);
    else {
      const [fromX, fromY] = [x, y];
      for (let step = 1; step <= curveSteps; step += 1) {
        const t = step / curveSteps;
        const u = 1 - t;
        if (command === 'quadraticCurveTo')
          lineTo(
            u * u * fromX + 2 * u * t * a + t * t * c,
            u * u * fromY + 2 * u * t * b + t * t * d,
          );
        else
          lineTo(
            u ** 3 * fromX + 3 * u * u * t * a + 3 * u * t * t * c + t ** 3 * e,
            u ** 3 * fromY + 3 * u * u * t * b + 3 * u * t * t * d + t ** 3 * f,
          );
      }
    }
  }
  return edges;
};

const subLines = 4;
/** Below half, so that thin strokes do not break up at 24 dots. */
const threshold = 0.42;

/** Blackens the inside of an outline (non-zero winding, as TrueType has it) in a bitmap. */
export const fillOutline = (bitmap: Bitmap, path: Path, at: Placement): void => {
  const edges = edgesOf(path, at);
  const stride = Math.ceil(bitmap.width / 8);
  const ys = edges.flatMap(({ y0, y1 }) => [y0, y1]);
  const [top, bottom] = [Math.floor(Math.min(...ys)), Math.ceil(Math.max(...ys))];
  for (let row = Math.max(0, top); row < Math.min(bitmap.height, bottom); row += 1) {
    const coverage = new Float32Array(bitmap.width);
    for (let sub = 0; sub < subLines; sub += 1) {
      const y = row + (sub + 0.5) / subLines;
      const crossings = edges
        .filter(({ y0, y1 }) => y >= Math.min(y0, y1) && y < Math.max(y0, y1))
        .map(({ x0, y0, x1, y1 }) => ({
          x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0),
          turn: y1 > y0 ? 1 : -1,
        }))
        .sort((left, right) => left.x - right.x);
      let winding = 0;
      crossings.forEach(({ x, turn }, index) => {
        winding += turn;
        const end = crossings[index + 1]?.x;
        if (winding === 0 || end === undefined) return;
        for (
          let dot = Math.max(0, Math.floor(x));
          dot < Math.min(bitmap.width, Math.ceil(end));
          dot += 1
        )
          coverage[dot] =
            (coverage[dot] ?? 0) + (Math.min(end, dot + 1) - Math.max(x, dot)) / subLines;
      });
    }
    coverage.forEach((share, dot) => {
      const index = row * stride + (dot >> 3);
      if (share >= threshold) bitmap.bits[index] = (bitmap.bits[index] ?? 0) | (0x80 >> (dot & 7));
    });
  }
};
