import type { Text } from '../protocol/text.ts';

/** A value, or a refusal with a stable code and words for people. Nothing here throws for bad input. */
export type Outcome<T, C extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: C; readonly words: Text };

export const good = <T>(value: T): { readonly ok: true; readonly value: T } => ({
  ok: true,
  value,
});

export const refused = <C extends string>(
  code: C,
  zh: string,
  en: string,
): { readonly ok: false; readonly code: C; readonly words: Text } => ({
  ok: false,
  code,
  words: { zh, en },
});
