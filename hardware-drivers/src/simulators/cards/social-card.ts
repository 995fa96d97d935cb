import iconv from 'iconv-lite';
import type { SocialSecurityCard } from '../../capability/card-reader.ts';
import { socialSecurityAid, socialSecurityFiles } from '../../drivers/cards/social-security.ts';
import { ethnicities } from '../../drivers/sam-id-reader/ethnicities.ts';
import { concat, hex, sameBytes } from '../../framing/framing.ts';
import { WorldError } from '../simulator.ts';
import { statusWord, type ChipCard } from './chip.ts';

/** What cards of different cities disagree about. */
export interface SocialCardHabits {
  /** P1 with which it lets its files be selected. */
  readonly selectP1: 'any' | '00' | '02';
  /** SELECT and READ RECORD answer 61xx, and the data waits for GET RESPONSE. */
  readonly getResponse: boolean;
  /** Any other Le than the record's own is answered 6Cxx; otherwise Le is taken as it comes. */
  readonly exactLe: boolean;
  /** Record number (P2 04) instead of the tag alone (P2 00). */
  readonly recordP2: '00' | '04';
}

export const usualSocialCard: SocialCardHabits = {
  selectP1: '02',
  getResponse: true,
  exactLe: true,
  recordP2: '00',
};

export type SocialCardFields = Partial<SocialSecurityCard> & Partial<SocialCardHabits>;

/** Nobody: the example number of GB 11643. */
const example = {
  cardNumber: 'T12345678',
  cardId: '11010000000000000000000000000001',
  cardClass: '3',
  specVersion: '3.00',
  agency: '910000110105000000000001',
  issuedOn: '2022-03-21',
  expiresOn: '2032-03-21',
  number: '11010519491231002X',
  name: '样例',
  sex: 'female',
  ethnicity: '汉',
  birthplace: '110105',
  birthDate: '1949-12-31',
} as const satisfies SocialSecurityCard;

const sexDigits = { unknown: '0', male: '1', female: '2', unspecified: '9' } as const;
const specimenAtr = Uint8Array.from(Buffer.from('3b6d000080318065b08302047e83009000', 'hex'));

/** A T=0 social security card with EF05 and EF06; both can be read without a PIN. */
export function socialCard(fields: SocialCardFields = {}): ChipCard {
  const card = { ...example, ...fields };
  const habits = { ...usualSocialCard, ...fields };
  const records = writeRecords(card);
  let selected: 'nothing' | 'application' | 0xef05 | 0xef06 = 'nothing';
  let waiting: Uint8Array = new Uint8Array(0);

  const fetchLater = (data: Uint8Array): Uint8Array => {
    waiting = data;
    return Uint8Array.of(0x61, data.length);
  };
  const answer = (data: Uint8Array): Uint8Array => concat([data, statusWord(0x9000)]);

  function select(p1: number, data: Uint8Array): Uint8Array {
    if (p1 === 0x04) {
      if (!sameBytes(data, socialSecurityAid)) return statusWord(0x6a82);
      selected = 'application';
      const template = concat([Uint8Array.of(0x84, data.length), data]);
      return habits.getResponse
        ? fetchLater(concat([Uint8Array.of(0x6f, template.length), template]))
        : statusWord(0x9000);
    }
    if (habits.selectP1 !== 'any' && p1 !== Number.parseInt(habits.selectP1, 16))
      return statusWord(0x6a86);
    if (selected === 'nothing') return statusWord(0x6a82);
    const file = ((data[0] ?? 0) << 8) | (data[1] ?? 0);
    if (data.length !== 2 || (file !== 0xef05 && file !== 0xef06)) return statusWord(0x6a82);
    selected = file;
    return statusWord(0x9000);
  }

  function read(tag: number, p2: number, le: number): Uint8Array {
    if (p2 !== Number.parseInt(habits.recordP2, 16)) return statusWord(0x6a86);
    if (selected !== 0xef05 && selected !== 0xef06) return statusWord(0x6985);
    const record = records[selected].get(tag);
    if (!record) return statusWord(0x6a83);
    if (habits.exactLe && le !== record.length) return Uint8Array.of(0x6c, record.length);
    return answer(le === 0 ? record : record.subarray(0, le));
  }

  return {
    atr: specimenAtr,
    reset() {
      selected = 'nothing';
      waiting = new Uint8Array(0);
    },
    command(tpdu) {
      const [cla = 0, ins = 0, p1 = 0, p2 = 0, p3 = 0] = tpdu;
      const data = tpdu.subarray(5, 5 + p3);
      if (cla !== 0) return statusWord(0x6e00);
      if (ins !== 0xc0) waiting = waiting.subarray(0, 0);
      switch (ins) {
        case 0xa4:
          return data.length === p3 && p3 > 0 ? select(p1, data) : statusWord(0x6700);
        case 0xb2:
          return read(p1, p2, p3);
        case 0xc0: {
          if (waiting.length === 0) return statusWord(0x6985);
          if (p3 !== waiting.length) return Uint8Array.of(0x6c, waiting.length);
          const data = waiting;
          waiting = new Uint8Array(0);
          return answer(data);
        }
        default:
          return statusWord(0x6d00);
      }
    },
  };
}

function writeRecords(card: SocialSecurityCard) {
  const packed = (digits: string | undefined) =>
    Uint8Array.from(Buffer.from((digits ?? '').replaceAll('-', '').padEnd(2, 'f'), 'hex'));
  const code = Object.entries(ethnicities).find(([, word]) => word === card.ethnicity)?.[0];
  if (card.ethnicity !== undefined && code === undefined)
    throw new WorldError(`"${card.ethnicity}" is no ethnicity of GB/T 3304`);
  const name = iconv.encode(card.name, 'gb18030');
  if (name.length > 50) throw new WorldError('a name has 50 bytes at most');
  const text = (value: string | undefined) => Uint8Array.from(Buffer.from(value ?? '', 'latin1'));
  const values: Readonly<Record<string, Uint8Array>> = {
    cardId: packed(card.cardId),
    cardClass: text(card.cardClass),
    specVersion: text(card.specVersion),
    agency: packed(card.agency),
    issuedOn: packed(card.issuedOn),
    expiresOn: packed(card.expiresOn),
    cardNumber: text(card.cardNumber),
    number: text(card.number),
    name: Uint8Array.from(name.subarray(0, 30)),
    nameExtension: Uint8Array.from(name.subarray(30)),
    sex: text(sexDigits[card.sex]),
    ethnicity: packed(code),
    birthplace: packed(card.birthplace),
    birthDate: packed(card.birthDate),
  };
  const write = (fields: Readonly<Record<string, readonly [number, number]>>) =>
    new Map(
      Object.entries(fields).flatMap(([field, [tag, length]]) => {
        const value = values[field] ?? new Uint8Array(0);
        // Only cards with a long name have the extension.
        if (field === 'nameExtension' && value.length === 0) return [];
        if (value.length > length) throw new WorldError(`${field} has ${length} bytes at most`);
        const padded = new Uint8Array(length);
        padded.set(value);
        return [[tag, concat([Uint8Array.of(tag, length), padded])] as const];
      }),
    );
  return { 0xef05: write(socialSecurityFiles.EF05), 0xef06: write(socialSecurityFiles.EF06) };
}

/** For messages: which bytes a scripted card expects and answers. */
export interface Script {
  readonly atr?: string;
  /** Command (hex) → answer with status word (hex); what is not named is answered 6D00. */
  readonly answers: Readonly<Record<string, string>>;
}

/** A card that answers exactly what a script says. */
export function scriptedCard({ atr, answers }: Script): ChipCard {
  return {
    atr: atr === undefined ? specimenAtr : Uint8Array.from(Buffer.from(atr, 'hex')),
    reset: () => undefined,
    command(tpdu) {
      const found = answers[hex(tpdu)];
      return found === undefined ? statusWord(0x6d00) : Uint8Array.from(Buffer.from(found, 'hex'));
    },
  };
}
