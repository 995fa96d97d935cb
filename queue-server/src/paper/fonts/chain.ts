import type { Font } from 'fontkit';

/** A font file that is read on first need: the rare ones are large and rarely needed. */
export interface FontSource {
  readonly name: string;
  /** Known to draw every character it lists, so that nobody needs to look. */
  readonly proven?: boolean;
  /** Null if the file cannot be read as a TrueType or OpenType font. */
  readonly load: () => Font | null;
}

/** Which font draws a character: the first in the chain that really has an outline for it. */
export interface Fonts {
  readonly find: (character: string) => Font | null;
}

const isSpace = (character: string): boolean => character === ' ' || character === '\u3000';

/** A font may list a character and draw nothing: that would be a hole in a name. */
const draws = (font: Font, character: string, proven: boolean): boolean => {
  const code = character.codePointAt(0) ?? 0;
  if (!font.hasGlyphForCodePoint(code)) return false;
  if (proven || isSpace(character)) return true;
  const glyph = font.glyphForCodePoint(code);
  return glyph.id !== 0 && glyph.path.commands.length > 0;
};

/** Character by character through the chain; answers are remembered, for papers repeat themselves. */
export const fontChain = (sources: readonly FontSource[]): Fonts => {
  const loaded = new Map<FontSource, Font | null>();
  const found = new Map<string, Font | null>();

  const load = (source: FontSource): Font | null => {
    const known = loaded.get(source);
    if (known !== undefined) return known;
    const font = source.load();
    loaded.set(source, font);
    return font;
  };
  const search = (character: string): Font | null => {
    for (const source of sources) {
      const font = load(source);
      if (font !== null && draws(font, character, source.proven === true)) return font;
    }
    return null;
  };
  return {
    find(character) {
      const known = found.get(character);
      if (known !== undefined) return known;
      const font = search(character);
      found.set(character, font);
      return font;
    },
  };
};
