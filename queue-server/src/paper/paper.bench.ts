// How long a receipt takes as PDF, and how large it is (as a slip: terminal-agent/src/paper). The bars are those of the
// design note: receipt ≤ 80 ms cold after require, ≤ 35 ms warm, ≤ 35 kB.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openFonts, toLines, toPdf, type Content, type Fonts } from './index.ts';
import { samples, sheetSamples } from './preview/samples.ts';

const one = process.argv.includes('--cold');
const receipt = sheetSamples.find(({ kind }) => kind === 'receipt-voucher');
if (receipt === undefined) throw new Error('no receipt among the samples');

/** Milliseconds one run takes. */
const timed = async (run: () => unknown): Promise<number> => {
  const start = performance.now();
  await run();
  return performance.now() - start;
};
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const pdfOf = async (content: Content, fonts?: Fonts): Promise<number> => {
  const pdf = await toPdf(content, { fonts: fonts ?? (await openFonts()) });
  return pdf.ok ? pdf.value.length : NaN;
};

if (one) {
  // A fresh process, libraries loaded, no font read yet: the first receipt of the day.
  await Promise.all([import('pdfkit'), import('fontkit')]);
  console.log(await timed(() => pdfOf(receipt)));
} else {
  const file = fileURLToPath(import.meta.url);
  const cold = Array.from({ length: 7 }, () =>
    Number(spawnSync(process.execPath, [file, '--cold'], { encoding: 'utf8' }).stdout),
  );
  const fonts = await openFonts();
  for (let warming = 0; warming < 20; warming += 1) await pdfOf(receipt, fonts);
  const warm: number[] = [];
  for (let run = 0; run < 50; run += 1) warm.push(await timed(() => pdfOf(receipt, fonts)));
  const lines: number[] = [];
  for (let run = 0; run < 200; run += 1) lines.push(await timed(() => toLines(receipt)));

  const row = (what: string, value: string, bar = '') =>
    console.log(`${what.padEnd(52)}${value.padStart(12)}  ${bar}`);
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  row('receipt as PDF, cold after require (median of 7)', ms(median(cold)), 'bar 80 ms');
  row('receipt as PDF, warm (median of 50)', ms(median(warm)), 'bar 35 ms');
  row(
    'receipt as PDF, size',
    `${((await pdfOf(receipt, fonts)) / 1000).toFixed(1)} kB`,
    'bar 35 kB',
  );
  row('receipt as spoken lines (median of 200)', ms(median(lines)));
  const sizes = await Promise.all(samples.map((content) => pdfOf(content, fonts)));
  row('all layouts as PDF, median size', `${(median(sizes) / 1000).toFixed(1)} kB`);
  row('all layouts as PDF, largest', `${(Math.max(...sizes) / 1000).toFixed(1)} kB`);
}
