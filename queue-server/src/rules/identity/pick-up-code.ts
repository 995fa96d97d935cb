import { dammDigit } from './check-digits.ts';

/** Eight random digits get a ninth that notices a slip of the finger, so that a typo costs no attempt. */
export const withCheckDigit = (eight: string): string => `${eight}${dammDigit(eight)}`;

/** Nine digits whose last one fits; spaces and dashes are ignored. Null: mistyped, not a guess. */
export function readPickUpCode(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '');
  return /^\d{9}$/.test(digits) && dammDigit(digits) === '0' ? digits : null;
}

/** 123456785 → "123 456 785", as it is printed and spoken. */
export const groupedCode = (code: string): string => code.replace(/(\d{3})(?=\d)/g, '$1 ');
