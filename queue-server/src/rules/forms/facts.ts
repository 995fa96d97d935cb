import type { Person } from '../../protocol/cases.ts';
import type { Text } from '../../protocol/text.ts';
import { ageOn, readIdentityNumber } from '../identity/numbers.ts';

/** What an identity number tells about the applicant; the terminal and the server derive the same from it. */
export interface ApplicantFacts {
  readonly card: string;
  readonly birthDate: string | null;
  readonly sex: string | null;
  readonly age: number | null;
}

/** Derives the facts conditions may read as `applicant.*`. */
export function applicantFacts(
  person: Pick<Person, 'idNumber' | 'card'>,
  today: string,
): ApplicantFacts {
  const read = readIdentityNumber(person.idNumber, today);
  if (!read.ok) return { card: person.card, birthDate: null, sex: null, age: null };
  return {
    card: person.card,
    birthDate: read.value.birthDate,
    sex: read.value.sex ?? null,
    age: ageOn(read.value.birthDate, today),
  };
}

/** Everything a form is evaluated from. `sources` hold first values and exist on the terminal only. */
export interface FormInput {
  readonly today: string;
  readonly applicant: ApplicantFacts;
  readonly situations: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly sources?: {
    readonly idcard?: Readonly<Record<string, unknown>>;
    /** By certificate type. */
    readonly certificate?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    /** Answers of an earlier case of the same citizen, by field. */
    readonly earlier?: Readonly<Record<string, unknown>>;
  };
}

/** What prefill may read from the identity card. */
export const idcardFields = new Set([
  'name',
  'sex',
  'ethnicity',
  'nationality',
  'birthDate',
  'address',
  'number',
  'issuer',
  'validFrom',
  'validTo',
]);

/** Where a prefilled value came from, said beside the field. */
export function originLabel(source: string): Text {
  if (source.startsWith('idcard.')) return { zh: '来自身份证', en: 'From your identity card' };
  if (source.startsWith('certificate.')) {
    return { zh: '来自电子证照', en: 'From your electronic certificate' };
  }
  if (source.startsWith('earlier.')) {
    return { zh: '来自您以前的申请', en: 'From your earlier application' };
  }
  return { zh: '系统填写', en: 'Filled in by the system' };
}
