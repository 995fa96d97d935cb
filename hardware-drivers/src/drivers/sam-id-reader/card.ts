import type { IdentityCard } from '../../capability/identity-reader.ts';
import { ethnicities } from './ethnicities.ts';

/**
 * The 256-byte text record of GA/T 490, UTF-16LE, padded with spaces. Offsets and lengths in bytes.
 * The foreigner 2023 layout rests on one public source; everything else on two or more.
 */
const layouts = {
  citizen: {
    name: [0, 30],
    sex: [30, 2],
    ethnicity: [32, 4],
    birth: [36, 16],
    address: [52, 70],
    number: [122, 36],
    issuer: [158, 30],
    from: [188, 16],
    to: [204, 16],
  },
  permit: {
    name: [0, 30],
    sex: [30, 2],
    birth: [36, 16],
    address: [52, 70],
    number: [122, 36],
    issuer: [158, 30],
    from: [188, 16],
    to: [204, 16],
  },
  foreigner2017: {
    englishName: [0, 120],
    sex: [120, 2],
    number: [122, 30],
    nationality: [152, 6],
    name: [158, 30],
    from: [188, 16],
    to: [204, 16],
    birth: [220, 16],
    agency: [240, 8],
  },
  foreigner2023: {
    name: [0, 30],
    sex: [30, 2],
    birth: [36, 16],
    englishName: [52, 70],
    number: [122, 36],
    from: [188, 16],
    to: [204, 16],
    englishNameRest: [220, 22],
    nationality: [242, 6],
  },
} as const;

const typeAt = 248;
export const textLength = 256;
export { layouts as cardLayouts, typeAt as cardTypeAt };

const utf16 = new TextDecoder('utf-16le');
const raw = (text: Uint8Array, [at, length]: readonly [number, number]): string =>
  utf16.decode(text.subarray(at, at + length));

/** Only the padding goes: an address may contain spaces. */
const trimmed = (value: string): string => value.replace(/[\s\0]+$/u, '');

const sexes: Readonly<Record<string, IdentityCard['sex']>> = {
  '0': 'unknown',
  '1': 'male',
  '2': 'female',
  '9': 'unspecified',
};

/** `YYYYMMDD` of the calendar; undefined when the chip holds something else. */
function date(value: string): string | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(value);
  if (!parts) return undefined;
  const [, year, month, day] = parts;
  const iso = `${year}-${month}-${day}`;
  const read = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(iso) ? iso : undefined;
}

/** Reads the text record; the string says which field is not what the standard allows. */
export function parseCard(text: Uint8Array, photo: Uint8Array): IdentityCard | string {
  const card = readRecord(text, photo);
  return typeof card === 'string' ? card : inOrder(card);
}

/** The keys in the order in which the manual page prints them. */
function inOrder(card: IdentityCard): IdentityCard {
  const {
    card: kind,
    name,
    englishName,
    sex,
    ethnicity,
    nationality,
    birthDate,
    address,
    number,
    issuer,
    ...rest
  } = card;
  return {
    card: kind,
    name,
    ...(englishName === undefined ? {} : { englishName }),
    sex,
    ...(ethnicity === undefined ? {} : { ethnicity }),
    ...(nationality === undefined ? {} : { nationality }),
    birthDate,
    ...(address === undefined ? {} : { address }),
    number,
    ...(issuer === undefined ? {} : { issuer }),
    ...rest,
  };
}

function readRecord(text: Uint8Array, photo: Uint8Array): IdentityCard | string {
  if (text.length !== textLength)
    return `the text record has ${text.length} bytes, not ${textLength}`;
  const type = raw(text, [typeAt, 2]);
  const read = (field: readonly [number, number]) => trimmed(raw(text, field));

  function common(at: {
    readonly sex: readonly [number, number];
    readonly birth: readonly [number, number];
    readonly number: readonly [number, number];
    readonly from: readonly [number, number];
    readonly to: readonly [number, number];
  }) {
    const birthDate = date(read(at.birth));
    const validFrom = date(read(at.from));
    const until = read(at.to);
    const validTo = until === '长期' ? ('long-term' as const) : date(until);
    const number = read(at.number);
    if (birthDate === undefined) return 'the birth date is no date';
    if (validFrom === undefined || validTo === undefined) return 'the validity is no date';
    if (number === '') return 'the number is empty';
    return { sex: sexes[read(at.sex)] ?? 'unknown', birthDate, number, validFrom, validTo };
  }
  const picture = { encoding: 'wlt', bytes: Buffer.from(photo).toString('base64') } as const;
  const optional = <K extends string>(key: K, value: string | undefined) =>
    (value === undefined || value === '' ? {} : { [key]: value }) as Partial<Record<K, string>>;

  switch (type) {
    case 'I': {
      const at = layouts.foreigner2017;
      const fields = common(at);
      if (typeof fields === 'string') return fields;
      const englishName = read(at.englishName);
      return {
        card: 'foreigner-2017',
        name: read(at.name) || englishName,
        ...optional('englishName', englishName),
        ...fields,
        ...optional('nationality', read(at.nationality)),
        ...optional('issuer', read(at.agency)),
        photo: picture,
      };
    }
    case 'Y': {
      const at = layouts.foreigner2023;
      const fields = common(at);
      if (typeof fields === 'string') return fields;
      const englishName = trimmed(raw(text, at.englishName) + raw(text, at.englishNameRest));
      return {
        card: 'foreigner-2023',
        name: read(at.name) || englishName,
        ...optional('englishName', englishName),
        ...fields,
        ...optional('nationality', read(at.nationality)),
        photo: picture,
      };
    }
    case 'J': {
      const at = layouts.permit;
      const fields = common(at);
      if (typeof fields === 'string') return fields;
      return {
        card: 'hmt-permit',
        name: read(at.name),
        ...fields,
        ...optional('address', read(at.address)),
        ...optional('issuer', read(at.issuer)),
        photo: picture,
      };
    }
    default: {
      if (trimmed(type) !== '') return `the card type "${type}" is not known`;
      const at = layouts.citizen;
      const fields = common(at);
      if (typeof fields === 'string') return fields;
      return {
        card: 'citizen',
        name: read(at.name),
        ...fields,
        ...optional('ethnicity', ethnicities[read(at.ethnicity)]),
        ...optional('address', read(at.address)),
        ...optional('issuer', read(at.issuer)),
        photo: picture,
      };
    }
  }
}

/** Splits a base reply by its length words; modules send a header of two or three of them. */
export function splitBase(
  data: Uint8Array,
): { readonly text: Uint8Array; readonly photo: Uint8Array } | undefined {
  const word = (at: number) => ((data[at] ?? 0) << 8) | (data[at + 1] ?? 0);
  const [text, photo, fingerprint] = [word(0), word(2), word(4)];
  const header =
    4 + text + photo === data.length
      ? 4
      : 6 + text + photo + fingerprint === data.length
        ? 6
        : undefined;
  if (header === undefined || text === 0) return undefined;
  return {
    text: data.subarray(header, header + text),
    photo: data.subarray(header + text, header + text + photo),
  };
}

/** `05.03-20200101-0000000001-0000000002`; makers print the last two numbers 9 or 10 digits wide. */
export function moduleIdText(data: Uint8Array, digits: number): string | undefined {
  if (data.length !== 16) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const two = (value: number) => String(value).padStart(2, '0');
  const wide = (value: number) => String(value).padStart(digits, '0');
  return `${two(view.getUint16(0, true))}.${two(view.getUint16(2, true))}-${view.getUint32(4, true)}-${wide(view.getUint32(8, true))}-${wide(view.getUint32(12, true))}`;
}

export const appendedText = (data: Uint8Array): string => trimmed(utf16.decode(data));
