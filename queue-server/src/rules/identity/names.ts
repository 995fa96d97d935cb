import { good, refused, type Outcome } from '../outcome.ts';

export const longestName = 50;
/** The identity chip itself cuts a name after this many characters. */
export const chipNameLength = 15;

const middleDots = /[\u2022\u2027\u30fb\uff65\u2219\u22c5\u0387]/gu;

export type NameRefusal = 'name-empty' | 'name-too-long' | 'name-characters';

/**
 * Reads a person's name: middle dots of every keyboard become U+00B7, surrounding space goes,
 * nothing is ever cut. Length counts code points, so 𬱖启明 has three.
 */
export function readName(text: string): Outcome<string, NameRefusal> {
  const name = text.normalize('NFC').trim().replace(middleDots, '\u00b7').replace(/\s+/gu, ' ');
  const length = [...name].length;
  if (length === 0) return refused('name-empty', '请填写姓名', 'Please give the name');
  if (length > longestName) {
    return refused('name-too-long', '姓名最多50个字', 'A name has at most 50 characters');
  }
  if (!/^[\p{L}\p{M}\p{Co}\u00b7 .'\u2019-]+$/u.test(name)) {
    return refused(
      'name-characters',
      '姓名中有不能识别的符号',
      'The name contains symbols that do not belong in a name',
    );
  }
  return good(name);
}

/** Whether a chip's name may have been cut, so that the citizen is offered "my name is longer". */
export const mayBeCut = (chipName: string): boolean => [...chipName].length >= chipNameLength;
