import type { Text } from '../../protocol/text.ts';

/** What an expression computes with. A missing path is null; nothing is undefined. */
export type Value = null | boolean | number | string | readonly Value[];

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in';

export type Expression =
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'path'; readonly path: readonly string[]; readonly at: number }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | {
      readonly kind: 'and' | 'or';
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'call';
      readonly name: FunctionName;
      readonly args: readonly Expression[];
      readonly at: number;
    };

export type FunctionName = 'empty' | 'length' | 'age';
/** How many arguments each function takes. */
export const functions: Readonly<Record<FunctionName, number>> = { empty: 1, length: 1, age: 2 };
export const isFunction = (name: string): name is FunctionName => Object.hasOwn(functions, name);

export type ExpressionErrorCode =
  | 'expression-too-long'
  | 'expression-too-deep'
  | 'expression-character'
  | 'expression-text-open'
  | 'expression-unexpected'
  | 'expression-function';

/** `at` counts UTF-16 units from 0, as editors do. */
export interface ExpressionError {
  readonly code: ExpressionErrorCode;
  readonly at: number;
  readonly words: Text;
}

export type Parsed =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly error: ExpressionError };

export const longestExpression = 500;
export const deepestExpression = 24;
