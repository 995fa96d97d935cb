// How long a receipt takes as a thermal slip, a rare name in it drawn by us.
import { openFonts } from '@banshi/queue-server/paper';
import { sheetSamples } from '@banshi/queue-server/paper/testing';
import { toReceipt } from './index.ts';

const receipt = sheetSamples.find(({ kind }) => kind === 'receipt-voucher');
if (receipt === undefined) throw new Error('no receipt among the samples');
const fonts = await openFonts();
const runs = 200;
const taken = Array.from({ length: runs }, () => {
  const start = performance.now();
  toReceipt(receipt, { paper: 80, language: 'both', fonts });
  return performance.now() - start;
}).sort((a, b) => a - b);
const median = taken[runs / 2] ?? NaN;
console.log(
  `${`receipt as slip, with a line drawn (median of ${runs})`.padEnd(52)}${`${median.toFixed(1)} ms`.padStart(12)}`,
);
