import sharp from 'sharp';
import { overlap } from './geometry/overlap.ts';
import type { Quad } from './geometry/point.ts';
import { judge, makePage } from './shell/process.ts';
import { drawFrame, faults, type Fault } from './testing/drawn/frame.ts';
import { measureSkew } from './testing/skew-bench.ts';
import { measureStance } from './testing/stance-bench.ts';

/**
 * Prints how well and how fast frames become pages, on drawn frames of the given seeds.
 *
 *     node documents.bench.ts [first seed] [frames]
 */
const first = Number(process.argv[2] ?? 90_001);
const count = Number(process.argv[3] ?? 24);
const size = { width: 3264, height: 2448 };

sharp.cache(false);
sharp.concurrency(1);

const overlaps: number[] = [];
const finding: number[] = [];
const whole: number[] = [];
let right = 0;
let judged = 0;

for (let seed = first; seed < first + count; seed++) {
  // Every second frame is good; the others have each fault in turn.
  const fault: Fault = seed % 2 === 0 ? 'none' : (faults[1 + (((seed - 1) / 2) % 7)] ?? 'none');
  const { image, corners } = drawFrame(seed, { ...size, fault });
  const bytes = await sharp(image.data, { raw: { ...size, channels: 3 } }).jpeg({ quality: 90 }).toBuffer(); // prettier-ignore
  const report = await judge(bytes);
  judged++;
  if ((report.verdict === 'ok') === (fault === 'none')) right++;
  if (fault !== 'none') continue;
  finding.push(report.timings['find'] ?? 0);
  const started = performance.now();
  await makePage(bytes);
  whole.push(performance.now() - started);
  overlaps.push(corners && report.corners ? overlap(toQuad(report.corners), corners) : 0);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length; // prettier-ignore
const quantile = (values: readonly number[], share: number): number => values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0; // prettier-ignore
const skew5 = measureSkew(first, 24, 5, 6);
const skew15 = measureSkew(first, 24, 15, 18);
const stance = measureStance(first, 24);
console.log(
  `drawn frames of seeds ${String(first)}–${String(first + count - 1)}, sheets of seeds ${String(first)}–${String(first + 23)}`,
);
console.table([
  { what: 'overlap, mean', measured: mean(overlaps).toFixed(4), bar: '≥ 0.98' },
  { what: 'overlap, median', measured: quantile(overlaps, 0.5).toFixed(5), bar: '≥ 0.998' },
  { what: 'finding, 8 MP, median ms', measured: quantile(finding, 0.5).toFixed(0), bar: '≤ 150' },
  { what: 'frame to page, median ms', measured: quantile(whole, 0.5).toFixed(0), bar: '≤ 400' },
  { what: 'deskew ±5°, mean °', measured: mean(skew5.errors).toFixed(4), bar: '≤ 0.035' },
  { what: 'deskew ±15°, 90 % within °', measured: quantile(skew15.errors, 0.9).toFixed(4), bar: '≤ 0.1' }, // prettier-ignore
  { what: 'deskew, mean ms', measured: mean(skew5.times).toFixed(0), bar: '≤ 80' },
  { what: 'upright, of 24', measured: String(stance.right), bar: '≥ 23' },
  { what: 'upright, mean ms', measured: mean(stance.times).toFixed(0), bar: '< 150' },
  { what: 'verdict right', measured: `${String(right)}/${String(judged)}`, bar: '≥ 95 %' },
]);

function toQuad(corners: readonly (readonly [number, number])[]): Quad {
  const [a, b, c, d] = corners.map(([x, y]) => ({ x, y }));
  if (!a || !b || !c || !d) throw new Error('a report has four corners');
  return [a, b, c, d];
}
