import type { Text } from '../../protocol/text.ts';

/** Something wrong in the catalogue: which item, where (JSON pointer), a stable code, and words for its keeper. */
export interface Finding {
  readonly item: string;
  readonly at: string;
  readonly code: FindingCode;
  readonly words: Text;
}

export type FindingCode =
  | 'expression-broken'
  | 'reference-unknown'
  | 'reference-too-early'
  | 'choice-unknown'
  | 'id-twice'
  | 'prefill-unknown'
  | 'schema-keyword'
  | 'schema-format'
  | 'schema-pattern'
  | 'choices-missing'
  | 'original-without-basis'
  | 'limit-order'
  | 'code-mismatch'
  | 'credit-code'
  | 'part-unknown'
  | 'department-unknown'
  | 'theme-unknown'
  | 'differs-between-levels';
