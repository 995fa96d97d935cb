import type { Refusal } from './journal/index.ts';
import type { ProblemCode } from './protocol/index.ts';

/** A refusal whose code is listed, so that it has a status and words. */
export function refusal(
  code: ProblemCode,
  details?: Readonly<Record<string, unknown>>,
): { readonly refused: Refusal } {
  return { refused: details === undefined ? { code } : { code, details } };
}
