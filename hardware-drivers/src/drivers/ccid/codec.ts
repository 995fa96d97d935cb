import type { Described } from '../../definition/driver.ts';
import { xor } from '../../framing/checksums.ts';
import { concat, frameOf, more, skip, type Framing, type Scan } from '../../framing/framing.ts';

/** USB CCID 1.1, chapter 6: ten bytes of header, then data. */
export const ccid = {
  setParameters: 0x61,
  powerOn: 0x62,
  powerOff: 0x63,
  slotStatus: 0x65,
  secure: 0x69,
  t0Apdu: 0x6a,
  escape: 0x6b,
  getParameters: 0x6c,
  resetParameters: 0x6d,
  clock: 0x6e,
  transfer: 0x6f,
  mechanical: 0x71,
  abort: 0x72,
  dataRate: 0x73,
  dataBlock: 0x80,
  slotStatusReply: 0x81,
  parameters: 0x82,
  escapeReply: 0x83,
  dataRateReply: 0x84,
  slotChange: 0x50,
  hardwareError: 0x51,
} as const;

const names: Readonly<Record<number, string>> = {
  [ccid.setParameters]: 'set parameters',
  [ccid.powerOn]: 'power on',
  [ccid.powerOff]: 'power off',
  [ccid.slotStatus]: 'ask the slot status',
  [ccid.secure]: 'secure',
  [ccid.t0Apdu]: 'T=0 APDU',
  [ccid.escape]: 'escape',
  [ccid.getParameters]: 'ask the parameters',
  [ccid.resetParameters]: 'reset the parameters',
  [ccid.clock]: 'clock',
  [ccid.transfer]: 'transfer',
  [ccid.mechanical]: 'mechanical',
  [ccid.abort]: 'abort',
  [ccid.dataRate]: 'set the data rate',
  [ccid.dataBlock]: 'data',
  [ccid.slotStatusReply]: 'slot status',
  [ccid.parameters]: 'parameters',
  [ccid.escapeReply]: 'escape answer',
  [ccid.dataRateReply]: 'data rate',
};

export interface CcidMessage {
  readonly type: number;
  readonly slot: number;
  readonly seq: number;
  /** Bytes 7 to 9: parameters of a request; bStatus, bError and one more of a reply. */
  readonly extra: readonly [number, number, number];
  readonly data: Uint8Array;
}

export const headerLength = 10;
/** An extended APDU of 64 KiB does not fit; nothing on these cards needs one. */
const maxData = 3_072;

export function encodeMessage({ type, slot, seq, extra, data }: CcidMessage): Uint8Array {
  const header = new Uint8Array(headerLength);
  header.set([type]);
  new DataView(header.buffer).setUint32(1, data.length, true);
  header.set([slot, seq, ...extra], 5);
  return concat([header, data]);
}

const dataLength = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)) >>>
  0;

/** Length of the message that starts at `at`; undefined when none can. */
export function messageLength(bytes: Uint8Array, at = 0): number | undefined {
  const length = dataLength(bytes, at + 1);
  return names[bytes[at] ?? 0] !== undefined && length <= maxData
    ? headerLength + length
    : undefined;
}

export function decodeMessage(bytes: Uint8Array): CcidMessage | undefined {
  if (bytes.length < headerLength || messageLength(bytes) !== bytes.length) return undefined;
  const [type = 0] = bytes;
  const [slot = 0, seq = 0, a = 0, b = 0, c = 0] = bytes.subarray(5, headerLength);
  return { type, slot, seq, extra: [a, b, c], data: bytes.subarray(headerLength) };
}

/** The serial twin (Gemalto GemPC Twin): `03 06 message LRC`, the LRC over everything before it. */
const sync = 0x03;
const ctrlAck = 0x06;
const ctrlNak = 0x15;
export const nak = Uint8Array.of(sync, ctrlNak, sync ^ ctrlNak);

export function envelope(message: Uint8Array): Uint8Array {
  const frame = concat([Uint8Array.of(sync, ctrlAck), message, Uint8Array.of(0)]);
  frame[frame.length - 1] = xor(frame, 0, frame.length - 1);
  return frame;
}

export const isNak = (frame: Uint8Array): boolean => frame.length === 3 && frame[1] === ctrlNak;
/**
 * A single byte of 80 to FF between messages: the twin asks for patience. Only while an answer is
 * awaited: in a capture such a byte is more likely what is left of a broken frame.
 */
export const patience = 'patience';
const isWaitByte = (byte: number | undefined): boolean => (byte ?? 0) >= 0x80;
export const isWait = (frame: Uint8Array): boolean => frame.length === 1;
export const isSlotChange = (frame: Uint8Array): boolean =>
  frame.length === 2 && frame[0] === ccid.slotChange;

/** The message in a frame, enveloped or bare. */
export const messageIn = (frame: Uint8Array): CcidMessage | undefined =>
  decodeMessage(frame[0] === sync ? frame.subarray(2, -1) : frame);

const maxFrame = headerLength + maxData + 3;
const isStart = (byte: number | undefined): boolean => byte === sync || byte === ccid.slotChange;

export const twinFraming: Framing = {
  maxFrame,
  scan(bytes, expecting): Scan {
    const mayWait = (byte: number | undefined) => expecting === patience && isWaitByte(byte);
    const [first, second] = bytes;
    if (mayWait(first)) return frameOf(1);
    if (!isStart(first)) {
      let next = 1;
      while (next < bytes.length && !isStart(bytes[next]) && !mayWait(bytes[next])) next += 1;
      return skip(next, 'no frame starts here');
    }
    if (second === undefined) return more;
    if (first === ccid.slotChange)
      return second === 2 || second === 3 ? frameOf(2) : skip(1, 'no frame starts here');
    if (second === ctrlNak) {
      if (bytes.length < 3) return more;
      return bytes[2] === nak[2] ? frameOf(3) : skip(1, 'wrong checksum');
    }
    if (second !== ctrlAck) return skip(1, 'no frame starts here');
    if (bytes.length < 2 + 5) return more;
    const length = messageLength(bytes, 2);
    if (length === undefined) return skip(1, 'impossible length');
    const whole = 2 + length + 1;
    if (bytes.length < whole) return more;
    return xor(bytes, 0, whole) === 0 ? frameOf(whole) : skip(1, 'wrong checksum');
  },
};

/** Captures of either form: the serial twin, or bare messages from a USB bus. */
export const anyCcidFraming: Framing = {
  maxFrame,
  scan(bytes): Scan {
    const [first = 0] = bytes;
    if (names[first] === undefined) return twinFraming.scan(bytes);
    if (bytes.length < 5) return more;
    const length = messageLength(bytes);
    if (length === undefined) return skip(1, 'impossible length');
    return bytes.length < length ? more : frameOf(length);
  },
};

/** bStatus: the card in bits 0 and 1, the command's fate in bits 6 and 7. */
export const cardStates = ['active', 'present', 'absent', 'unknown'] as const;
export type CardState = (typeof cardStates)[number];
export const cardState = (status: number): CardState => cardStates[status & 3] ?? 'unknown';
export const fate = (status: number): 'done' | 'failed' | 'more-time' =>
  (status & 0xc0) === 0 ? 'done' : (status & 0xc0) === 0x80 ? 'more-time' : 'failed';

const errors: Readonly<Record<number, string>> = {
  0x00: 'command not supported',
  0x05: 'no such slot',
  0x07: 'power not supported',
  0xe0: 'slot busy',
  0xf2: 'busy with its own sequence',
  0xf3: 'protocol deactivated',
  0xf4: 'procedure byte conflict',
  0xf5: 'class not supported',
  0xf6: 'protocol not supported',
  0xf7: 'wrong check byte in the answer to reset',
  0xf8: 'no answer to reset',
  0xfb: 'hardware error',
  0xfc: 'overrun',
  0xfd: 'parity error',
  0xfe: 'the card stays mute',
  0xff: 'aborted',
};
export const errorText = (error: number): string =>
  errors[error] ?? `error ${error.toString(16).padStart(2, '0')}`;

export function describeCcid(frame: Uint8Array): Described | undefined {
  if (isNak(frame)) return { direction: 'device->host', meaning: 'not understood, send again' };
  if (isWait(frame)) return { direction: 'device->host', meaning: 'wait' };
  if (isSlotChange(frame)) {
    const meaning = (frame[1] ?? 0) & 1 ? 'a card came' : 'the card left';
    return { direction: 'device->host', meaning };
  }
  const message = messageIn(frame);
  if (!message) return undefined;
  const { type, seq, extra, data } = message;
  const name = names[type] ?? '';
  const size = data.length === 0 ? '' : `, ${data.length} bytes`;
  if (type < 0x80) return { direction: 'host->device', meaning: `#${seq} ${name}${size}` };
  const [status, error] = extra;
  const ending =
    fate(status) === 'more-time'
      ? `, wait ${error} times longer`
      : fate(status) === 'failed'
        ? `, failed: ${errorText(error)}`
        : '';
  return {
    direction: 'device->host',
    meaning: `#${seq} ${name}${size}, card ${cardState(status)}${ending}`,
  };
}

/** For the vectors: an enveloped request. */
export const request = (
  type: keyof typeof ccid,
  seq: number,
  extra: readonly [number, number, number] = [0, 0, 0],
  data = '',
): Uint8Array =>
  envelope(
    encodeMessage({
      type: ccid[type],
      slot: 0,
      seq,
      extra,
      data: Uint8Array.from(Buffer.from(data, 'hex')),
    }),
  );
