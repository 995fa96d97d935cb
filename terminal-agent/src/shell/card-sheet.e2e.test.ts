import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { Page } from '../ports/index.ts';
import { cardSheet } from './card-sheet.ts';

const side = async (background: string, reasons: Page['reasons'] = []): Promise<Page> => ({
  bytes: await sharp({ create: { width: 1011, height: 638, channels: 3, background } })
    .jpeg()
    .toBuffer(),
  mediaType: 'image/jpeg',
  verdict: reasons.length === 0 ? 'ok' : 'retake',
  reasons,
  fingerprint: 'mark',
  card: true,
});

it('puts both sides of a card on one A4 page, the first above, and forgets no reason', async () => {
  const glare = { zh: '反光', en: 'Glare' };
  const joined = await cardSheet(await side('#c00000'), await side('#0000c0', [glare]));
  const { data, info } = await sharp(joined.bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (millimetresDown: number) => {
    const start = (Math.round((millimetresDown / 25.4) * 300) * info.width + info.width / 2) * 3;
    return [...data.subarray(start, start + 3)];
  };
  expect([info.width, info.height]).toEqual([2480, 3508]);
  expect(at(87)[0]).toBeGreaterThan(180);
  expect(at(167)[2]).toBeGreaterThan(180);
  expect(Math.min(...at(127))).toBeGreaterThan(250);
  expect(joined).toMatchObject({ verdict: 'retake', reasons: [glare], card: false });
});
