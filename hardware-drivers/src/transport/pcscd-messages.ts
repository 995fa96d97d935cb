/**
 * The messages of pcscd's Unix socket, protocol 4.x (pcsc-lite `winscard_msg.h`): a request is the
 * size and number of a command and its structure; the answer is the structure alone, filled in.
 * All words are 32 bits in the machine's order, which is little-endian wherever we run.
 */
export const command = {
  establishContext: 0x01,
  releaseContext: 0x02,
  connect: 0x04,
  disconnect: 0x06,
  transmit: 0x09,
  version: 0x11,
  readersState: 0x12,
} as const;

export const protocolMajor = 4;
/** 1.8 to 1.9 speak 4.4, 2.0 and later 4.5; both know everything used here. */
export const protocolMinors = [4, 5, 3] as const;

const nameLength = 128;
const readerSlots = 16;
const readerStateLength = 184;
export const sizes = {
  version: 12,
  establishContext: 12,
  connect: 4 + nameLength + 5 * 4,
  disconnect: 12,
  transmit: 32,
  readersState: readerSlots * readerStateLength,
} as const;

export const scope = { system: 2 } as const;
export const share = { shared: 2 } as const;
export const protocols = { t0: 1, t1: 2 } as const;
export const disposition = { leave: 0, reset: 1, unpower: 2 } as const;

export function words(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => view.setUint32(4 * i, value >>> 0, true));
  return bytes;
}

export function wordAt(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true);
}

export function nameField(name: string): Uint8Array {
  const field = new Uint8Array(nameLength);
  field.set(Buffer.from(name).subarray(0, nameLength - 1));
  return field;
}

export interface ReaderState {
  readonly name: string;
  readonly present: boolean;
  readonly atr: Uint8Array;
}

const cardPresent = 0x0004;

/** The readers pcscd knows, from its fixed table. */
export function readReaders(table: Uint8Array): readonly ReaderState[] {
  const readers: ReaderState[] = [];
  for (let at = 0; at + readerStateLength <= table.length; at += readerStateLength) {
    const end = table.indexOf(0, at);
    const name = Buffer.from(table.subarray(at, Math.min(end, at + nameLength))).toString();
    if (name === '') continue;
    const length = Math.min(wordAt(table, at + 176), 33);
    readers.push({
      name,
      present: (wordAt(table, at + 132) & cardPresent) !== 0,
      atr: table.slice(at + 140, at + 140 + length),
    });
  }
  return readers;
}

/** Results that are more than "it failed". */
export const result = {
  success: 0,
  unknownReader: 0x80100009,
  sharingViolation: 0x8010000b,
  noCard: 0x8010000c,
  notTransacted: 0x80100016,
  readerUnavailable: 0x80100017,
  noReaders: 0x8010002e,
  unresponsive: 0x80100066,
  unpowered: 0x80100067,
  wasReset: 0x80100068,
  removed: 0x80100069,
} as const;
