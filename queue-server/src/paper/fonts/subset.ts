import { roundOutline, type Rounded } from './round-outline.ts';

/**
 * The part of a TrueType font that a PDF needs: the glyphs that were drawn, under new numbers (ISO
 * 14496-22, 5.3.3; ISO 32000-1, 9.9). fontkit's own subset decodes every outline and all thirty
 * thousand offsets first, a third of the time of the first page.
 */
export interface Subset {
  /** The number a glyph has in the subset. */
  includeGlyph(glyph: number | { readonly id: number }): number;
  encode(): Uint8Array;
}

interface Place {
  readonly offset: number;
  readonly length: number;
}

/** Where a font's tables lie; null if it keeps its outlines otherwise than TrueType (CFF). */
function tablesOf(font: DataView): ReadonlyMap<string, Place> | null {
  const tables = new Map<string, Place>();
  for (let index = 0; index < font.getUint16(4); index += 1) {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((part) => font.getUint8(at + part)));
    tables.set(tag, { offset: font.getUint32(at + 8), length: font.getUint32(at + 12) });
  }
  return ['head', 'hhea', 'maxp', 'hmtx', 'loca', 'glyf'].every((tag) => tables.has(tag))
    ? tables
    : null;
}

/** Flags of a component of a composite glyph (ISO 14496-22, 5.3.3.1.2). */
const component = { words: 1, scale: 8, more: 32, twoScales: 64, matrix: 128, hints: 256 } as const;

/**
 * Points of an outline stand on a grid of a 250th of the em, about that of the fonts which Chinese
 * papers are usually set in (256): at twelve points none moves by a hundredth of a millimetre.
 */
const gridsInEm = 250;

const componentLength = (flags: number): number =>
  4 +
  (flags & component.words ? 4 : 2) +
  (flags & component.scale
    ? 2
    : flags & component.twoScales
      ? 4
      : flags & component.matrix
        ? 8
        : 0);

function assemble(tables: readonly (readonly [tag: string, data: Uint8Array])[]): Uint8Array {
  const padded = (length: number) => (length + 3) & ~3;
  const head = 12 + tables.length * 16;
  const whole = new Uint8Array(tables.reduce((sum, [, { length }]) => sum + padded(length), head));
  const view = new DataView(whole.buffer);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, (tables.length - power) * 16);
  let at = head;
  tables.forEach(([tag, data], index) => {
    whole.set(data, at);
    let sum = 0;
    for (let word = at; word < at + padded(data.length); word += 4)
      sum = (sum + view.getUint32(word)) >>> 0;
    const entry = 12 + index * 16;
    for (let part = 0; part < 4; part += 1) view.setUint8(entry + part, tag.charCodeAt(part));
    view.setUint32(entry + 4, sum);
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, data.length);
    at += padded(data.length);
  });
  return whole;
}

/**
 * How wide each glyph is, in the font's units, read where it stands: fontkit decodes the place of
 * every outline before it tells. Null for a font that is not TrueType.
 */
export function advancesIn(file: Uint8Array): ((glyph: number) => number) | null {
  const font = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = tablesOf(font);
  const [hhea, hmtx] = [tables?.get('hhea'), tables?.get('hmtx')];
  if (hhea === undefined || hmtx === undefined) return null;
  const metrics = font.getUint16(hhea.offset + 34);
  return (glyph) => font.getUint16(hmtx.offset + Math.min(glyph, metrics - 1) * 4);
}

/** Null for a font that is not TrueType: then whoever opened it makes its subset. */
export function subsetOf(file: Uint8Array): Subset | null {
  const font = new DataView(file.buffer, file.byteOffset, file.byteLength);
  // A Buffer's slices are views of it; these are to be changed.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  const tables = tablesOf(font);
  const advanceOf = advancesIn(file);
  if (tables === null || advanceOf === null) return null;
  const place = (tag: string): Place => tables.get(tag) ?? { offset: 0, length: 0 };
  const copy = (tag: string): Uint8Array =>
    bytes.slice(place(tag).offset, place(tag).offset + place(tag).length);
  const [head, hhea, maxp] = [copy('head'), copy('hhea'), copy('maxp')];
  const long = new DataView(head.buffer).getInt16(50) === 1;
  const grid = Math.max(1, Math.round(new DataView(head.buffer).getUint16(18) / gridsInEm));
  const metrics = new DataView(hhea.buffer).getUint16(34);
  const [loca, hmtx, glyf] = [place('loca').offset, place('hmtx').offset, place('glyf').offset];
  const offsetOf = (glyph: number): number =>
    glyf + (long ? font.getUint32(loca + glyph * 4) : font.getUint16(loca + glyph * 2) * 2);
  const bearingOf = (glyph: number): number =>
    font.getInt16(
      glyph < metrics ? hmtx + glyph * 4 + 2 : hmtx + metrics * 4 + (glyph - metrics) * 2,
    );

  const glyphs: number[] = [];
  const numbers = new Map<number, number>();
  const include = (glyph: number): number => {
    const known = numbers.get(glyph);
    if (known !== undefined) return known;
    glyphs.push(glyph);
    numbers.set(glyph, glyphs.length - 1);
    return glyphs.length - 1;
  };
  // The glyph of what is missing stands first in every font.
  include(0);

  /** An outline without hints, which no longer fit its points; the parts of a composite one are included, too. */
  const outlineOf = (glyph: number): Rounded => {
    const outline = bytes.slice(offsetOf(glyph), offsetOf(glyph + 1));
    if (outline.length === 0) return { outline, moved: 0 };
    const view = new DataView(outline.buffer);
    if (view.getInt16(0) >= 0) return roundOutline(outline, grid);
    let [at, flags] = [10, component.more as number];
    while (flags & component.more) {
      flags = view.getUint16(at);
      view.setUint16(at, flags & ~component.hints);
      view.setUint16(at + 2, include(view.getUint16(at + 2)));
      at += componentLength(flags);
    }
    return { outline: outline.slice(0, at), moved: 0 };
  };

  return {
    includeGlyph: (glyph) => include(typeof glyph === 'number' ? glyph : glyph.id),
    encode() {
      const outlines: Rounded[] = [];
      // The list grows while composites are met.
      for (let index = 0; index < glyphs.length; index += 1)
        outlines.push(outlineOf(glyphs[index] ?? 0));
      // Short offsets count in words: each outline ends on one.
      const lengths = outlines.map(({ outline }) => outline.length + (outline.length % 2));
      const whole = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
      const short = whole.length < 0x20000;
      const offsets = new DataView(new ArrayBuffer((glyphs.length + 1) * (short ? 2 : 4)));
      const widths = new DataView(new ArrayBuffer(glyphs.length * 4));
      const writeOffset = (index: number, at: number): void =>
        short ? offsets.setUint16(index * 2, at / 2) : offsets.setUint32(index * 4, at);
      let at = 0;
      glyphs.forEach((glyph, index) => {
        const made = outlines[index] ?? { outline: new Uint8Array(), moved: 0 };
        writeOffset(index, at);
        whole.set(made.outline, at);
        at += lengths[index] ?? 0;
        widths.setUint16(index * 4, advanceOf(glyph));
        widths.setInt16(index * 4 + 2, bearingOf(glyph) + made.moved);
      });
      writeOffset(glyphs.length, at);
      new DataView(head.buffer).setUint32(8, 0);
      new DataView(head.buffer).setInt16(50, short ? 0 : 1);
      new DataView(hhea.buffer).setUint16(34, glyphs.length);
      new DataView(maxp.buffer).setUint16(4, glyphs.length);
      return assemble([
        ['glyf', whole],
        ['head', head],
        ['hhea', hhea],
        ['hmtx', new Uint8Array(widths.buffer)],
        ['loca', new Uint8Array(offsets.buffer)],
        ['maxp', maxp],
      ]);
    },
  };
}
