export interface Sheet {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** Size in dots, colours and format of a picture. */
export interface Wanted {
  readonly width: number;
  readonly height: number;
  readonly colourMode: string;
  readonly format: string;
}

/** Makes the picture a scanner would deliver of a sheet. */
export type Render = (sheet: Sheet, wanted: Wanted) => Promise<Sheet>;

/** A sheet of paper somebody might bring: white, with printed lines. */
export async function samplePage(title = '样例材料'): Promise<Sheet> {
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
  const { createRequire } = await import('node:module');
  const face = 'Banshi Ticket';
  if (!GlobalFonts.has(face)) {
    const { resolve } = createRequire(import.meta.url);
    GlobalFonts.registerFromPath(
      resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
      face,
    );
  }
  const canvas = createCanvas(1240, 1754);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fdfdf8';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#222';
  pen.font = `64px "${face}"`;
  pen.fillText(title, 120, 200);
  pen.font = `28px "${face}"`;
  for (let line = 0; line < 24; line += 1)
    pen.fillText(`${line + 1}. 演示样张，不是真实材料 `.repeat(2), 120, 320 + line * 52);
  return { bytes: await canvas.encode('jpeg', 85), mediaType: 'image/jpeg' };
}

/** The picture at the size asked for, as a scanner's own electronics would make it. */
export const renderSheet: Render = async (sheet, wanted) => {
  const { default: sharp } = await import('sharp');
  let picture = sharp(sheet.bytes).resize(wanted.width, wanted.height, {
    fit: 'contain',
    position: 'left top',
    background: '#fff',
  });
  if (wanted.colourMode !== 'RGB24') picture = picture.grayscale();
  if (wanted.colourMode === 'BlackAndWhite1') picture = picture.threshold(128);
  const png = wanted.format === 'image/png';
  const bytes = await (png ? picture.png() : picture.jpeg({ quality: 85 })).toBuffer();
  return { bytes: new Uint8Array(bytes), mediaType: png ? 'image/png' : 'image/jpeg' };
};
