import type { Page } from '../ports/index.ts';

/** A copy of a card is read beside the card itself: both sides at true size, one page, 300 dots an inch. */
const dotsPerMillimetre = 300 / 25.4;
const dots = (millimetres: number): number => Math.round(millimetres * dotsPerMillimetre);
/** A4, and where the sides lie on it; ID-1 is 85.60 × 53.98 mm (ISO/IEC 7810). */
const sheet = { width: dots(210), height: dots(297) };
const card = { width: dots(85.6), height: dots(53.98) };
const left = Math.round((sheet.width - card.width) / 2);
const tops = [dots(60), dots(140)] as const;

/** Both sides of a card on one A4 page. */
export async function cardSheet(front: Page, back: Page): Promise<Page> {
  const { default: sharp } = await import('sharp');
  const side = async ({ bytes }: Page, top: number) => ({
    input: await sharp(bytes).resize(card.width, card.height, { fit: 'inside' }).toBuffer(),
    left,
    top,
  });
  const bytes = await sharp({ create: { ...sheet, channels: 3, background: '#ffffff' } })
    .composite([await side(front, tops[0]), await side(back, tops[1])])
    .withDensity(300)
    .jpeg({ quality: 85 })
    .toBuffer();
  const verdict = front.verdict === 'ok' && back.verdict === 'ok' ? 'ok' : 'retake';
  const reasons = [...front.reasons, ...back.reasons];
  return { bytes, mediaType: 'image/jpeg', verdict, reasons, fingerprint: null, card: false };
}
