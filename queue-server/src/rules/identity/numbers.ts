import type { Text } from '../../protocol/text.ts';
import { isDate } from '../calendar/dates.ts';
import { good, refused, type Outcome } from '../outcome.ts';
import { citizenCheckDigit, creditCheckDigit, travelDocumentCheckDigit } from './check-digits.ts';

export type IdentityKind = 'citizen' | 'foreigner-2017' | 'foreigner-2023' | 'hmt-permit';

export interface Identity {
  readonly kind: IdentityKind;
  /** As printed: upper case, no spaces. */
  readonly number: string;
  readonly birthDate: string;
  /** Absent where the number does not tell (15-character foreigner numbers). */
  readonly sex?: 'male' | 'female';
  /** First six digits for citizens: where the number was first given out. */
  readonly region?: string;
  /** Oddities that never block a citizen, e.g. a region code this system does not know. */
  readonly warnings: readonly Text[];
}

export type IdentityRefusal =
  'identity-length' | 'identity-characters' | 'identity-birth-date' | 'identity-check-digit';

// First two digits of region codes ever given out (GB/T 2260), with the demo's own 41.
const provinces = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 ' +
    '71 81 82 83 91'
  ).split(' '),
);

const tidy = (text: string): string => text.replace(/\s/g, '').toUpperCase();

function eighteen(
  number: string,
  kind: IdentityKind,
  today: string | undefined,
): Outcome<Identity, IdentityRefusal> {
  if (!/^\d{17}[\dX]$/.test(number)) {
    return refused(
      'identity-characters',
      '身份证号码前17位应为数字，最后一位为数字或X',
      'The number has 17 digits and then a digit or X',
    );
  }
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDate(birthDate) || (today !== undefined && birthDate > today)) {
    return refused(
      'identity-birth-date',
      '号码中的出生日期不存在',
      'The date of birth in the number does not exist',
    );
  }
  if (citizenCheckDigit(number) !== number[17]) {
    return refused(
      'identity-check-digit',
      '号码校验不符，请核对是否输错',
      'The check digit does not match: please look for a typing mistake',
    );
  }
  const warnings: Text[] = [];
  if (kind === 'citizen' && !provinces.has(number.slice(0, 2))) {
    warnings.push({ zh: '行政区划代码未收录', en: 'The region code is not in our list' });
  }
  return good({
    kind,
    number,
    birthDate,
    sex: Number(number[16]) % 2 === 1 ? 'male' : 'female',
    ...(kind === 'citizen' && { region: number.slice(0, 6) }),
    warnings,
  });
}

/** Permanent-residence number of 2017: nationality (3 letters), region (4), birth YYMMDD, serial, check. */
function fifteen(number: string, today: string): Outcome<Identity, IdentityRefusal> {
  if (!/^[A-Z]{3}\d{12}$/.test(number)) {
    return refused(
      'identity-characters',
      '永久居留证号码应为3位字母加12位数字',
      'The number has three letters and then twelve digits',
    );
  }
  const short = number.slice(7, 13);
  const tail = `${short.slice(0, 2)}-${short.slice(2, 4)}-${short.slice(4)}`;
  // Two-digit years: the latest century that is not in the future.
  const birthDate = [`20${tail}`, `19${tail}`].find((date) => isDate(date) && date <= today);
  if (birthDate === undefined) {
    return refused(
      'identity-birth-date',
      '号码中的出生日期不存在',
      'The date of birth in the number does not exist',
    );
  }
  const warnings: Text[] = [];
  if (travelDocumentCheckDigit(number.slice(0, 14)) !== number[14]) {
    warnings.push({ zh: '号码校验位不符', en: 'The check digit does not match' });
  }
  return good({ kind: 'foreigner-2017', number, birthDate, warnings });
}

/**
 * Reads an identity number: citizens (GB 11643), permanent-residence cards of 2017 (15 characters) and
 * 2023 (18, leading 9), residence permits of Hong Kong, Macao and Taiwan (810000, 820000, 830000).
 * `today` is a legal date; without it a birth date in the future is not noticed.
 */
export function readIdentityNumber(
  text: string,
  today?: string,
): Outcome<Identity, IdentityRefusal> {
  const number = tidy(text);
  if (number.length === 15) return fifteen(number, today ?? '2099-12-31');
  if (number.length !== 18) {
    return refused(
      'identity-length',
      '号码应为18位（部分外国人证件为15位）',
      'The number has 18 characters (some foreigners’ cards 15)',
    );
  }
  if (/^8[123]0000/.test(number)) return eighteen(number, 'hmt-permit', today);
  return eighteen(number, number.startsWith('9') ? 'foreigner-2023' : 'citizen', today);
}

export type CreditCodeRefusal = 'credit-code-characters' | 'credit-code-check-digit';

/** Reads a unified social credit code (GB 32100): 18 symbols without I, O, S, V, Z. */
export function readCreditCode(text: string): Outcome<string, CreditCodeRefusal> {
  const code = tidy(text);
  const check = /^[0-9A-Z]{18}$/.test(code) ? creditCheckDigit(code.slice(0, 17)) : null;
  if (check === null) {
    return refused(
      'credit-code-characters',
      '统一社会信用代码应为18位，不含I、O、S、V、Z',
      'A credit code has 18 symbols and never I, O, S, V or Z',
    );
  }
  if (check !== code[17]) {
    return refused(
      'credit-code-check-digit',
      '统一社会信用代码校验不符',
      'The credit code’s check digit does not match',
    );
  }
  return good(code);
}

/** Whole years of age on a legal date; somebody born on 29 February ages on 1 March. */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
