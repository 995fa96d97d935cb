import type { SocialSecurityCard } from '../../capability/card-reader.ts';
import { failed, ok, type Outcome } from '../../command/outcome.ts';
import { concat, hex } from '../../framing/framing.ts';
import { ethnicities } from '../sam-id-reader/ethnicities.ts';
import { statusOf, statusText } from './apdu.ts';

/** "sx1.sh." and 社会保障 in GBK. */
export const socialSecurityAid = Uint8Array.from(
  Buffer.from('7378312e73682ec9e7bbe1b1a3d5cf', 'hex'),
);

/** Record tags and lengths of the values, in the order in which they are read. */
export const socialSecurityFiles = {
  EF05: {
    cardId: [0x01, 16],
    cardClass: [0x02, 1],
    specVersion: [0x03, 4],
    agency: [0x04, 12],
    issuedOn: [0x05, 4],
    expiresOn: [0x06, 4],
    cardNumber: [0x07, 9],
  },
  EF06: {
    number: [0x08, 18],
    name: [0x09, 30],
    nameExtension: [0x4e, 20],
    sex: [0x0a, 1],
    ethnicity: [0x0b, 1],
    birthplace: [0x0c, 3],
    birthDate: [0x0d, 4],
  },
} as const satisfies Record<string, Readonly<Record<string, readonly [number, number]>>>;

type Field =
  keyof (typeof socialSecurityFiles)['EF05'] | keyof (typeof socialSecurityFiles)['EF06'];
type Records = ReadonlyMap<Field, Uint8Array>;

/** One command with 61xx and 6Cxx followed; the value ends with the status word. */
export type Command = (apdu: Uint8Array) => Promise<Outcome<Uint8Array>>;

export const selectApplication = (): Uint8Array =>
  concat([Uint8Array.of(0x00, 0xa4, 0x04, 0x00, socialSecurityAid.length), socialSecurityAid]);
/** P1 02: a file under the selected application; some cards want 00. */
export const selectFile = (file: number, p1: number): Uint8Array =>
  Uint8Array.of(0x00, 0xa4, p1, 0x00, 0x02, file >> 8, file & 0xff);
export const readRecord = (tag: number, p2: number, length: number): Uint8Array =>
  Uint8Array.of(0x00, 0xb2, tag, p2, length);

const done = 0x9000;

/** Selects the application and reads EF05 and EF06, in every form cards are known to want. */
export async function readSocialSecurity(command: Command): Promise<Outcome<SocialSecurityCard>> {
  const selected = await command(selectApplication());
  if (!selected.ok) return selected;
  if (statusOf(selected.value) !== done) {
    return failed('card-not-recognised', 'the card holds no social security application', {
      deviceCode: statusText(selected.value),
    });
  }
  const records = new Map<Field, Uint8Array>();
  for (const [file, fields] of Object.entries(socialSecurityFiles)) {
    const opened = await select(command, Number.parseInt(file.slice(2), 16) | 0xef00);
    if (!opened.ok) return opened;
    for (const [field, [tag, length]] of Object.entries(fields)) {
      const value = await read(command, tag, length);
      if (!value.ok) return value;
      // The files' own keys: Object.entries forgets that they are fields.
      if (value.value) records.set(field as Field, value.value);
    }
  }
  const card = parseSocialSecurity(records);
  return typeof card === 'string' ? failed('card-unreadable', card) : ok(card);
}

async function select(command: Command, file: number): Promise<Outcome<void>> {
  let answer: Outcome<Uint8Array> | undefined;
  for (const p1 of [0x02, 0x00]) {
    answer = await command(selectFile(file, p1));
    if (!answer.ok) return answer;
    if (statusOf(answer.value) === done) return ok(undefined);
  }
  return failed('card-unreadable', `EF${(file & 0xff).toString(16).padStart(2, '0')} not found`, {
    ...(answer?.ok ? { deviceCode: statusText(answer.value) } : {}),
  });
}

/** The value of one record; undefined when the card has none of this tag. */
async function read(
  command: Command,
  tag: number,
  length: number,
): Promise<Outcome<Uint8Array | undefined>> {
  // The documented form asks for the value's length; the answer also holds tag and length.
  for (const [p2, le] of [
    [0x00, length],
    [0x00, length + 2],
    [0x04, length + 2],
  ] as const) {
    const answer = await command(readRecord(tag, p2, le));
    if (!answer.ok) return answer;
    if (statusOf(answer.value) !== done) continue;
    const value = valueOf(answer.value.subarray(0, -2), tag, length);
    if (value) return ok(value);
  }
  return ok(undefined);
}

function valueOf(record: Uint8Array, tag: number, length: number): Uint8Array | undefined {
  const size = record[1] ?? 0;
  if (record[0] === tag && record.length >= 2 + size) return record.subarray(2, 2 + size);
  // Cards that leave tag and length away answer exactly the value.
  return record[0] !== tag && record.length === length ? record : undefined;
}

const gbk = new TextDecoder('gb18030');
const ascii = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && (trimmed(gbk.decode(bytes)) || undefined);
const trimmed = (text: string): string => text.replace(/[\s\0\uffff]+$/u, '');

/** Packed digits, filled with F at the right. */
const digits = (bytes: Uint8Array | undefined): string | undefined => {
  const text = bytes && hex(bytes).replace(/f+$/, '');
  return text !== undefined && /^\d+$/.test(text) ? text : undefined;
};

function date(bytes: Uint8Array | undefined): string | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)$/.exec(digits(bytes) ?? '');
  if (!parts) return undefined;
  const iso = `${parts[1]}-${parts[2]}-${parts[3]}`;
  const read = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(iso) ? iso : undefined;
}

const sexes: Readonly<Record<number, SocialSecurityCard['sex']>> = {
  0: 'unknown',
  1: 'male',
  2: 'female',
  9: 'unspecified',
};

/** 30 bytes, and 20 more on cards with the extension; a character may lie across the border. */
function nameOf(records: Records): string | undefined {
  const name = records.get('name');
  if (!name) return undefined;
  const more = records.get('nameExtension') ?? new Uint8Array(0);
  const filled = name.length >= 30 && !/^(00|20|ff)/.test(hex(name.subarray(-1)));
  const whole = ascii(filled ? concat([name, more]) : name);
  const rest = filled ? undefined : ascii(more);
  return whole === undefined ? undefined : `${whole}${rest ?? ''}`;
}

/** The string says which record is missing or wrong. */
export function parseSocialSecurity(records: Records): SocialSecurityCard | string {
  const number = ascii(records.get('number'));
  const name = nameOf(records);
  const cardId = records.get('cardId');
  if (number === undefined) return 'the card tells no social security number';
  if (name === undefined) return 'the card tells no name';
  if (!cardId) return 'the card tells no card id';
  // One byte: the digit's character on most cards, the bare number on some.
  const sex = (records.get('sex')?.[0] ?? 0) & 0x0f;
  const agency = records.get('agency');
  const found = {
    cardNumber: ascii(records.get('cardNumber')),
    cardId: hex(cardId).toUpperCase(),
    cardClass: ascii(records.get('cardClass')),
    specVersion: ascii(records.get('specVersion')),
    agency: agency && hex(agency).toUpperCase(),
    issuedOn: date(records.get('issuedOn')),
    expiresOn: date(records.get('expiresOn')),
    number,
    name,
    sex: sexes[sex] ?? 'unknown',
    ethnicity: ethnicities[digits(records.get('ethnicity')) ?? ''],
    birthplace: digits(records.get('birthplace')),
    birthDate: date(records.get('birthDate')),
  };
  // Only what the card tells; the required fields were looked at above.
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined),
  ) as unknown as SocialSecurityCard;
}
