/**
 * Code 128 (ISO/IEC 15417): widths of bars and spaces in modules, by symbol value; 103–105 start in
 * sets A, B and C, 106 stops.
 */
const widths = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 ' +
  '122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 ' +
  '321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 ' +
  '211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 ' +
  '213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 ' +
  '121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 ' +
  '241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 ' +
  '412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 ' +
  '211214 211232 2331112'
).split(' ');

const [toC, toB, startB, startC, stop] = [99, 100, 104, 105, 106];

/** Symbol values: pairs of digits in set C where a run of four or more makes it shorter, else set B. */
const values = (text: string): number[] => {
  const symbols: number[] = [];
  let inC = false;
  for (let at = 0; at < text.length;) {
    const digits = /^\d*/.exec(text.slice(at))?.[0].length ?? 0;
    if (digits >= (inC ? 2 : 4)) {
      // An odd digit stays outside, before the pairs.
      if (!inC && digits % 2 === 1) {
        if (symbols.length === 0) symbols.push(startB);
        symbols.push(text.charCodeAt(at) - 32);
        at += 1;
      }
      if (!inC) symbols.push(symbols.length === 0 ? startC : toC);
      inC = true;
      symbols.push(Number(text.slice(at, at + 2)));
      at += 2;
    } else {
      if (symbols.length === 0) symbols.push(startB);
      else if (inC) symbols.push(toB);
      inC = false;
      symbols.push(text.charCodeAt(at) - 32);
      at += 1;
    }
  }
  return symbols;
};

/**
 * Widths in modules, bar and space in turn, beginning with a bar; without the quiet zones of ten
 * modules. Printable ASCII only: anything else is a bug of the caller.
 */
export const code128 = (text: string): readonly number[] => {
  if (!/^[ -~]+$/.test(text)) throw new RangeError(`not printable ASCII: ${text}`);
  const symbols = values(text);
  const check = symbols.reduce((sum, value, at) => sum + value * Math.max(1, at), 0) % 103;
  return [...symbols, check, stop].flatMap((value) => Array.from(widths[value] ?? '', Number));
};
