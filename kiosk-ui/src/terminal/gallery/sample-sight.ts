import type { OverlayHint } from '@banshi/terminal-agent/protocol';
import { outline } from '../../locales/terminal/materials.ts';
import type { LiveSight } from '../link.ts';

const width = 480;
const height = 640;
/** A sheet laid a little crooked, clockwise from its upper left. */
const corners: LiveSight['overlay']['corners'] = [
  [0.2, 0.17],
  [0.82, 0.13],
  [0.86, 0.79],
  [0.24, 0.83],
];

/** The hint that an address asks for with `sight=good`; null for none. */
export const hintOf = (name: string | null): OverlayHint | null =>
  (Object.keys(outline.hints) as OverlayHint[]).find((hint) => hint === name) ?? null;

/** What a camera might see: a sheet with lines of print on a dark mat. Null where nothing can be drawn. */
export async function sampleSight(hint: OverlayHint): Promise<LiveSight | null> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext('2d');
  if (pen === null) return null;
  pen.fillStyle = '#2c3a36';
  pen.fillRect(0, 0, width, height);
  const seen = hint === 'nothing-there' || hint === 'too-dark' ? null : corners;
  if (seen !== null) drawSheet(pen, seen);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.8));
  if (blob === null) return null;
  const rest = hint === 'good' ? 0.6 : 0;
  return {
    overlay: { corners: seen, hint, rest, width, height },
    picture: await blob.arrayBuffer(),
  };
}

function drawSheet(
  pen: CanvasRenderingContext2D,
  [a, b, c, d]: NonNullable<LiveSight['overlay']['corners']>,
): void {
  const line = (from: number, down: number, to: number, thick: number): void => {
    const at = (across: number, y: number): [number, number] => [
      (a[0] + (b[0] - a[0]) * across + (d[0] - a[0]) * y) * width,
      (a[1] + (b[1] - a[1]) * across + (d[1] - a[1]) * y) * height,
    ];
    pen.lineWidth = thick;
    pen.beginPath();
    pen.moveTo(...at(from, down));
    pen.lineTo(...at(to, down));
    pen.stroke();
  };
  pen.fillStyle = '#f7f5ee';
  pen.beginPath();
  for (const [x, y] of [a, b, c, d]) pen.lineTo(x * width, y * height);
  pen.fill();
  pen.strokeStyle = '#3d4654';
  line(0.3, 0.1, 0.7, 9);
  for (let row = 0; row < 11; row += 1)
    line(0.12, 0.22 + row * 0.06, row % 4 === 3 ? 0.5 : 0.88, 4);
}
