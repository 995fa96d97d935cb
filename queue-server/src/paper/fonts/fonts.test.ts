import { mkdtempSync, rmSync, writeFileSync, copyFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Font } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { fontChain } from './chain.ts';
import { openFonts } from './shell/open-fonts.ts';

const rare = fileURLToPath(new URL('rare/rare.ttf', import.meta.url));

/** A directory of its own that goes away. */
const directory = () => {
  const path = mkdtempSync(join(tmpdir(), 'banshi-fonts-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) };
};

describe('the fonts of paper', () => {
  it('draw every name of the fictional city, from the first font that has the character', async () => {
    const fonts = await openFonts();
    for (const character of '林知夏欧阳祎翀买提江·图尔荪周桂芳陈玥彧王大山赵建国刘小满𬱖启明𠅤')
      expect(fonts.find(character)?.postscriptName).toBe('NotoSansSC-Regular');
    expect(fonts.find('𡚸')?.postscriptName).toBe('BanshiRare-Regular');
    expect(fonts.find('\u{10fffd}')).toBeNull();
  });

  it('trust Noto Sans SC with reason: it has an outline for what it lists (every fourth one is looked at)', async () => {
    const font = (await openFonts()).find('我');
    const empty = (font?.characterSet ?? []).filter((code, index) => {
      if (index % 4 !== 0) return false;
      const visible = /[\p{L}\p{N}\p{P}\p{S}]/u.test(String.fromCodePoint(code));
      return visible && font?.glyphForCodePoint(code).path.commands.length === 0;
    });
    expect(empty.map((code) => `U+${code.toString(16)}`)).toEqual([]);
  });

  it('go on through a configured directory and tell of files that are no font', async () => {
    using folder = directory();
    copyFileSync(rare, join(folder.path, 'b.ttf'));
    writeFileSync(join(folder.path, 'a.ttf'), 'wOF2 is not for paper');
    writeFileSync(join(folder.path, 'readme.txt'), 'no font');
    const broken: string[] = [];
    const fonts = await openFonts({
      directory: folder.path,
      onBroken: (file) => broken.push(file),
    });
    expect(fonts.find('我')).not.toBeNull();
    // Nothing is read before it is needed.
    expect(broken).toEqual([]);
    expect(fonts.find('\u{10fffd}')).toBeNull();
    expect(broken).toEqual([join(folder.path, 'a.ttf')]);
  });

  it('pass over a font that lists a character and draws nothing', async () => {
    const good = (await openFonts()).find('我');
    if (good === null) throw new Error('no font');
    const hollow = {
      hasGlyphForCodePoint: () => true,
      glyphForCodePoint: () => ({ id: 7, path: { commands: [] } }),
    } as unknown as Font;
    const fonts = fontChain([
      { name: 'hollow', load: () => hollow },
      { name: 'good', load: () => good },
    ]);
    expect(fonts.find('我')).toBe(good);
  });

  it('bring the rare characters in less than 100 kB', () => {
    expect(statSync(rare).size).toBeLessThan(100_000);
  });
});
