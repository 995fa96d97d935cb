import type { ReceiptDocument } from '@banshi/hardware-drivers';
import { describe, expect, it } from 'vitest';
import { depositSlip, openFonts, type Content } from '@banshi/queue-server/paper';
import { imprint, same, samples, words, wordsOf } from '@banshi/queue-server/paper/testing';
import { toReceipt, type ReceiptOptions } from '../index.ts';
import { widthOf } from './repertoire.ts';

const print = (content: Content, options: ReceiptOptions): ReceiptDocument => {
  const slip = toReceipt(content, options);
  if (!slip.ok) throw new Error(`refused: ${slip.refused.code} ${slip.refused.characters}`);
  return slip.value;
};
const textOf = (document: ReceiptDocument): string =>
  document.lines.map((line) => (line.kind === 'text' ? line.text : '')).join('\n');
const solid = (text: string): string => text.replaceAll(/\s/g, '');

const fonts = await openFonts();
const slipFor = (name: string): Content =>
  depositSlip(
    {
      slip: 'D-1',
      caseNumber: '419901202603210010007',
      password: '408213',
      item: words(`${name}的申请`, `Application of ${name}`),
      cabinet: words('A柜', 'Cabinet A'),
      compartment: 'A-07',
      depositedAt: '2026-03-21T12:03:12.000Z',
      contents: [{ name: same('户口簿'), copies: 1 }],
      deadline: null,
    },
    imprint,
  );

const settings: readonly ReceiptOptions[] = [
  { paper: 58 },
  { paper: 80 },
  { paper: 58, language: 'both' },
  { paper: 80, language: 'both' },
  { paper: 58, language: 'both', large: true },
];

describe('a slip on thermal paper', () => {
  for (const content of samples) {
    it(`${content.kind} fits every paper and says everything in both languages`, () => {
      // A rare character makes its line a picture, which glyph tests look at.
      const common = JSON.parse(JSON.stringify(content).replaceAll('𬱖', '颀')) as Content;
      for (const options of settings) {
        const slip = print(common, options);
        const columns = options.paper === 58 ? 32 : 48;
        for (const line of slip.lines)
          if (line.kind === 'text')
            expect(widthOf(line.text) * (line.size ?? 1)).toBeLessThanOrEqual(columns);
        const paper = solid(textOf(slip));
        for (const text of wordsOf(common)) {
          expect(paper).toContain(solid(text.zh));
          if (options.language === 'both') expect(paper).toContain(solid(text.en));
        }
        expect(slip.lines.at(-1)).toEqual({ kind: 'cut' });
      }
    });
  }

  it('shows a deposit as what it is not: no acceptance', () => {
    expect(textOf(print(slipFor('林知夏'), { paper: 58 }))).toContain('非受理凭证');
  });

  it('promises no date where no calendar covers the time', () => {
    const slip = textOf(print(slipFor('林知夏'), { paper: 58 }));
    expect(slip).not.toContain('工作日');
    expect(slip).toContain('工作人员取件后电话告知');
  });

  it('wraps a name of fifty characters with middle dots and loses none of them', () => {
    const name = '买买提江·图尔荪·'.repeat(7).slice(0, 50);
    expect(solid(textOf(print(slipFor(name), { paper: 58 })))).toContain(name);
  });

  it('says which serial a reprint makes void', () => {
    const slip = slipFor('林知夏');
    const reprint = { ...slip.imprint, serial: 'YX01-20260321-0008', voids: 'YX01-20260321-0007' };
    const printed = textOf(
      print(
        depositSlip(
          {
            slip: 'D-1',
            caseNumber: '1',
            password: '1',
            item: same('项'),
            cabinet: same('柜'),
            compartment: '7',
            depositedAt: '2026-03-21T12:03:12.000Z',
            contents: [],
            deadline: null,
          },
          reprint,
        ),
        { paper: 80 },
      ),
    );
    expect(printed).toContain('原流水号 YX01-20260321-0007 作废');
  });

  it('refuses a character the printer cannot draw instead of printing a question mark', () => {
    expect(toReceipt(slipFor('𬱖启明'), { paper: 58 })).toMatchObject({
      ok: false,
      refused: { code: 'missing-glyph', characters: ['U+2CC56'] },
    });
  });

  it('draws the whole line, at its place, where fonts are at hand', () => {
    const plain = print(slipFor('颀启明'), { paper: 58 });
    const drawn = print(slipFor('𬱖启明'), { paper: 58, fonts });
    expect(drawn.lines).toHaveLength(plain.lines.length);
    const at = plain.lines.findIndex((line) => line.kind === 'text' && line.text.includes('颀'));
    expect(drawn.lines[at]).toMatchObject({ kind: 'raster', width: 384, height: 30 });
    expect(drawn.lines.filter((line) => line.kind === 'raster')).toHaveLength(1);
  });

  it('refuses what not even the fonts can draw', () => {
    expect(toReceipt(slipFor('\u{10fffd}'), { paper: 58, fonts })).toMatchObject({
      ok: false,
      refused: { code: 'missing-glyph', characters: ['U+10FFFD'] },
    });
  });

  it('refuses characters that hide or turn round what is read', () => {
    expect(toReceipt(slipFor('林\u202e知夏'), { paper: 58 })).toMatchObject({
      ok: false,
      refused: { code: 'unprintable-character', characters: ['U+202E'] },
    });
  });

  it('makes a QR code of a bar code that is too long for the paper', () => {
    const long = {
      ...slipFor('林知夏'),
      blocks: [{ kind: 'barcode', text: 'D-260321000712345', caption: same('单号') }],
    } as const;
    expect(print(long, { paper: 58 }).lines.some((line) => line.kind === 'qr')).toBe(true);
    expect(print(long, { paper: 80 }).lines.some((line) => line.kind === 'code128')).toBe(true);
  });
});
