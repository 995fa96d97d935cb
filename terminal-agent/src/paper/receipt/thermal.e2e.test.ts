import { createCanvas, loadImage } from '@napi-rs/canvas';
import { ticketText } from '@banshi/hardware-drivers/simulators';
import { describe, expect, it } from 'vitest';
import { openFonts, type Content } from '@banshi/queue-server/paper';
import { imprint, readQr, same, slipSamples, text } from '@banshi/queue-server/paper/testing';
import { virtualPrinter, type PrintedSlip } from '../testing/virtual-printer.ts';
import { printerFont } from './repertoire.ts';
import { toReceipt, type ReceiptOptions } from './to-receipt.ts';

const fonts = await openFonts();
const receipt = (content: Content, options: ReceiptOptions) => {
  const slip = toReceipt(content, { fonts, ...options });
  if (!slip.ok) throw new Error(`refused: ${slip.refused.code} ${slip.refused.characters}`);
  return slip.value;
};
const canvasOf = async ({ png }: PrintedSlip) => {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas;
};
const plain = (kind: string, blocks: Content['blocks']): Content => ({
  kind,
  title: same('测试'),
  marks: [],
  imprint,
  blocks,
});

describe('a slip out of the virtual printer, which sees nothing but ESC/POS bytes', () => {
  for (const paper of [58, 80] as const)
    it(`carries on ${paper} mm every word as it was written, and codes that a phone reads`, async () => {
      await using printer = await virtualPrinter(paper);
      for (const content of slipSamples)
        for (const language of ['zh', 'both'] as const) {
          const document = receipt(content, { paper, language });
          const ticket = await printer.print(document);
          expect(ticket.cut).toBe(true);
          const printed = ticketText(ticket).split('\n');
          for (const line of document.lines) {
            if (line.kind === 'text' && line.text !== '') expect(printed).toContain(line.text);
            if (line.kind === 'qr') {
              expect(printed).toContain(`[QR ${line.text}]`);
            }
            if (line.kind === 'code128') expect(printed).toContain(`[code128 ${line.text}]`);
          }
        }
    });

  it('shows QR codes that a phone reads, the longest ones on the narrowest paper too', async () => {
    await using printer = await virtualPrinter(58);
    let read = 0;
    for (const content of slipSamples) {
      const document = receipt(content, { paper: 58 });
      const code = document.lines.find((line) => line.kind === 'qr');
      if (code === undefined) continue;
      const canvas = await canvasOf(await printer.picture(document));
      const whole = { x: 0, y: 0, width: canvas.width, height: canvas.height };
      expect(readQr(canvas, whole)).toBe(code.text);
      read += 1;
    }
    expect(read).toBeGreaterThan(3);
  });

  it('prints every character that we say the printer has', async () => {
    const inPrinterFont = printerFont();
    const all = Array.from({ length: 0xffff }, (_, code) => code)
      .filter((code) => code >= 0x20 && (code < 0xd800 || code > 0xdfff))
      .map((code) => String.fromCodePoint(code))
      .filter((character) => character !== ' ' && inPrinterFont(character));
    expect(all.length).toBeGreaterThan(21_000);
    await using printer = await virtualPrinter(80);
    // One job of a few metres each, as no real slip will ever be.
    for (let at = 0; at < all.length; at += 2_200) {
      const part = all.slice(at, at + 2_200).join('');
      const document = {
        lines: [...(part.match(/.{1,24}/gu) ?? [])].map((line) => ({
          kind: 'text' as const,
          text: line,
        })),
      };
      const ticket = await printer.print({ lines: [...document.lines, { kind: 'cut' }] });
      expect(ticketText(ticket)).toBe(document.lines.map((line) => line.text).join('\n'));
    }
  });

  it('draws the line of a rare name dot for dot, in the cells of the printer', async () => {
    await using printer = await virtualPrinter(58);
    const document = receipt(plain('rare', [text(same('申请人：𬱖启明·𡚸'))]), { paper: 58 });
    const ticket = await printer.print(document);
    const drawn = document.lines.find((line) => line.kind === 'raster');
    const seen = ticket.printed.find((item) => item.kind === 'raster');
    expect(seen).toMatchObject({ width: 384, height: 30 });
    expect(Buffer.from(seen?.bits ?? [])).toEqual(Buffer.from(drawn?.bits ?? []));
    expect(Buffer.from(seen?.bits ?? []).some((byte) => byte !== 0)).toBe(true);
  });
});
