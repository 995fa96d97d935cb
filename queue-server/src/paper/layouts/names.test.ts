import { describe, expect, it } from 'vitest';
import type { Content } from '../content/content.ts';
import { toLines } from '../content/to-lines.ts';
import { samples } from '../preview/samples.ts';
import { fonts } from '../testing/pdf-in-test.ts';
import { toPdf } from '../pdf/to-pdf.ts';

const known = /𬱖启明|买买提江·图尔荪|林知夏/u;
/** The fictional city's names, and what else a name may be: rare planes, fifty characters. */
const names = [
  '欧阳祎翀',
  '陈玥彧',
  '买买提江·图尔荪',
  '𬱖启明',
  '𡚸𪚥𬎆𠅤',
  '王'.repeat(25) + '𬱖'.repeat(25),
];
const named = (content: Content, name: string): Content =>
  JSON.parse(JSON.stringify(content).replaceAll(new RegExp(known, 'gu'), name)) as Content;
const bearing = samples.filter((content) => known.test(JSON.stringify(content)));

describe('every paper that bears a name', () => {
  it('is among those that are looked at', () => {
    expect(bearing.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['receipt-voucher', 'acceptance-notice', 'sample-certificate']),
    );
    expect(bearing.length).toBeGreaterThan(7);
  });

  for (const content of bearing)
    it(`${content.kind} prints and says each name whole`, async () => {
      for (const name of names) {
        const paper = named(content, name);
        expect((await toPdf(paper, { fonts })).ok).toBe(true);
        expect(toLines(paper).some(({ zh }) => zh.includes(name))).toBe(true);
      }
    });

  for (const content of bearing)
    it(`${content.kind} is refused for a character that nothing draws, and names it`, async () => {
      const page = await toPdf(named(content, '张\u{32000}'), { fonts });
      expect(page).toMatchObject({
        ok: false,
        refused: { code: 'missing-glyph', characters: ['U+32000'] },
      });
    });
});
