/** Value tags of RFC 8010. */
export const tags = {
  unsupported: 0x10,
  unknown: 0x12,
  noValue: 0x13,
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  octets: 0x30,
  dateTime: 0x31,
  resolution: 0x32,
  range: 0x33,
  collection: 0x34,
  textWithLanguage: 0x35,
  nameWithLanguage: 0x36,
  endCollection: 0x37,
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  uriScheme: 0x46,
  charset: 0x47,
  language: 0x48,
  mime: 0x49,
  member: 0x4a,
} as const;

/** One value of an attribute, with the tag that says how it travels. */
export type IppValue =
  | { readonly tag: number; readonly kind: 'number'; readonly value: number }
  | { readonly tag: number; readonly kind: 'boolean'; readonly value: boolean }
  | { readonly tag: number; readonly kind: 'text'; readonly value: string }
  | { readonly tag: number; readonly kind: 'pair'; readonly first: number; readonly second: number }
  | { readonly tag: number; readonly kind: 'bytes'; readonly value: Uint8Array }
  | { readonly tag: number; readonly kind: 'collection'; readonly members: IppAttributes };

export type IppAttributes = ReadonlyMap<string, readonly IppValue[]>;

const text =
  (tag: number) =>
  (...values: readonly string[]): IppValue[] =>
    values.map((value) => ({ tag, kind: 'text', value }));
const number =
  (tag: number) =>
  (...values: readonly number[]): IppValue[] =>
    values.map((value) => ({ tag, kind: 'number', value }));

export const keyword = text(tags.keyword);
export const nameText = text(tags.name);
export const plainText = text(tags.text);
export const uri = text(tags.uri);
export const uriScheme = text(tags.uriScheme);
export const charset = text(tags.charset);
export const language = text(tags.language);
export const mime = text(tags.mime);
export const integer = number(tags.integer);
export const enumeration = number(tags.enum);
export const boolean = (...values: readonly boolean[]): IppValue[] =>
  values.map((value) => ({ tag: tags.boolean, kind: 'boolean', value }));
export const range = (first: number, second: number): IppValue[] => [
  { tag: tags.range, kind: 'pair', first, second },
];
/** Dots per inch, the same in both directions. */
export const resolution = (...values: readonly number[]): IppValue[] =>
  values.map((value) => ({ tag: tags.resolution, kind: 'pair', first: value, second: value }));
export const octets = (...values: readonly string[]): IppValue[] =>
  values.map((value) => ({ tag: tags.octets, kind: 'bytes', value: Buffer.from(value) }));
export const unknown = (): IppValue[] => [
  { tag: tags.unknown, kind: 'bytes', value: new Uint8Array(0) },
];
export const collection = (...members: readonly Readonly<Record<string, readonly IppValue[]>>[]) =>
  members.map((each): IppValue => ({
    tag: tags.collection,
    kind: 'collection',
    members: new Map(Object.entries(each)),
  }));

/** RFC 2579 DateAndTime, in UTC. */
export function dateTime(epochMs: number): IppValue[] {
  const at = new Date(epochMs);
  const year = at.getUTCFullYear();
  const value = Uint8Array.of(
    year >> 8,
    year & 0xff,
    at.getUTCMonth() + 1,
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
    0,
    0x2b,
    0,
    0,
  );
  return [{ tag: tags.dateTime, kind: 'bytes', value }];
}

export const textsOf = (values: readonly IppValue[] | undefined): string[] =>
  (values ?? []).flatMap((each) => (each.kind === 'text' ? [each.value] : []));
export const numbersOf = (values: readonly IppValue[] | undefined): number[] =>
  (values ?? []).flatMap((each) => (each.kind === 'number' ? [each.value] : []));
export const flagOf = (values: readonly IppValue[] | undefined): boolean | undefined => {
  const [first] = values ?? [];
  return first?.kind === 'boolean' ? first.value : undefined;
};
