import { isDate } from '../calendar/dates.ts';
import { ageOn } from '../identity/numbers.ts';
import type { Comparison, Expression, FunctionName, Value } from './syntax.ts';

/** What paths read from: plain data, one object per first name (`answers`, `situations`, `applicant`, `session`). */
export type Facts = Readonly<Record<string, unknown>>;

function toValue(raw: unknown): Value {
  if (typeof raw === 'boolean' || typeof raw === 'string') return raw;
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : null;
  if (Array.isArray(raw)) return raw.map(toValue);
  return null;
}

/** Own properties only: a path can never reach a prototype. */
export function lookUp(facts: Facts, path: readonly string[]): Value {
  let here: unknown = facts;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return null;
    here = (here as Record<string, unknown>)[step];
  }
  return toValue(here);
}

const isTrue = (value: Value): boolean => value === true;

function same(left: Value, right: Value): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, i) => same(item, right[i] ?? null));
  }
  return left === right;
}

function compare(operator: Comparison, left: Value, right: Value): boolean {
  if (operator === '==') return same(left, right);
  if (operator === '!=') return !same(left, right);
  if (operator === 'in')
    return Array.isArray(right) && right.some((item: Value) => same(left, item));
  // Order exists between two numbers or two texts (dates); between anything else nothing holds.
  const both =
    (typeof left === 'number' && typeof right === 'number') ||
    (typeof left === 'string' && typeof right === 'string');
  if (!both || left === null || right === null) return false;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}

function call(name: FunctionName, args: readonly Value[]): Value {
  const [first = null, second = null] = args;
  switch (name) {
    case 'empty':
      return first === null || first === '' || (Array.isArray(first) && first.length === 0);
    case 'length':
      if (typeof first === 'string') return [...first].length;
      return Array.isArray(first) ? first.length : 0;
    case 'age':
      return typeof first === 'string' &&
        typeof second === 'string' &&
        isDate(first) &&
        isDate(second)
        ? ageOn(first, second)
        : null;
  }
}

/** Evaluates a parsed expression. Total: it ends, it never throws, and what it cannot know is null. */
export function evaluate(expression: Expression, facts: Facts): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'path':
      return lookUp(facts, expression.path);
    case 'list':
      return expression.items.map((item) => evaluate(item, facts));
    case 'not':
      return !isTrue(evaluate(expression.of, facts));
    case 'and':
      return isTrue(evaluate(expression.left, facts)) && isTrue(evaluate(expression.right, facts));
    case 'or':
      return isTrue(evaluate(expression.left, facts)) || isTrue(evaluate(expression.right, facts));
    case 'compare':
      return compare(
        expression.operator,
        evaluate(expression.left, facts),
        evaluate(expression.right, facts),
      );
    case 'call':
      return call(
        expression.name,
        expression.args.map((arg) => evaluate(arg, facts)),
      );
  }
}

/** A condition holds only if it is exactly true. */
export const holds = (expression: Expression, facts: Facts): boolean =>
  isTrue(evaluate(expression, facts));
