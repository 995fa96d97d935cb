import type { Font } from 'fontkit';
import { breakLines } from '../content/break-lines.ts';
import type { Fonts } from '../fonts/chain.ts';
import { markLatinQuotes, unmarked } from '../fonts/latin-quotes.ts';
import type { Ink } from './ink.ts';
import type { Run, Shape } from './model.ts';

/** Sets text with a chain of fonts and notes what none of them can draw. */
export interface Setter {
  /** Width in points. */
  readonly width: (text: string, ink: Ink) => number;
  /** Broken to `width`; the first line set in by `indent` points. */
  readonly lines: (text: string, ink: Ink, width: number, indent?: number) => readonly SetLine[];
  readonly missing: ReadonlySet<string>;
}
export interface SetLine {
  readonly runs: readonly Run[];
  readonly width: number;
  readonly indent: number;
}

const advance = (font: Font, character: string): number =>
  font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;

export const textSetter = (fonts: Fonts): Setter => {
  const missing = new Set<string>();
  const advances = new Map<string, number>();

  /** In ems. */
  const em = (character: string): number => {
    const known = advances.get(character);
    if (known !== undefined) return known;
    const font = fonts.find(character);
    if (font === null) missing.add(unmarked(character));
    const width = font === null ? 1 : advance(font, character);
    advances.set(character, width);
    return width;
  };
  const width = (text: string, { size }: Ink) => {
    let sum = 0;
    for (const character of markLatinQuotes(text)) sum += em(character);
    return sum * size;
  };
  const runsOf = (text: string, { size }: Ink): readonly Run[] => {
    const runs: { font: Font; text: string; x: number }[] = [];
    let x = 0;
    for (const character of text) {
      const font = fonts.find(character);
      const last = runs.at(-1);
      if (font !== null && last?.font === font) last.text += character;
      else if (font !== null) runs.push({ font, text: character, x });
      x += em(character) * size;
    }
    return runs;
  };
  return {
    missing,
    width,
    lines: (text, ink, room, indent = 0) =>
      breakLines(markLatinQuotes(text), {
        width: room,
        hang: -indent,
        measure: (character) => em(character) * ink.size,
      }).map((line) => ({
        runs: runsOf(line.text, ink),
        width: width(line.text, ink),
        indent: line.first ? indent : 0,
      })),
  };
};

/** A line of text whose leading begins at `top`. */
export const shapeOf = (line: SetLine, ink: Ink, x: number, top: number): Shape => ({
  kind: 'runs',
  runs: line.runs,
  x: x + line.indent,
  // Noto Sans SC stands 0.88 em above the baseline and 0.12 below it.
  baseline: top + (ink.leading - ink.size) / 2 + ink.size * 0.88,
  size: ink.size,
  bold: ink.bold,
  colour: ink.colour,
});
