import type { Described } from '../../definition/driver.ts';
import { xor } from '../../framing/checksums.ts';
import { concat } from '../../framing/framing.ts';
import { headed } from '../../framing/headed.ts';

/** GA/T 467: preamble, length (big-endian, everything after it), body, XOR from length to body's end. */
const preamble = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69);
/** Longest reply: text 256, photo 1024, fingerprint 1024 and their lengths. */
const maxLength = 0x0c00;

/**
 * A serial or Bluetooth bridge says `preamble 0005 050505` when the module was silent for it. With
 * the next frame's first two bytes its check is right by chance: it must not swallow them.
 */
const isBridgeTimeout = (frame: Uint8Array): boolean =>
  frame.length === 12 && frame[7] === 5 && frame[8] === 5 && frame[9] === 5;

export const samFraming = headed({
  head: preamble,
  lengthKnownAt: 7,
  lengthOf(bytes) {
    const length = ((bytes[5] ?? 0) << 8) | (bytes[6] ?? 0);
    return length >= 3 && length <= maxLength ? 7 + length : undefined;
  },
  check: (frame) =>
    xor(frame, 5, frame.length - 1) === frame[frame.length - 1] && !isBridgeTimeout(frame),
  maxFrame: 7 + maxLength,
});

export function samFrame(body: Uint8Array): Uint8Array {
  const length = body.length + 1;
  const frame = concat([
    preamble,
    Uint8Array.of(length >> 8, length & 0xff),
    body,
    Uint8Array.of(0),
  ]);
  frame[frame.length - 1] = xor(frame, 5, frame.length - 1);
  return frame;
}

export const samCommands = {
  reset: [0x10, 0xff],
  status: [0x11, 0xff],
  moduleId: [0x12, 0xff],
  find: [0x20, 0x01],
  select: [0x20, 0x02],
  read: [0x30, 0x01],
  readWithFingerprint: [0x30, 0x10],
  readAppended: [0x30, 0x03],
  readManagementNumber: [0x30, 0x05],
} as const satisfies Record<string, readonly [number, number]>;

export type SamCommand = keyof typeof samCommands;

export const command = (name: SamCommand): Uint8Array =>
  samFrame(Uint8Array.from(samCommands[name]));

/** 60 xx: the rates in the order of their codes. */
export const samBaudRates = [115200, 57600, 38400, 19200, 9600] as const;
export const setBaudRate = (baudRate: number): Uint8Array =>
  samFrame(
    Uint8Array.of(
      0x60,
      samBaudRates.findIndex((rate) => rate === baudRate),
    ),
  );
export const setMaxRfBytes = (bytes: number): Uint8Array =>
  samFrame(Uint8Array.of(0x61, 0xff, bytes));

export interface SamReply {
  /** SW3: what happened. */
  readonly status: number;
  /** SW1 SW2, normally 0000; some modules put the card's own status words here. */
  readonly cardStatus: number;
  readonly data: Uint8Array;
}

export const samReply = (status: number, data: Uint8Array = new Uint8Array(0)): Uint8Array =>
  samFrame(concat([Uint8Array.of(0, 0, status), data]));

/** A frame's body as a reply; undefined for a request. */
export function parseReply(frame: Uint8Array): SamReply | undefined {
  const body = frame.subarray(7, -1);
  if (body.length < 3 || (body[0] === 0x61 && body[1] === 0xff)) return undefined;
  return {
    status: body[2] ?? 0,
    cardStatus: ((body[0] ?? 0) << 8) | (body[1] ?? 0),
    data: body.subarray(3),
  };
}

export const sw = {
  ok: 0x90,
  found: 0x9f,
  checksum: 0x10,
  length: 0x11,
  command: 0x21,
  notPermitted: 0x23,
  unknownError: 0x24,
  cardRejectedSam: 0x31,
  samRejectedCard: 0x32,
  verificationFailed: 0x33,
  unknownCard: 0x40,
  readFailed: 0x41,
  randomFailed: 0x47,
  selfTestFailed: 0x60,
  notAuthorised: 0x66,
  findFailed: 0x80,
  selectFailed: 0x81,
  itemEmpty: 0x91,
} as const;

const words: Readonly<Record<number, string>> = {
  [sw.ok]: 'done',
  [sw.found]: 'card found',
  [sw.checksum]: 'checksum error in the command',
  [sw.length]: 'length error in the command',
  [sw.command]: 'unknown command',
  [sw.notPermitted]: 'not permitted',
  [sw.unknownError]: 'unknown error',
  [sw.cardRejectedSam]: 'the card rejected the module',
  [sw.samRejectedCard]: 'the module rejected the card',
  [sw.verificationFailed]: 'verification of the information failed',
  [sw.unknownCard]: 'unrecognised card type',
  [sw.readFailed]: 'reading failed',
  [sw.randomFailed]: 'getting a random number failed',
  [sw.selfTestFailed]: 'self-test failed',
  [sw.notAuthorised]: 'the module is not authorised',
  [sw.findFailed]: 'no card found',
  [sw.selectFailed]: 'selecting failed',
  [sw.itemEmpty]: 'item empty',
};

export const statusWord = (status: number): string =>
  words[status] ?? `status ${status.toString(16).padStart(2, '0').toUpperCase()}`;

const requestNames: Readonly<Record<string, string>> = {
  '10ff': 'reset the module',
  '11ff': 'ask the module status',
  '12ff': 'ask the module id',
  '2001': 'find a card',
  '2002': 'select the card',
  '3001': 'read text and photo',
  '3010': 'read text, photo and fingerprint',
  '3003': 'read appended information',
  '3005': 'read the card management number',
  '61ff': 'set the longest RF frame',
  '0002': 'sleep (vendor)',
  '0103': 'wake (vendor)',
};

export function describeSam(frame: Uint8Array): Described | undefined {
  const reply = frame.length > 10 ? parseReply(frame) : undefined;
  if (reply) {
    const { status, data } = reply;
    const size = data.length === 0 || status === sw.found ? '' : `, ${data.length} bytes`;
    return { direction: 'device->host', meaning: `${statusWord(status)}${size}` };
  }
  const [cmd = 0, para = 0] = frame.subarray(7);
  if (cmd === 0x60) {
    return {
      direction: 'host->device',
      meaning: `set the line to ${samBaudRates[para] ?? 'an unknown rate'}`,
    };
  }
  const name = requestNames[Buffer.from([cmd, para]).toString('hex')];
  return { direction: 'host->device', meaning: name ?? 'unknown command' };
}
