import type { Content } from '../content/content.ts';
import { letterSamples } from './letter-samples.ts';
import { reportSamples } from './report-samples.ts';
import { sheetSamples } from './sheet-samples.ts';
import { slipSamples } from './slip-samples.ts';

/** Every layout once, filled with the fictional city: for previews, tests and the bench. */
export const samples: readonly Content[] = [
  ...slipSamples,
  ...sheetSamples,
  ...letterSamples,
  ...reportSamples,
];
export { letterSamples, reportSamples, sheetSamples, slipSamples };
export { imprint } from './world.ts';
