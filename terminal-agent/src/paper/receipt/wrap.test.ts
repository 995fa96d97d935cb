import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { widthOf } from './repertoire.ts';
import { wrap } from './wrap.ts';

const texts = fc
  .array(
    fc.constantFrom(
      ...'城乡居民养老，。（）《》“”· abcXYZ0189-./:年月日个𬱖𠅤',
      'https://yunxi.example/q/',
    ),
    { maxLength: 120 },
  )
  .map((parts) => parts.join(''));
const solid = (lines: readonly string[]) => lines.join('').replaceAll(' ', '');

describe('breaking a text into lines', () => {
  it('never makes a line wider than the paper and never drops a character', () => {
    fc.assert(
      fc.property(
        texts,
        fc.integer({ min: 8, max: 48 }),
        fc.integer({ min: 0, max: 3 }),
        (text, columns, hang) => {
          const lines = wrap(text, columns, hang);
          expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(columns);
          expect(solid(lines)).toBe(text.replaceAll(' ', ''));
        },
      ),
    );
  });

  it('keeps words whole, also Latin ones with accents', () => {
    expect(wrap('Yunxi Government Service Centre', 20)).toEqual([
      'Yunxi Government',
      'Service Centre',
    ]);
  });

  it('lets no closing mark begin a line and no opening mark end one', () => {
    expect(wrap('请到窗口办理，谢谢', 12)).toEqual(['请到窗口办', '理，谢谢']);
    expect(wrap('详见《办法》第三条', 6)).toEqual(['详见', '《办', '法》第', '三条']);
  });

  it('keeps a date and a count with their measure', () => {
    expect(wrap('最迟于2026年3月27日告知', 16)).toEqual(['最迟于', '2026年3月27日告', '知']);
  });

  it('sets in the lines after the first', () => {
    expect(wrap('1. 户口簿原件及复印件', 12, 3)).toEqual(['1. 户口簿原', '   件及复印', '   件']);
  });

  it('makes no empty line of an indent before a word too long for any line', () => {
    expect(wrap('  yunxi-xinan-01', 10, 2)).toEqual(['  yunxi-xi', '  nan-01']);
  });

  it('cuts an address longer than the line instead of losing its end', () => {
    expect(wrap('http://yunxi.example/q/Vb2Q7x', 12)).toEqual([
      'http://yunxi',
      '.example/q/V',
      'b2Q7x',
    ]);
  });
});
