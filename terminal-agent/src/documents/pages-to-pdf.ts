import PDFDocument from 'pdfkit';

export interface PdfPage {
  readonly bytes: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Dots per inch; without it the picture is fitted onto A4. */
  readonly density: number | undefined;
}

/** Points to an inch. */
const points = 72;
const a4 = { width: 595.28, height: 841.89 };

/** Binds JPEG pages into one PDF at their true size; the JPEG bytes go in unchanged. */
export function pagesToPdf(
  pages: readonly PdfPage[],
  info: { readonly title?: string } = {},
): Promise<Uint8Array> {
  // prettier-ignore
  const document = new PDFDocument({ autoFirstPage: false, info: { Title: info.title ?? '' } });
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('error', reject);
    document.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    for (const { bytes, width, height, density } of pages) {
      const size = density === undefined ? onA4(width, height) : { width: (width / density) * points, height: (height / density) * points }; // prettier-ignore
      document.addPage({ size: [size.width, size.height], margin: 0 });
      document.image(Buffer.from(bytes), 0, 0, size);
    }
    document.end();
  });
}

function onA4(width: number, height: number): { width: number; height: number } {
  const scale = width > height ? Math.min(a4.height / width, a4.width / height) : Math.min(a4.width / width, a4.height / height); // prettier-ignore
  return { width: width * scale, height: height * scale };
}
