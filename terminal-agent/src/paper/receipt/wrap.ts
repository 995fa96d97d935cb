import { columnsOf, widthOf } from './repertoire.ts';

/** Characters that may not begin a line (禁则): closing marks and what belongs to the word before. */
const notFirst = new Set('，。、；：！？）》」』】〕’”％·…,.;:!?)]}%°');
/** Characters that may not end a line: opening marks. */
const notLast = new Set('（《「『【〔‘“([{');

/** Measures stay with their number, and a date stays whole: 3月27日. */
const isDigit = (character: string): boolean => character >= '0' && character <= '9';
const measures = new Set('年月日点分个份人天页元');
const isMeasured = (last: string, character: string): boolean =>
  (isDigit(last) && measures.has(character)) || (measures.has(last) && isDigit(character));

const isWord = (character: string): boolean => /[!-~\u00c0-\u024f]/.test(character);

/** Pieces that stay together: a run of letters and digits, or one character with the marks bound to it. */
export const pieces = (text: string): readonly string[] => {
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

/**
 * Breaks a text into lines of at most `columns` columns; lines after the first are set in by
 * `hang`. A piece too long for any line is cut where the line ends. Nothing but the spaces at
 * the breaks is ever dropped.
 */
export const wrap = (text: string, columns: number, hang = 0): readonly string[] =>
  text.split('\n').flatMap((paragraph) => {
    const indent = ' '.repeat(hang);
    const lines: string[] = [];
    let line = '';
    const start = () => (lines.length === 0 ? 0 : hang);
    const turn = () => {
      lines.push(line.trimEnd());
      line = indent;
    };
    for (const piece of pieces(paragraph)) {
      const fresh = widthOf(line) === start() && lines.length > 0;
      if (piece === ' ' && fresh) continue;
      if (widthOf(line) + widthOf(piece) > columns && !fresh && line !== '') turn();
      if (piece === ' ' && line === indent && lines.length > 0) continue;
      for (const character of piece) {
        if (widthOf(line) + columnsOf(character) > columns) turn();
        line += character;
      }
    }
    lines.push(line.trimEnd());
    return lines;
  });
