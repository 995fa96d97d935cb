import type { IdentityCard } from '../../capability/identity-reader.ts';
import { cardLayouts, cardTypeAt, textLength } from '../../drivers/sam-id-reader/card.ts';
import { ethnicities } from '../../drivers/sam-id-reader/ethnicities.ts';
import { WorldError } from '../simulator.ts';

/** A card to lay on the reader; what is left out is filled with the example of GB 11643. */
export type CardFields = Partial<Omit<IdentityCard, 'photo'>> & {
  /** Written to the chip after issue: the newest address. */
  readonly appendedAddress?: string;
  readonly travelPermit?: string;
};

/** A chip: its text record, its (synthetic) picture, its appended address. */
export interface Chip {
  readonly text: Uint8Array;
  readonly photo: Uint8Array;
  readonly appendedAddress?: string;
}

type Span = readonly [number, number];

/** Nobody's face: 1024 bytes that say so. */
export const syntheticPhoto = (): Uint8Array => {
  const words = Buffer.from('SYNTHETIC PHOTO, NOT A PERSON. ');
  return Uint8Array.from({ length: 1024 }, (_, i) => words[i % words.length] ?? 0);
};

const example = {
  name: '样例',
  sex: 'female',
  ethnicity: '汉',
  birthDate: '1949-12-31',
  address: '示例省示例市示例区示例路1号',
  number: '11010519491231002X',
  issuer: '示例市公安局示例分局',
  validFrom: '2020-01-01',
  validTo: 'long-term',
  nationality: 'XXX',
  englishName: 'SPECIMEN, TEST ONLY',
} as const;

const sexCodes: Readonly<Record<IdentityCard['sex'], string>> = {
  unknown: '0',
  male: '1',
  female: '2',
  unspecified: '9',
};
const compact = (date: string) => (date === 'long-term' ? '长期' : date.replaceAll('-', ''));

/** Writes a chip the way GA/T 490 lays it out. The chip cuts names at 15 characters; so does this. */
export function makeChip(fields: CardFields = {}): Chip {
  const card = { ...example, ...fields };
  const type = fields.card ?? 'citizen';
  const text = Buffer.alloc(textLength);
  for (let i = 0; i < textLength; i += 2) text.writeUInt16LE(0x20, i);
  const put = ([at, length]: Span, value: string) => {
    text.set(Buffer.from(value, 'utf16le').subarray(0, length), at);
  };
  const common = (at: {
    readonly sex: Span;
    readonly birth: Span;
    readonly number: Span;
    readonly from: Span;
    readonly to: Span;
  }) => {
    put(at.sex, sexCodes[card.sex]);
    put(at.birth, compact(card.birthDate));
    put(at.number, card.number);
    put(at.from, compact(card.validFrom));
    put(at.to, compact(card.validTo));
  };
  switch (type) {
    case 'citizen': {
      const at = cardLayouts.citizen;
      const code = Object.entries(ethnicities).find(([, word]) => word === card.ethnicity)?.[0];
      if (code === undefined)
        throw new WorldError(`"${card.ethnicity}" is no ethnicity of GB/T 3304`);
      put(at.name, card.name);
      put(at.ethnicity, code);
      put(at.address, card.address);
      put(at.issuer, card.issuer);
      common(at);
      break;
    }
    case 'hmt-permit': {
      const at = cardLayouts.permit;
      put(at.name, card.name);
      put(at.address, card.address);
      put(at.issuer, card.issuer);
      common(at);
      put([220, 18], fields.travelPermit ?? 'H00000001');
      put([238, 4], '01');
      put([cardTypeAt, 2], 'J');
      break;
    }
    case 'foreigner-2017': {
      const at = cardLayouts.foreigner2017;
      put(at.englishName, card.englishName);
      put(at.nationality, card.nationality);
      put(at.name, fields.name ?? '');
      put([236, 4], '01');
      put(at.agency, fields.issuer ?? '1500');
      common(at);
      put([cardTypeAt, 2], 'I');
      break;
    }
    case 'foreigner-2023': {
      const at = cardLayouts.foreigner2023;
      put(at.name, fields.name ?? '');
      put([32, 4], '01');
      put(at.englishName, card.englishName.slice(0, 35));
      put(at.englishNameRest, card.englishName.slice(35));
      put(at.nationality, card.nationality);
      common(at);
      put([cardTypeAt, 2], 'Y');
      break;
    }
  }
  return {
    text: new Uint8Array(text),
    photo: syntheticPhoto(),
    ...(fields.appendedAddress === undefined ? {} : { appendedAddress: fields.appendedAddress }),
  };
}

/** One of each kind, invented. */
export const sampleCards = {
  citizen: {},
  'foreigner-2017': {
    card: 'foreigner-2017',
    number: 'XXX110012345678',
    birthDate: '1990-01-01',
    validTo: '2030-01-01',
  },
  'foreigner-2023': {
    card: 'foreigner-2023',
    number: '911000199001010013',
    birthDate: '1990-01-01',
    validFrom: '2023-12-01',
    validTo: '2033-12-01',
  },
  'hmt-permit': {
    card: 'hmt-permit',
    number: '810000199001010019',
    birthDate: '1990-01-01',
    validTo: '2025-01-01',
  },
} as const satisfies Record<IdentityCard['card'], CardFields>;
