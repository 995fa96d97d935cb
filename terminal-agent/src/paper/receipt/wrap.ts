import { breakLines } from '@banshi/queue-server/paper';
import { columnsOf } from './repertoire.ts';

/**
 * Breaks a text into lines of at most `columns` columns; lines after a paragraph's first are set in
 * by `hang` spaces.
 */
export const wrap = (text: string, columns: number, hang = 0): readonly string[] =>
  breakLines(text, { width: columns, hang, measure: columnsOf }).map(({ text: line, first }) =>
    first ? line : `${' '.repeat(hang)}${line}`,
  );
