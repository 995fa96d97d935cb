import {
  deepestExpression,
  functions,
  isFunction,
  longestExpression,
  type Comparison,
  type Expression,
  type ExpressionError,
  type Parsed,
} from './syntax.ts';
import { tokens, type Token } from './tokens.ts';

const comparisons = new Set<string>(['==', '!=', '<', '<=', '>', '>=', 'in']);
const isComparison = (text: string): text is Comparison => comparisons.has(text);
const end: Token = { kind: 'end', value: '', at: 0 };

/** Recursive descent over at most 500 characters; every level of nesting is counted. */
class Reader {
  #position = 0;
  readonly #tokens: readonly Token[];
  error: ExpressionError | null = null;

  constructor(list: readonly Token[]) {
    this.#tokens = list;
  }

  get token(): Token {
    return this.#tokens[this.#position] ?? end;
  }

  take(value: string): boolean {
    const here = this.token;
    if ((here.kind !== 'mark' && here.kind !== 'name') || here.value !== value) return false;
    this.#position += 1;
    return true;
  }

  step(): void {
    this.#position += 1;
  }

  /** Keeps the first error; the placeholder it returns is never evaluated. */
  fail(code: ExpressionError['code'], zh: string, en: string, at = this.token.at): Expression {
    this.error ??= { code, at, words: { zh, en } };
    return { kind: 'literal', value: null };
  }

  or(depth: number): Expression {
    let left = this.and(depth);
    while (this.error === null && this.take('||'))
      left = { kind: 'or', left, right: this.and(depth) };
    return left;
  }

  and(depth: number): Expression {
    let left = this.compared(depth);
    while (this.error === null && this.take('&&'))
      left = { kind: 'and', left, right: this.compared(depth) };
    return left;
  }

  compared(depth: number): Expression {
    const left = this.unary(depth);
    const operator = this.token.value;
    if (this.error !== null || this.token.kind === 'text') return left;
    if (typeof operator !== 'string' || !isComparison(operator)) return left;
    this.step();
    return { kind: 'compare', operator, left, right: this.unary(depth) };
  }

  unary(depth: number): Expression {
    if (depth > deepestExpression) {
      return this.fail('expression-too-deep', '嵌套过深', 'Nested too deeply');
    }
    return this.take('!') ? { kind: 'not', of: this.unary(depth + 1) } : this.primary(depth + 1);
  }

  list(close: string, depth: number): Expression[] {
    const items: Expression[] = [];
    if (this.take(close)) return items;
    do items.push(this.or(depth));
    while (this.error === null && this.take(','));
    if (this.error === null && !this.take(close)) this.unexpected();
    return items;
  }

  primary(depth: number): Expression {
    const here = this.token;
    if (here.kind === 'text' || here.kind === 'number') {
      this.step();
      return { kind: 'literal', value: here.value };
    }
    if (this.take('(')) {
      const inner = this.or(depth);
      if (this.error === null && !this.take(')')) return this.unexpected();
      return inner;
    }
    if (this.take('[')) return { kind: 'list', items: this.list(']', depth) };
    if (here.kind !== 'name' || here.value === 'in') return this.unexpected();
    this.step();
    if (here.value === 'true') return { kind: 'literal', value: true };
    if (here.value === 'false') return { kind: 'literal', value: false };
    if (here.value === 'null') return { kind: 'literal', value: null };
    if (!this.take('(')) return { kind: 'path', path: here.value.split('.'), at: here.at };
    const args = this.list(')', depth);
    if (this.error !== null) return { kind: 'list', items: args };
    if (!isFunction(here.value) || functions[here.value] !== args.length) {
      return this.fail(
        'expression-function',
        `没有函数“${here.value}”或参数个数不对`,
        `There is no function "${here.value}" with ${args.length} arguments`,
        here.at,
      );
    }
    return { kind: 'call', name: here.value, args, at: here.at };
  }

  unexpected(): Expression {
    const here = this.token;
    return here.kind === 'end'
      ? this.fail('expression-unexpected', '表达式没有写完', 'The expression ends too early')
      : this.fail(
          'expression-unexpected',
          `此处不应出现“${here.value}”`,
          `"${here.value}" does not belong here`,
        );
  }
}

/**
 * Parses a condition such as `situations.role == "student" && age(applicant.birthDate, session.today) >= 16`.
 * Operators: `|| && ! == != < <= > >= in`; lists `["a", "b"]`; functions `empty`, `length`, `age`.
 */
export function parseExpression(source: string): Parsed {
  if (source.length > longestExpression) {
    const words = { zh: '表达式过长', en: 'The expression is too long' };
    return { ok: false, error: { code: 'expression-too-long', at: longestExpression, words } };
  }
  const list = tokens(source);
  if ('code' in list) return { ok: false, error: list };
  const reader = new Reader(list);
  const expression = reader.or(0);
  if (reader.error === null && reader.token.kind !== 'end') reader.unexpected();
  return reader.error === null ? { ok: true, expression } : { ok: false, error: reader.error };
}

/** Every path an expression reads, e.g. `["answers", "insured"]`, with its position. */
export function pathsOf(
  expression: Expression,
): readonly { path: readonly string[]; at: number }[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'path':
      return [{ path: expression.path, at: expression.at }];
    case 'list':
      return expression.items.flatMap(pathsOf);
    case 'not':
      return pathsOf(expression.of);
    case 'and':
    case 'or':
    case 'compare':
      return [...pathsOf(expression.left), ...pathsOf(expression.right)];
    case 'call':
      return expression.args.flatMap(pathsOf);
  }
}
