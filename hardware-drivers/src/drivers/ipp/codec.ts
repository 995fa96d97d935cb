import { concat } from '../../framing/framing.ts';
import { tags, type IppAttributes, type IppValue } from './values.ts';

/** Delimiter tags of RFC 8010: what a group of attributes is about. */
export const groups = { operation: 0x01, job: 0x02, end: 0x03, printer: 0x04, unsupported: 0x05 };

export interface IppGroup {
  readonly tag: number;
  readonly attributes: IppAttributes;
}

/** A request (`code` is the operation) or an answer (`code` is the status). */
export interface IppMessage {
  readonly version: number;
  readonly code: number;
  readonly requestId: number;
  readonly groups: readonly IppGroup[];
  /** The document behind the attributes. */
  readonly data: Uint8Array;
}

const textTag = (tag: number) => tag >= 0x40 && tag <= 0x5f && tag !== tags.member;
const maxDepth = 8;
/** No printer's answer is longer; also keeps a hostile one from filling the memory. */
export const maxAttributes = 256 * 1024;

function encodeValue(value: IppValue): Uint8Array {
  switch (value.kind) {
    case 'number': {
      const bytes = new Uint8Array(4);
      new DataView(bytes.buffer).setInt32(0, value.value);
      return bytes;
    }
    case 'boolean':
      return Uint8Array.of(value.value ? 1 : 0);
    case 'text':
      return Buffer.from(value.value, 'utf8');
    case 'bytes':
      return value.value;
    case 'pair': {
      const bytes = new Uint8Array(value.tag === tags.resolution ? 9 : 8);
      const view = new DataView(bytes.buffer);
      view.setInt32(0, value.first);
      view.setInt32(4, value.second);
      // Units of a resolution: 3 = dots per inch.
      if (bytes.length === 9) bytes[8] = 3;
      return bytes;
    }
    case 'collection':
      return new Uint8Array(0);
  }
}

function field(tag: number, name: string, value: Uint8Array): Uint8Array {
  const nameBytes = Buffer.from(name, 'utf8');
  const bytes = new Uint8Array(5 + nameBytes.length + value.length);
  const view = new DataView(bytes.buffer);
  bytes[0] = tag;
  view.setUint16(1, nameBytes.length);
  bytes.set(nameBytes, 3);
  view.setUint16(3 + nameBytes.length, value.length);
  bytes.set(value, 5 + nameBytes.length);
  return bytes;
}

/** Further values of the same attribute carry an empty name; members of a collection always do. */
function encodeAttribute(name: string, values: readonly IppValue[]): Uint8Array[] {
  return values.flatMap((value, i) => {
    const head = field(value.tag, i === 0 ? name : '', encodeValue(value));
    if (value.kind !== 'collection') return [head];
    const members = [...value.members].flatMap(([member, inside]) => [
      field(tags.member, '', Buffer.from(member, 'utf8')),
      ...encodeAttribute('', inside),
    ]);
    return [head, ...members, field(tags.endCollection, '', new Uint8Array(0))];
  });
}

export function encodeIpp({ version, code, requestId, groups: all, data }: IppMessage): Uint8Array {
  const head = new Uint8Array(8);
  const view = new DataView(head.buffer);
  view.setUint16(0, version);
  view.setUint16(2, code);
  view.setInt32(4, requestId);
  const parts: Uint8Array[] = [head];
  for (const { tag, attributes } of all) {
    parts.push(Uint8Array.of(tag));
    for (const [name, values] of attributes) parts.push(...encodeAttribute(name, values));
  }
  return concat([...parts, Uint8Array.of(groups.end), data]);
}

interface Field {
  readonly tag: number;
  readonly name: string;
  readonly value: Uint8Array;
  readonly end: number;
}

/** `short`: these bytes break off inside the field. */
function readField(bytes: Uint8Array, at: number): Field | 'short' {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (at + 3 > bytes.length) return 'short';
  const nameLength = view.getUint16(at + 1);
  const valueAt = at + 5 + nameLength;
  if (valueAt > bytes.length) return 'short';
  const end = valueAt + view.getUint16(valueAt - 2);
  if (end > bytes.length) return 'short';
  return {
    tag: bytes[at] ?? 0,
    name: Buffer.from(bytes.subarray(at + 3, at + 3 + nameLength)).toString('utf8'),
    value: bytes.subarray(valueAt, end),
    end,
  };
}

/** Where the attributes end (behind the end tag); `short` when the bytes break off; undefined: no IPP. */
export function attributesEnd(bytes: Uint8Array): number | 'short' | undefined {
  let at = 8;
  for (;;) {
    const tag = bytes[at];
    if (tag === undefined || bytes.length < 8) return 'short';
    if (tag === groups.end) return at + 1;
    if (tag < 0x10) {
      if (at === 8 && tag !== groups.operation) return undefined;
      at += 1;
      continue;
    }
    if (at === 8) return undefined;
    const next = readField(bytes, at);
    if (next === 'short') return 'short';
    at = next.end;
  }
}

function readValue({ tag, value }: Field): IppValue | undefined {
  const view = new DataView(value.buffer, value.byteOffset, value.length);
  if (tag === tags.integer || tag === tags.enum)
    return value.length === 4 ? { tag, kind: 'number', value: view.getInt32(0) } : undefined;
  if (tag === tags.boolean)
    return value.length === 1 ? { tag, kind: 'boolean', value: value[0] !== 0 } : undefined;
  if (tag === tags.range || tag === tags.resolution) {
    if (value.length !== (tag === tags.range ? 8 : 9)) return undefined;
    return { tag, kind: 'pair', first: view.getInt32(0), second: view.getInt32(4) };
  }
  if (textTag(tag)) return { tag, kind: 'text', value: Buffer.from(value).toString('utf8') };
  if ((tag === tags.textWithLanguage || tag === tags.nameWithLanguage) && value.length >= 4) {
    const from = 2 + view.getUint16(0) + 2;
    if (from > value.length) return undefined;
    return { tag, kind: 'text', value: Buffer.from(value.subarray(from)).toString('utf8') };
  }
  return { tag, kind: 'bytes', value };
}

class Malformed extends Error {}

function readCollection(bytes: Uint8Array, from: number, depth: number): [IppAttributes, number] {
  if (depth > maxDepth) throw new Malformed('collections too deep');
  const members = new Map<string, IppValue[]>();
  let name = '';
  let at = from;
  for (;;) {
    const next = readField(bytes, at);
    if (next === 'short' || next.tag < 0x10) throw new Malformed('a collection without end');
    at = next.end;
    if (next.tag === tags.endCollection) return [members, at];
    if (next.tag === tags.member) {
      name = Buffer.from(next.value).toString('utf8');
      continue;
    }
    at = readInto(members, name, next, bytes, depth);
  }
}

function readInto(
  into: Map<string, IppValue[]>,
  name: string,
  next: Field,
  bytes: Uint8Array,
  depth: number,
): number {
  let { end } = next;
  let value: IppValue | undefined;
  if (next.tag === tags.collection) {
    const [members, after] = readCollection(bytes, end, depth + 1);
    value = { tag: next.tag, kind: 'collection', members };
    end = after;
  } else value = readValue(next);
  if (!value) throw new Malformed(`a value of ${name} with a wrong length`);
  const values = into.get(name);
  if (values) values.push(value);
  else into.set(name, [value]);
  return end;
}

/** The message, or undefined when these bytes are none. */
export function decodeIpp(bytes: Uint8Array): IppMessage | undefined {
  const end = attributesEnd(bytes);
  if (typeof end !== 'number' || end > maxAttributes) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const found: { tag: number; attributes: Map<string, IppValue[]> }[] = [];
  let at = 8;
  let name = '';
  try {
    while (at < end - 1) {
      const tag = bytes[at] ?? 0;
      if (tag < 0x10) {
        found.push({ tag, attributes: new Map() });
        name = '';
        at += 1;
        continue;
      }
      const next = readField(bytes, at);
      const group = found.at(-1);
      if (next === 'short' || !group) return undefined;
      if (next.name !== '') name = next.name;
      if (name === '') return undefined;
      at = readInto(group.attributes, name, next, bytes, 0);
    }
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
  return {
    version: view.getUint16(0),
    code: view.getUint16(2),
    requestId: view.getInt32(4),
    groups: found,
    data: bytes.subarray(end),
  };
}

/** All groups of one kind, in order: an answer to Get-Jobs has one per job. */
export const groupsOf = (message: IppMessage, tag: number): IppAttributes[] =>
  message.groups.filter((group) => group.tag === tag).map((group) => group.attributes);
