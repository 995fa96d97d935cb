/** From a camera frame to a page worth keeping. */
export { createPagePool, type Found, type PagePool } from './shell/pool.ts';
export type { LiveLook } from './shell/live.ts';
export type { Page, PageWish, Report } from './shell/process.ts';
export type { Colour, EncodedPage } from './shell/encode.ts';
export { reasons, type Reason } from './judge/reasons.ts';
export { shapes, type Shape } from './geometry/shape.ts';
export { pagesToPdf, type PdfPage, type PdfWish } from './pages-to-pdf.ts';
export type { Lettering, TextLayer, Word } from './text-layer.ts';
export { isSameSheet } from './fingerprint.ts';
