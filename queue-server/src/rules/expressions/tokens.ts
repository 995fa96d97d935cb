import type { ExpressionError } from './syntax.ts';

export type Token =
  | { readonly kind: 'text'; readonly value: string; readonly at: number }
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'name'; readonly value: string; readonly at: number }
  | { readonly kind: 'mark'; readonly value: string; readonly at: number }
  | { readonly kind: 'end'; readonly value: ''; readonly at: number };

const space = /\s+/y;
const number = /-?\d+(?:\.\d+)?/y;
const name = /[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z_][A-Za-z0-9_-]*)*/y;
const mark = /&&|\|\||==|!=|<=|>=|[<>!()[\],]/y;
const text = /"([^"]*)"|'([^']*)'/y;

function take(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  const sticky = new RegExp(pattern.source, pattern.flags);
  sticky.lastIndex = at;
  return sticky.exec(source);
}

/** Cuts an expression into tokens; linear in its length. */
export function tokens(source: string): readonly Token[] | ExpressionError {
  const found: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const blank = take(space, source, at);
    if (blank !== null) {
      at += blank[0].length;
      continue;
    }
    const quoted = take(text, source, at);
    const digits = quoted === null ? take(number, source, at) : null;
    const word = quoted === null && digits === null ? take(name, source, at) : null;
    const sign = (quoted ?? digits ?? word) ? null : take(mark, source, at);
    const match = quoted ?? digits ?? word ?? sign;
    if (match === null) {
      const open = source[at] === '"' || source[at] === "'";
      return open
        ? {
            code: 'expression-text-open',
            at,
            words: { zh: '引号没有配对', en: 'The quotation mark is never closed' },
          }
        : {
            code: 'expression-character',
            at,
            words: { zh: `不认识的符号“${source[at]}”`, en: `Unknown character "${source[at]}"` },
          };
    }
    if (quoted !== null) found.push({ kind: 'text', value: quoted[1] ?? quoted[2] ?? '', at });
    else if (digits !== null) found.push({ kind: 'number', value: Number(digits[0]), at });
    else if (word !== null) found.push({ kind: 'name', value: word[0], at });
    else found.push({ kind: 'mark', value: match[0], at });
    at += match[0].length;
  }
  found.push({ kind: 'end', value: '', at: source.length });
  return found;
}
