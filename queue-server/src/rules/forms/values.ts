import type { Text } from '../../protocol/text.ts';
import { isDate } from '../calendar/dates.ts';
import { luhnHolds } from '../identity/check-digits.ts';
import { readName } from '../identity/names.ts';
import { readCreditCode, readIdentityNumber } from '../identity/numbers.ts';

/** The part of JSON Schema that fields may use; anything else is refused by the catalogue lint. */
export const schemaKeywords = new Set([
  'type',
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'multipleOf',
  'enum',
  'const',
  'format',
  'description',
]);

type Format = (text: string) => Text | null;

const words = (zh: string, en: string): Text => ({ zh, en });

/** Formats beyond JSON Schema's own are written down here, with what to tell the citizen. */
export const formats: Readonly<Record<string, Format>> = {
  date: (text) =>
    isDate(text) ? null : words('日期不存在，请重新选择', 'This date does not exist'),
  name: (text) => {
    const read = readName(text);
    return read.ok ? null : read.words;
  },
  'identity-number': (text) => {
    const read = readIdentityNumber(text);
    return read.ok ? null : read.words;
  },
  'credit-code': (text) => {
    const read = readCreditCode(text);
    return read.ok ? null : read.words;
  },
  'mobile-phone': (text) =>
    /^1[3-9]\d{9}$/.test(text)
      ? null
      : words('手机号码应为11位数字，以1开头', 'A mobile number has 11 digits and starts with 1'),
  phone: (text) =>
    /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/.test(text)
      ? null
      : words(
          '电话号码应为11位手机号或带区号的固定电话',
          'Give a mobile number, or a landline with its area code',
        ),
  'bank-card': (text) =>
    /^\d{16,19}$/.test(text) && luhnHolds(text)
      ? null
      : words('银行卡号校验不符，请核对', 'The bank card number does not check: please look again'),
  postcode: (text) =>
    /^\d{6}$/.test(text) ? null : words('邮政编码为6位数字', 'A postcode has 6 digits'),
};

function checkText(schema: Readonly<Record<string, unknown>>, value: string): Text | null {
  const length = [...value].length;
  const { minLength, maxLength, pattern, format } = schema;
  if (typeof minLength === 'number' && length < minLength) {
    return words(`至少填写${minLength}个字`, `Write at least ${minLength} characters`);
  }
  if (typeof maxLength === 'number' && length > maxLength) {
    return words(`最多填写${maxLength}个字`, `Write at most ${maxLength} characters`);
  }
  if (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(value)) {
    return words('填写的格式不对', 'This is not written as expected');
  }
  const check = typeof format === 'string' ? formats[format] : undefined;
  return check === undefined ? null : check(value);
}

function checkNumber(schema: Readonly<Record<string, unknown>>, value: number): Text | null {
  const { minimum, maximum, multipleOf } = schema;
  if (typeof minimum === 'number' && value < minimum) {
    return words(`不能小于${minimum}`, `Not less than ${minimum}`);
  }
  if (typeof maximum === 'number' && value > maximum) {
    return words(`不能大于${maximum}`, `Not more than ${maximum}`);
  }
  if (typeof multipleOf === 'number' && !Number.isInteger(value / multipleOf)) {
    return words(`应为${multipleOf}的整数倍`, `A multiple of ${multipleOf}`);
  }
  return null;
}

const typeOf = (value: unknown): string =>
  typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;

/** Checks one answer against its field's schema; null means it holds. Lengths count code points. */
export function checkValue(schema: Readonly<Record<string, unknown>>, value: unknown): Text | null {
  const wanted = schema.type;
  const actual = typeOf(value);
  if (typeof wanted === 'string' && wanted !== actual) {
    if (!(wanted === 'number' && actual === 'integer')) {
      return wanted === 'number' || wanted === 'integer'
        ? words('请填写数字', 'Please write a number')
        : words('填写的内容类型不对', 'This kind of answer does not fit here');
    }
  }
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) {
    return words('请从列出的选项中选择', 'Please choose one of the options');
  }
  if ('const' in schema && schema.const !== value) {
    return words('需要确认此项', 'This has to be confirmed');
  }
  if (typeof value === 'string') return checkText(schema, value);
  if (typeof value === 'number') return checkNumber(schema, value);
  return null;
}
