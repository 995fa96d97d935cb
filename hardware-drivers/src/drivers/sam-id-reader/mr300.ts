import type { Described } from '../../definition/driver.ts';
import { concat, frameOf, more, skip, type Framing, type Scan } from '../../framing/framing.ts';
import { describeSam, samFraming } from './codec.ts';

/**
 * The HID envelope of the ZZ MR-300 family (one public source; the width of its serial number is
 * uncertain, so it is never looked at):
 * `88 SRN(2) LEN(2, low first, = n+1) B1 SAM-frame(n) SUM16(2, low first, from LEN)`, and back
 * `AA SRN(2) LEN(2) result SAM-frame SUM16(2)`, both in reports of 64 bytes, the last one padded.
 */
const requestHead = 0x88;
const replyHead = 0xaa;
const passOn = 0xb1;
const overhead = 7;
const frameAt = 6;

const lengthOf = (bytes: Uint8Array): number => (bytes[3] ?? 0) | ((bytes[4] ?? 0) << 8);

function sum16(bytes: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += bytes[i] ?? 0;
  return sum & 0xffff;
}

function wrap(head: number, serial: number, code: number, frame: Uint8Array): Uint8Array {
  const length = frame.length + 1;
  const message = concat([
    Uint8Array.of(head, serial >> 8, serial & 0xff, length & 0xff, length >> 8, code),
    frame,
    new Uint8Array(2),
  ]);
  const sum = sum16(message, 3, message.length - 2);
  message.set([sum & 0xff, sum >> 8], message.length - 2);
  return message;
}

export const mr300Request = (serial: number, frame: Uint8Array): Uint8Array =>
  wrap(requestHead, serial, passOn, frame);
export const mr300Reply = (serial: number, frame: Uint8Array, result = 0): Uint8Array =>
  wrap(replyHead, serial, result, frame);

/** Length of the envelope that starts here; undefined while it is not known or when none does. */
export function mr300Length(bytes: Uint8Array): number | undefined {
  if (bytes.length < frameAt) return undefined;
  const length = lengthOf(bytes);
  return length >= 1 && length <= samFraming.maxFrame + 1 ? overhead + length : undefined;
}

/** What is inside a whole envelope; undefined when its sum is wrong. */
export function mr300Content(message: Uint8Array): Uint8Array | undefined {
  const end = message.length - 2;
  const sum = (message[end] ?? 0) | ((message[end + 1] ?? 0) << 8);
  return sum === sum16(message, 3, end) ? message.subarray(frameAt, end) : undefined;
}

/** For captures: SAM frames as they are, and MR-300 envelopes around them. */
export const anySamFraming: Framing = {
  maxFrame: samFraming.maxFrame + overhead,
  scan(bytes): Scan {
    const [head] = bytes;
    const plain = samFraming.scan(bytes);
    if (plain.kind === 'frame') return plain;
    const enveloped =
      head === requestHead || (head === replyHead && plain.kind === 'skip')
        ? envelopeAt(bytes)
        : plain;
    if (enveloped.kind !== 'skip') return enveloped;
    const next = bytes.findIndex(
      (byte, i) => i > 0 && (byte === requestHead || byte === replyHead),
    );
    return skip(next < 0 ? bytes.length : next, plain.kind === 'skip' ? plain.why : enveloped.why);
  },
};

function envelopeAt(bytes: Uint8Array): Scan {
  if (bytes.length < frameAt) return more;
  const length = mr300Length(bytes);
  if (length === undefined) return skip(1, 'impossible length');
  if (bytes.length < length) return more;
  return mr300Content(bytes.subarray(0, length)) ? frameOf(length) : skip(1, 'wrong checksum');
}

export function describeAnySam(frame: Uint8Array): Described | undefined {
  const inside =
    samFraming.scan(frame).kind === 'frame' || mr300Length(frame) !== frame.length
      ? undefined
      : mr300Content(frame);
  if (!inside) return describeSam(frame);
  const said = describeSam(inside);
  return said && { ...said, meaning: `MR-300: ${said.meaning}` };
}
