import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citizenCheckDigit, dammDigit, luhnHolds } from './check-digits.ts';
import { maskedName, maskedNumber, maskName, maskNumber, maskPhone } from './masking.ts';
import { mayBeCut, readName } from './names.ts';
import { ageOn, readCreditCode, readIdentityNumber } from './numbers.ts';
import { groupedCode, readPickUpCode, withCheckDigit } from './pick-up-code.ts';

const citizens = [
  ['419902199304121424', '1993-04-12', 'female'],
  ['419902198811072319', '1988-11-07', 'male'],
  ['419903199502210176', '1995-02-21', 'male'],
  ['419921194406090848', '1944-06-09', 'female'],
  ['419902200612033667', '2006-12-03', 'female'],
  ['41992119710830555X', '1971-08-30', 'male'],
  ['419903195910011135', '1959-10-01', 'male'],
  ['419902202405202041', '2024-05-20', 'female'],
  ['419921198507163194', '1985-07-16', 'male'],
] as const;

describe('identity numbers', () => {
  it.each(citizens)('%s is a citizen born %s, %s', (number, birthDate, sex) => {
    const read = readIdentityNumber(number);
    expect(read).toMatchObject({ ok: true, value: { kind: 'citizen', birthDate, sex } });
  });

  it('accepts a small x and spaces as typed on a keypad', () => {
    expect(readIdentityNumber('419921 19710830 555x')).toMatchObject({
      ok: true,
      value: { number: '41992119710830555X' },
    });
  });

  it('notices every single wrong digit', () => {
    fc.assert(
      fc.property(fc.nat(16), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digits = [...'419902199304121424'];
        digits[place] = String((Number(digits[place]) + shift) % 10);
        return !readIdentityNumber(digits.join('')).ok;
      }),
    );
  });

  it.each([
    ['', 'identity-length'],
    ['41990219930412142', 'identity-length'],
    ['4199021993O4121424', 'identity-characters'],
    ['419902199302301427', 'identity-birth-date'],
    ['419902199304121425', 'identity-check-digit'],
  ])('refuses %j as %s', (text, code) => {
    expect(readIdentityNumber(text)).toMatchObject({ ok: false, code });
  });

  it('refuses a birth date after today', () => {
    expect(readIdentityNumber('419902202405202041', '2024-05-19')).toMatchObject({
      ok: false,
      code: 'identity-birth-date',
    });
  });

  it('warns about a region it does not know, and never blocks', () => {
    const body = '79000019900101001';
    const known = readIdentityNumber(`${body}${citizenCheckDigit(body)}`);
    expect(known).toMatchObject({ ok: true, value: { kind: 'citizen' } });
    expect(known.ok && known.value.warnings).toHaveLength(1);
  });

  it.each([
    ['81000019900101001', 'hmt-permit'],
    ['82000019900101001', 'hmt-permit'],
    ['83000019900101001', 'hmt-permit'],
    ['91115619900101001', 'foreigner-2023'],
  ])('%s… belongs to a %s', (body, kind) => {
    const read = readIdentityNumber(`${body}${citizenCheckDigit(body)}`);
    expect(read).toMatchObject({ ok: true, value: { kind, birthDate: '1990-01-01' } });
  });

  it('reads the 15-character permanent-residence number, with the century that is not in the future', () => {
    expect(readIdentityNumber('USA110090010112', '2026-11-21')).toMatchObject({
      ok: true,
      value: { kind: 'foreigner-2017', birthDate: '1990-01-01' },
    });
  });

  it('counts age on the birthday itself, and a leap-day child on 1 March', () => {
    expect(ageOn('1993-04-12', '2026-04-11')).toBe(32);
    expect(ageOn('1993-04-12', '2026-04-12')).toBe(33);
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
  });
});

describe('credit codes', () => {
  it.each([
    '91419902MA9XX0AA9J',
    '92419902MA9XX0BB3K',
    '11419900005990111E',
    '11419900005990226L',
    '11419900005990330Q',
  ])('%s holds', (code) => expect(readCreditCode(code)).toEqual({ ok: true, value: code }));

  it.each([
    ['91419902MA9XX0AA9K', 'credit-code-check-digit'],
    ['91419902MA9XX0AI9J', 'credit-code-characters'],
    ['9141', 'credit-code-characters'],
  ])('%s is refused as %s', (text, code) =>
    expect(readCreditCode(text)).toMatchObject({ ok: false, code }),
  );
});

describe('names and masks', () => {
  it('counts code points and never cuts', () => {
    expect(readName(' 买买提江•图尔荪 ')).toEqual({ ok: true, value: '买买提江·图尔荪' });
    expect(readName('𬱖启明')).toEqual({ ok: true, value: '𬱖启明' });
    expect(readName('𠅤'.repeat(50))).toMatchObject({ ok: true });
    expect(readName('𠅤'.repeat(51))).toMatchObject({ ok: false, code: 'name-too-long' });
    expect(readName('林<b>')).toMatchObject({ ok: false, code: 'name-characters' });
    expect(mayBeCut('𬱖'.repeat(15))).toBe(true);
  });

  it('masks by code point', () => {
    expect(maskName('林知夏')).toBe('林*夏');
    expect(maskName('𬱖启明')).toBe('𬱖*明');
    expect(maskName('𬱖启')).toBe('𬱖*');
    expect(maskName('林')).toBe('*');
    expect(maskName('买买提江·图尔荪')).toBe('买******荪');
    expect(maskNumber('419902199304121424')).toBe('419***********1424');
    expect(maskPhone('13812345678')).toBe('138****5678');
  });

  it('says a mask aloud', () => {
    expect(maskedName('林知夏').spoken).toBe('林 星号 夏');
    expect(maskedNumber('419902199304121424').spokenEn).toBe('4 1 9 11 asterisks 1 4 2 4');
  });

  it('never shows a birth date, whatever the number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{18}$/), (number) => {
        return /^\d{3}\*{11}\d{4}$/.test(maskNumber(number));
      }),
    );
  });
});

describe('pick-up codes', () => {
  it('notice one wrong digit or two swapped ones', () => {
    expect(dammDigit('572')).toBe('4');
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{8}$/),
        fc.nat(8),
        fc.integer({ min: 1, max: 9 }),
        (eight, place, shift) => {
          const code = withCheckDigit(eight);
          const wrong = [...code];
          wrong[place] = String((Number(wrong[place]) + shift) % 10);
          const swapped = [...code];
          [swapped[place], swapped[place + 1]] = [swapped[place + 1] ?? '', swapped[place] ?? ''];
          return (
            readPickUpCode(code) === code &&
            readPickUpCode(wrong.join('')) === null &&
            (place === 8 || swapped.join('') === code || readPickUpCode(swapped.join('')) === null)
          );
        },
      ),
    );
  });

  it('are read in groups of three', () => {
    expect(groupedCode('123456785')).toBe('123 456 785');
    expect(readPickUpCode(groupedCode(withCheckDigit('12345678')))).not.toBeNull();
  });

  it('bank cards follow Luhn', () => {
    expect(luhnHolds('6222020200000000000')).toBe(false);
    expect(luhnHolds('4111111111111111')).toBe(true);
  });
});
