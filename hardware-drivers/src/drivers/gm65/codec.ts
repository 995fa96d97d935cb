import type { Described } from '../../definition/driver.ts';
import { crc16Ccitt } from '../../framing/checksums.ts';
import { frameOf, more, skip, type Framing } from '../../framing/framing.ts';
import { isEnd, lineLength, textOf } from '../codes/text.ts';

export const types = { read: 0x07, write: 0x08, save: 0x09 } as const;
/** Bit 0 of this register starts and stops one scan. */
export const scanRegister = 0x0002;

const maxText = 4_096;
const longestAnswer = 24;
/** Control characters that stand in codes: EOT, tab, FS, GS and RS of GS1 and AAMVA. */
const inCodes = new Set([0x04, 0x09, 0x1c, 0x1d, 0x1e]);

/** The module takes AB CD in place of a check; answers carry the real one. */
function command(type: number, address: number, ...data: readonly number[]): Uint8Array {
  const length = type === types.read ? 1 : data.length;
  return Uint8Array.of(0x7e, 0x00, type, length, address >> 8, address & 0xff, ...data, 0xab, 0xcd);
}
export const writeFrame = (address: number, value: number) => command(types.write, address, value);
export const readFrame = (address: number, count: number) => command(types.read, address, count);

/** Saves the settings to flash; one manual prints it with a byte missing. */
export function saveFrame(): Uint8Array {
  const frame = Uint8Array.of(0x7e, 0x00, types.save, 1, 0, 0, 0, 0, 0);
  const crc = crc16Ccitt(frame, 2, 7);
  frame.set([crc >> 8, crc & 0xff], 7);
  return frame;
}

export function answerFrame(...data: readonly number[]): Uint8Array {
  const frame = Uint8Array.of(0x02, 0x00, 0x00, data.length, ...data, 0, 0);
  const crc = crc16Ccitt(frame, 2, frame.length - 2);
  frame.set([crc >> 8, crc & 0xff], frame.length - 2);
  return frame;
}

function goodCheck(frame: Uint8Array): boolean {
  const given = ((frame.at(-2) ?? 0) << 8) | (frame.at(-1) ?? 0);
  return given === 0xabcd || given === crc16Ccitt(frame, 2, frame.length - 2);
}

export const isAnswer = (frame: Uint8Array): boolean => frame[0] === 0x02;
export const isCommand = (frame: Uint8Array): boolean => frame[0] === 0x7e && frame[1] === 0x00;

/** Answers (02 00), commands (7E 00) and, between them, text up to a line end or silence. */
export const gm65Framing = (ending: 'auto' | 'line' | 'silence'): Framing => ({
  maxFrame: maxText,
  scan(bytes) {
    const [head, second, , length = 0] = bytes;
    if (head === 0x02 || (head === 0x7e && (second === undefined || second === 0x00))) {
      if (second === undefined) return more;
      if (second !== 0x00) return skip(1, 'no frame starts here');
      const whole = head === 0x02 ? length + 6 : length + 8;
      if (bytes.length < 4 || bytes.length < whole) return more;
      if (goodCheck(bytes.subarray(0, whole))) return frameOf(whole);
      // Answers are short; the rest of a broken one must not be taken for a code.
      return skip(whole <= longestAnswer ? whole : 1, 'wrong checksum');
    }
    if (isEnd(head)) return skip(1, 'line end');
    if (head !== undefined && head < 0x20 && !inCodes.has(head))
      return skip(1, 'no code starts here');
    if (ending !== 'silence') {
      const line = lineLength(bytes.subarray(0, maxText));
      if (line > 0) return frameOf(line);
    }
    return bytes.length >= maxText ? skip(maxText, 'longer than any code') : more;
  },
  ...(ending === 'line'
    ? {}
    : {
        atSilence: (bytes) =>
          bytes[0] === 0x02 || bytes[0] === 0x7e ? more : frameOf(bytes.length),
      }),
});

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();

export function describeGm65(frame: Uint8Array): Described | undefined {
  if (isAnswer(frame)) {
    return { direction: 'device->host', meaning: `done: ${hexOf(frame.subarray(4, -2))}` };
  }
  if (!isCommand(frame)) return { direction: 'device->host', meaning: `code ${textOf(frame)}` };
  const [, , type, , high = 0, low = 0, value = 0] = frame;
  const address = (high << 8) | low;
  const asked = (meaning: string): Described => ({ direction: 'host->device', meaning });
  const register = address.toString(16).padStart(4, '0').toUpperCase();
  switch (type) {
    case types.write:
      if (address === scanRegister) return asked(value & 1 ? 'start a scan' : 'stop the scan');
      return asked(`write register ${register}: ${hexOf(frame.subarray(6, -2))}`);
    case types.read:
      return asked(`read ${value} registers from ${register}`);
    case types.save:
      return asked('save the settings');
    default:
      return undefined;
  }
}
