/**
 * What a thermal printer's own Chinese font can draw: ASCII, one column wide, and the two-byte
 * characters of GBK, two columns wide. GB18030's four-byte characters and the handful of two-byte
 * ones that came after GBK (€, ǹ, U+2E81 and the like) are in few printers' memories.
 */
const ranges: readonly (readonly [number, number, number, number])[] = [
  // first byte from–to, second byte from–to: GBK/1 … GBK/5 of GB 18030-2022, 6.2
  [0xa1, 0xa9, 0xa1, 0xfe],
  [0xb0, 0xf7, 0xa1, 0xfe],
  [0x81, 0xa0, 0x40, 0xfe],
  [0xaa, 0xfd, 0x40, 0xa0],
  [0xa8, 0xa9, 0x40, 0x88],
];
/** GB18030 put these two into the same rows later. */
const afterGbk = new Set([0x20ac, 0x01f9]);

const isPrivate = (code: number): boolean =>
  code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff) || (code >= 0xfe10 && code <= 0xfe19);

const isAscii = (character: string): boolean => character >= ' ' && character <= '~';

/** Tells whether the printer's own font has a character. Made once a slip: about a millisecond. */
export const printerFont = (): ((character: string) => boolean) => {
  const bytes: number[] = [];
  for (const [firstFrom, firstTo, secondFrom, secondTo] of ranges)
    for (let first = firstFrom; first <= firstTo; first += 1)
      for (let second = secondFrom; second <= secondTo; second += 1)
        if (second !== 0x7f) bytes.push(first, second);
  const has = new Uint8Array(0x10000);
  for (const character of new TextDecoder('gb18030').decode(Uint8Array.from(bytes))) {
    const code = character.codePointAt(0) ?? 0;
    if (code <= 0xffff && !isPrivate(code) && !afterGbk.has(code)) has[code] = 1;
  }
  return (character) => isAscii(character) || has[character.codePointAt(0) ?? 0] === 1;
};

/** Columns a character takes on a thermal printer: ASCII one, everything else two. */
export const columnsOf = (character: string): number => (isAscii(character) ? 1 : 2);

export const widthOf = (text: string): number => {
  let width = 0;
  for (const character of text) width += columnsOf(character);
  return width;
};
