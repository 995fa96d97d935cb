/** Characters that may not begin a line (禁则): closing marks and what belongs to the word before. */
const notFirst = new Set('，。、；：！？）》」』】〕’”％·…,.;:!?)]}%°');
/** Characters that may not end a line: opening marks. */
const notLast = new Set('（《「『【〔‘“([{');

/** Measures stay with their number, and a date stays whole: 3月27日. */
const measures = new Set('年月日点分个份人天页元');
const isDigit = (character: string): boolean => character >= '0' && character <= '9';
const isMeasured = (last: string, character: string): boolean =>
  (isDigit(last) && measures.has(character)) || (measures.has(last) && isDigit(character));

// Narrow quotes of latin-quotes.ts belong to their word.
const isWord = (character: string): boolean => /[!-~\u00c0-\u024f\ufdd0-\ufdd3]/.test(character);

/** Pieces that stay together: a run of letters and digits, or one character with the marks bound to it. */
const pieces = (text: string): readonly string[] => {
  const found: string[] = [];
  let last = ' ';
  for (const character of text) {
    const joins =
      last !== ' ' &&
      character !== ' ' &&
      (notLast.has(last) ||
        notFirst.has(character) ||
        (isWord(character) && isWord(last)) ||
        isMeasured(last, character));
    if (joins) found.push(`${found.pop() ?? ''}${character}`);
    else found.push(character);
    last = character;
  }
  return found;
};

export interface BreakOptions {
  /** In the unit of `measure`: columns on a thermal printer, points on a page. */
  readonly width: number;
  /** By how much lines after the first are set in (negative: the first is set in). */
  readonly hang?: number;
  readonly measure: (character: string) => number;
}

export interface BrokenLine {
  readonly text: string;
  /** The first line of its paragraph. */
  readonly first: boolean;
}

/**
 * Breaks a text into lines. A piece too long for any line is cut where the line ends. Nothing but
 * the spaces at the breaks is ever dropped.
 */
export const breakLines = (
  text: string,
  { width, hang = 0, measure }: BreakOptions,
): readonly BrokenLine[] =>
  text.split('\n').flatMap((paragraph) => {
    const lines: BrokenLine[] = [];
    let line = '';
    let used = 0;
    const room = () => width - (lines.length === 0 ? Math.max(0, -hang) : Math.max(0, hang));
    const turn = () => {
      lines.push({ text: line.trimEnd(), first: lines.length === 0 });
      line = '';
      used = 0;
    };
    for (const piece of pieces(paragraph)) {
      const widths = Array.from(piece, measure);
      const whole = widths.reduce((sum, each) => sum + each, 0);
      // An indent alone is no line: what does not fit beside it fits no better below.
      if (line.trim() !== '' && used + whole > room()) turn();
      if (piece === ' ' && line === '' && lines.length > 0) continue;
      let at = 0;
      for (const character of piece) {
        const own = widths[at++] ?? 0;
        if (line !== '' && used + own > room()) turn();
        line += character;
        used += own;
      }
    }
    turn();
    return lines;
  });
