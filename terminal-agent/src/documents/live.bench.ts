import sharp from 'sharp';
import { overlap } from './geometry/overlap.ts';
import type { Quad } from './geometry/point.ts';
import { lookAt } from './shell/live.ts';
import { drawFrame } from './testing/drawn/frame.ts';

/**
 * Prints how fast and how well the live look finds sheets, on one thread, from drawn camera frames.
 *
 *     node live.bench.ts [first seed] [frames]
 */
const first = Number(process.argv[2] ?? 7_001);
const count = Number(process.argv[3] ?? 16);
const size = { width: 1632, height: 1224 };

sharp.cache(false);
sharp.concurrency(1);

const times: number[] = [];
const overlaps: number[] = [];
for (let seed = first; seed < first + count; seed++) {
  const { image, corners } = drawFrame(seed, size);
  const bytes = await sharp(image.data, { raw: { ...size, channels: 3 } }).jpeg({ quality: 90 }).toBuffer(); // prettier-ignore
  // A live outline looks for seconds on end: the first looks are not the measure.
  for (let warm = 0; warm < (seed === first ? 20 : 1); warm++) await lookAt(bytes);
  const started = process.cpuUsage();
  const look = await lookAt(bytes);
  const { user, system } = process.cpuUsage(started);
  times.push((user + system) / 1_000);
  overlaps.push(look?.corners && corners ? overlap(inPixels(look.corners), corners) : 0);
}
const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
const middle = (values: readonly number[]) => sorted(values)[values.length >> 1] ?? 0;
console.table([
  { what: 'a look, median ms of processor time', measured: middle(times).toFixed(0) },
  { what: 'looks a second on one core', measured: (1_000 / middle(times)).toFixed(1) },
  { what: 'overlap, median', measured: middle(overlaps).toFixed(4) },
  { what: 'overlap, worst', measured: (sorted(overlaps)[0] ?? 0).toFixed(4) },
]);

function inPixels(corners: readonly (readonly [number, number])[]): Quad {
  const [a, b, c, d] = corners.map(([x, y]) => ({ x: x * size.width, y: y * size.height }));
  if (!a || !b || !c || !d) throw new Error('a look has four corners');
  return [a, b, c, d];
}
