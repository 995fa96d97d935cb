import { describe, expect, it } from 'vitest';
import { letterSamples, samples } from '../preview/samples.ts';
import { pdfOf, simple, solid } from '../testing/pdf-in-test.ts';
import { readPdf, type PdfObject, type ReadPdf } from '../testing/read-pdf.ts';
import { openPdf } from '../testing/render-pdf.ts';
import { wordsOf } from '../content/text-of.ts';

/**
 * The clauses of ISO 19005-2 (level b) that our papers could break, read back by a reader that knows
 * nothing of how they are written. A whole validator (veraPDF) has judged the same papers by hand:
 * docs/decisions/2026-11-22-who-proves-pdf-a.md.
 */

/** Clause 6.1, 6.2.8, 6.4, 6.5, 6.6.1, 6.9: what may not be in a file. */
const forbidden = [
  /\/Encrypt\b/,
  /\/LZWDecode\b/,
  /\/(JavaScript|JS|Launch|Sound|Movie|ResetForm|ImportData|OpenAction|AA)\b/,
  /\/(EmbeddedFiles|OPI|Ref|PS|Alternates|XFA|NeedAppearances|OCProperties)\b/,
  /\/Interpolate true/,
  /\/(SMask|BM|CA|ca) /,
  /\/F \(/,
  /\/Type1\b|\/Type3\b|\/MMType1\b/,
];

const target = (pdf: ReadPdf, from: string, name: string): PdfObject => {
  const number = Number(new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(from)?.[1] ?? NaN);
  const found = pdf.objects.get(number);
  if (found === undefined) throw new Error(`no ${name} in ${from.slice(0, 200)}`);
  return found;
};

/** A dictionary that stands inside another, or is referred to from there. */
const partOf = (pdf: ReadPdf, from: string, name: string): string =>
  new RegExp(`/${name} \\d+ 0 R`).test(from) ? target(pdf, from, name).dictionary : from;

/** Advances in the font program itself, in thousandths of the em. */
function advances(program: Uint8Array): readonly number[] {
  const font = new DataView(program.buffer, program.byteOffset, program.byteLength);
  const tables = new Map<string, number>();
  for (let index = 0; index < font.getUint16(4); index += 1) {
    const at = 12 + index * 16;
    tables.set(
      String.fromCharCode(...[0, 1, 2, 3].map((part) => font.getUint8(at + part))),
      font.getUint32(at + 8),
    );
  }
  const table = (name: string): number => tables.get(name) ?? NaN;
  const em = font.getUint16(table('head') + 18);
  return Array.from(
    { length: font.getUint16(table('maxp') + 4) },
    (_, glyph) => (font.getUint16(table('hmtx') + glyph * 4) * 1000) / em,
  );
}

/** Widths as the page takes them: `/W [0 [500 1000 …]]`. */
const widthsIn = (dictionary: string): readonly number[] =>
  (/\/W \[0 \[([^\]]*)\]/.exec(dictionary)?.[1] ?? '').trim().split(/\s+/).map(Number);

function fontsAreWhole(pdf: ReadPdf): number {
  const fonts = [...pdf.objects.values()].filter(({ dictionary }) =>
    dictionary.includes('/Subtype /Type0'),
  );
  for (const { dictionary } of fonts) {
    expect(dictionary).toContain('/Encoding /Identity-H');
    expect(target(pdf, dictionary, 'ToUnicode').stream?.length).toBeGreaterThan(100);
    const descendant = target(pdf, dictionary, 'DescendantFonts').dictionary;
    expect(descendant).toContain('/CIDToGIDMap /Identity');
    const descriptor = target(pdf, descendant, 'FontDescriptor').dictionary;
    const program = target(pdf, descriptor, 'FontFile2').stream ?? new Uint8Array();
    const [told, own] = [widthsIn(descendant), advances(program)];
    expect(told).toHaveLength(own.length);
    told.forEach((width, glyph) =>
      expect(Math.abs(width - (own[glyph] ?? NaN))).toBeLessThanOrEqual(1),
    );
  }
  return fonts.length;
}

function profileIsThere(pdf: ReadPdf, catalog: string): void {
  const intent = /\/OutputIntents \[\s*<</.test(catalog)
    ? catalog
    : target(pdf, catalog, 'OutputIntents').dictionary;
  expect(intent).toContain('/S /GTS_PDFA1');
  const { dictionary, stream } = target(pdf, intent, 'DestOutputProfile');
  const profile = Buffer.from(stream ?? []);
  expect(dictionary).toContain('/N 3');
  expect(profile.readUInt32BE(0)).toBe(profile.length);
  expect(profile.toString('latin1', 12, 20)).toBe('mntrRGB ');
  expect(profile.toString('latin1', 36, 40)).toBe('acsp');
}

describe('PDF/A-2b, clause by clause', () => {
  for (const language of ['zh', 'both'] as const)
    for (const content of samples)
      it(`${content.kind} in ${language}`, async () => {
        const bytes = await pdfOf(content, { language });
        // 6.1.2: a version, then a comment of four bytes beyond ASCII; 6.1.3: an identity, nothing after the end.
        expect(Buffer.from(bytes).toString('latin1', 0, 9)).toBe('%PDF-1.7\n');
        expect([...bytes.subarray(10, 14)].every((byte) => byte > 127)).toBe(true);
        const pdf = readPdf(bytes);
        expect(pdf.trailer).toMatch(/\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/i);
        for (const { dictionary } of pdf.objects.values())
          for (const pattern of forbidden) expect(dictionary).not.toMatch(pattern);
        const catalog = target(pdf, pdf.trailer, 'Root').dictionary;
        profileIsThere(pdf, catalog);
        expect(fontsAreWhole(pdf)).toBeGreaterThan(0);

        // 6.6.2: the metadata stands uncompressed, says what the file is, and agrees with the facts.
        const { dictionary, stream } = target(pdf, catalog, 'Metadata');
        expect(dictionary).not.toContain('/Filter');
        const xmp = Buffer.from(stream ?? []).toString('utf8');
        expect(xmp).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>B</);
        expect(xmp).toContain(`>${content.title.zh}<`);

        // Tagged: a tree, a language, the title shown, and something said for each picture.
        expect(partOf(pdf, catalog, 'MarkInfo')).toMatch(/\/Marked true/);
        expect(catalog).toMatch(/\/Lang \(zh-CN\)/);
        expect(partOf(pdf, catalog, 'ViewerPreferences')).toMatch(/\/DisplayDocTitle true/);
        expect(target(pdf, catalog, 'StructTreeRoot').dictionary).toContain('/ParentTree');
        for (const { dictionary: element } of pdf.objects.values()) {
          if (element.includes('/S /Figure')) expect(element).toMatch(/\/Alt /);
        }
      });

  it('is seen to fail: a file without its profile, or with a width of its own, does not pass', async () => {
    const bytes = Buffer.from(await pdfOf(samples[0] ?? simple([])));
    const pdf = readPdf(bytes);
    const catalog = target(pdf, pdf.trailer, 'Root').dictionary;
    expect(() => profileIsThere(pdf, catalog.replace('/OutputIntents', '/Nothing'))).toThrow();
    const wider = new Map(
      [...pdf.objects].map(([number, object]) => [
        number,
        { ...object, dictionary: object.dictionary.replace('/W [0 [', '/W [0 [7') },
      ]),
    );
    expect(() => fontsAreWhole({ ...pdf, objects: wider })).toThrow();
    expect(() => readPdf(bytes.subarray(0, bytes.length - 3))).toThrow();
  });
});

/** A node of the structure as pdf.js gives it. */
interface Node {
  readonly id?: string;
  readonly children?: readonly Node[];
}
const idsIn = ({ id, children = [] }: Node): readonly string[] =>
  id === undefined ? children.flatMap(idsIn) : [id];

describe('the order in which a page is read aloud', () => {
  for (const content of [...letterSamples, ...samples.slice(0, 3)])
    it(`${content.kind} says what it says in the order of its content`, async () => {
      const pdf = await openPdf(await pdfOf(content));
      let said = '';
      for (let number = 1; number <= pdf.numPages; number += 1) {
        const page = await pdf.getPage(number);
        const { items } = await page.getTextContent({ includeMarkedContent: true });
        const texts = new Map<string, string>();
        let open = '';
        for (const item of items) {
          if ('id' in item && item.id) open = item.id;
          else if ('str' in item) texts.set(open, `${texts.get(open) ?? ''}${item.str}`);
          else if (item.type === 'endMarkedContent') open = '';
        }
        const tree = (await page.getStructTree()) as Node;
        said += idsIn(tree)
          .map((id) => texts.get(id) ?? '')
          .join('');
      }
      let at = 0;
      const all = solid(said);
      const { letterhead } = content;
      // What stands at the head and at the foot of each page is no part of the order.
      const skipped = new Set([letterhead?.issuer.zh, letterhead?.number.zh]);
      for (const { zh } of wordsOf(content).slice(0, -8)) {
        if (skipped.has(zh)) continue;
        const found = all.indexOf(solid(zh), at);
        expect(found, zh).toBeGreaterThanOrEqual(at);
        at = found;
      }
      await pdf.loadingTask.destroy();
    });
});
