import PDFDocument from 'pdfkit';
import { faxStripOf, type FaxStrip } from './fax-strip.ts';
import type { Lettering, Word } from './text-layer.ts';

export interface PdfPage {
  readonly bytes: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Dots per inch; without it the picture is fitted onto A4. */
  readonly density: number | undefined;
}

export interface PdfWish {
  readonly title?: string;
  /** Lays what a reader reads invisibly over the pictures; left out, there is nothing but pictures. */
  readonly lettering?: Lettering;
}

/** Points to an inch. */
const points = 72;
const a4 = { width: 595.28, height: 841.89 };

/** Binds pages into one PDF at their true size; the bytes of JPEG and of black-and-white pages go in unchanged. */
export async function pagesToPdf(
  pages: readonly PdfPage[],
  wish: PdfWish = {},
): Promise<Uint8Array> {
  const { title = '', lettering } = wish;
  const words = await Promise.all(pages.map((page) => lettering?.layer.read(page) ?? []));
  const document = new PDFDocument({ autoFirstPage: false, info: { Title: title } });
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('error', reject);
    document.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    if (lettering)
      document.registerFont('lettering', Buffer.from(lettering.font)).font('lettering');
    pages.forEach(({ bytes, width, height, density }, at) => {
      const size = density === undefined ? onA4(width, height) : { width: (width / density) * points, height: (height / density) * points }; // prettier-ignore
      document.addPage({ size: [size.width, size.height], margin: 0 });
      const strip = faxStripOf(bytes);
      if (strip) fax(document, strip, { width, height }, size);
      else document.image(Buffer.from(bytes), 0, 0, size);
      for (const word of words[at] ?? []) lay(document, word, size.width / width);
    });
    document.end();
  });
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Lays a black-and-white picture over the whole page (ISO 32000-2, 7.4.6 and 8.9.5). */
function fax(
  document: PDFKit.PDFDocument,
  { data, inverted }: FaxStrip,
  pixels: Size,
  page: Size,
): void {
  // prettier-ignore
  const picture = document.ref({
    Type: 'XObject',
    Subtype: 'Image',
    Width: pixels.width,
    Height: pixels.height,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 1,
    Filter: 'CCITTFaxDecode',
    DecodeParms: { K: -1, Columns: pixels.width, Rows: pixels.height, BlackIs1: inverted },
  });
  picture.end(Buffer.from(data));
  document.page.xobjects['Fax'] = picture;
  // pdfkit turns the page upside down, so that its pictures must be turned back.
  document.save();
  document.transform(page.width, 0, 0, -page.height, 0, page.height);
  document.addContent('/Fax Do');
  document.restore();
}

/** Sets a word where it stands in the picture, as wide as it is there, and unseen. */
function lay(document: PDFKit.PDFDocument, word: Word, perPixel: number): void {
  if (word.text.trim() === '') return;
  document.fontSize(word.height * perPixel);
  const natural = document.widthOfString(word.text);
  if (natural === 0) return;
  document.save();
  // ISO 32000-2, 9.3.6: rendering mode 3 neither fills nor strokes.
  document.addContent('3 Tr');
  const options: PDFKit.Mixins.TextOptions & { readonly horizontalScaling: number } = {
    lineBreak: false,
    horizontalScaling: ((word.width * perPixel) / natural) * 100,
  };
  document.text(word.text, word.left * perPixel, word.top * perPixel, options);
  document.restore();
}

function onA4(width: number, height: number): { width: number; height: number } {
  const scale = width > height ? Math.min(a4.height / width, a4.width / height) : Math.min(a4.width / width, a4.height / height); // prettier-ignore
  return { width: width * scale, height: height * scale };
}
