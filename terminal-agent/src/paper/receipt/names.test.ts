import { openFonts, type Content } from '@banshi/queue-server/paper';
import { samples } from '@banshi/queue-server/paper/testing';
import { describe, expect, it } from 'vitest';
import { toReceipt } from './to-receipt.ts';

const fonts = await openFonts();
const known = /𬱖启明|买买提江·图尔荪|林知夏/u;
const named = (content: Content, name: string): Content =>
  JSON.parse(JSON.stringify(content).replaceAll(new RegExp(known, 'gu'), name)) as Content;

describe('every slip that bears a name', () => {
  for (const content of samples.filter((one) => known.test(JSON.stringify(one))))
    it(`${content.kind} has it in the printer's own font where that knows it, and drawn where it does not`, () => {
      for (const paper of [58, 80] as const) {
        const common = toReceipt(named(content, '欧阳祎翀'), { paper });
        expect(common.ok).toBe(true);

        for (const name of ['𬱖启明', '𡚸𪚥𬎆𠅤', '王'.repeat(25) + '𬱖'.repeat(25)]) {
          const rare = named(content, name);
          expect(toReceipt(rare, { paper })).toMatchObject({ ok: false });
          const slip = toReceipt(rare, { paper, fonts });
          if (!slip.ok) throw new Error(slip.refused.characters.join());
          const drawn = slip.value.lines.filter(({ kind }) => kind === 'raster');
          expect(drawn.length).toBeGreaterThan(0);
          const written = slip.value.lines.map((line) => (line.kind === 'text' ? line.text : ''));
          expect(written.join('')).not.toMatch(/[𬱖𡚸𪚥𬎆]/u);
        }
      }
    });
});
