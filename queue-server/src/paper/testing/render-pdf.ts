import { fileURLToPath } from 'node:url';
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as a real renderer sees it. */
export const openPdf = async (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({
    // pdf.js takes the bytes for itself and empties them.
    data: Uint8Array.from(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
    // Where pdf.js keeps its decoders, that of black-and-white pictures among them.
    wasmUrl: fileURLToPath(
      new URL('../../wasm/', import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')),
    ),
  }).promise;

/** Page `number` (from 1) as a picture, `scale` pixels a point. */
export const renderPage = async (
  pdf: PDFDocumentProxy,
  number: number,
  scale: number,
): Promise<Canvas> => {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  // The canvas of @napi-rs has the shape of the browser's, but not its type.
  type Render = Parameters<typeof page.render>[0];
  await page.render({
    canvas: canvas as unknown as Render['canvas'],
    canvasContext: canvas.getContext('2d') as unknown as Render['canvasContext'],
    viewport,
  }).promise;
  return canvas;
};
