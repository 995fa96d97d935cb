/** For tests, benches and the demo town: every layout once, and a real renderer to look at pages with. */
export { same, text, words } from '../content/compose.ts';
export { wordsOf } from '../content/text-of.ts';
export { imprint, letterSamples, samples, sheetSamples, slipSamples } from '../preview/samples.ts';
export { readQr } from './read-codes.ts';
export { openPdf, renderPage } from './render-pdf.ts';
