import type { Described } from '../../definition/driver.ts';
import { xor } from '../../framing/checksums.ts';
import { frameOf, more, skip, type Framing } from '../../framing/framing.ts';

/** `head … BCC`: the check byte is the XOR of everything before it. */
export const withBcc = (...bytes: readonly number[]): Uint8Array => {
  const frame = new Uint8Array(bytes.length + 1);
  frame.set(bytes);
  frame[bytes.length] = xor(frame, 0, bytes.length);
  return frame;
};

const goodBcc = (bytes: Uint8Array, length: number): boolean => xor(bytes, 0, length) === 0;
const heads = new Set([0x8a, 0x80, 0x82, 0x90, 0x9a, 0x9b]);

/** A query-all reply: `80 addr S… 33 bcc` with 3, 4 or 7 status bytes. */
const isAll = (bytes: Uint8Array, statusBytes: number): boolean =>
  bytes[statusBytes + 2] === 0x33 && goodBcc(bytes, statusBytes + 4);

/**
 * Replies carry no length: a query-all reply can look like a query-one reply followed by rubbish
 * (status 01 11 91 is `80 01 01 11 91`…). What was asked decides; `expecting` is `'all'` then.
 */
export function framing8a80(statusBytes: readonly number[], patient = false): Framing {
  return {
    maxFrame: 12,
    scan(bytes, expecting) {
      const head = bytes[0] ?? 0;
      if (!heads.has(head)) return skip(1, 'no frame starts here');
      if (head === 0x80) {
        for (const count of statusBytes) {
          if (bytes.length >= count + 4 && isAll(bytes, count)) return frameOf(count + 4);
        }
        const longest = Math.max(1, ...statusBytes) + 4;
        if (expecting === 'all' && !patient && bytes.length < longest) return more;
        if (bytes.length >= 5 && goodBcc(bytes, 5)) return frameOf(5);
        return bytes.length < longest ? more : skip(1, 'wrong checksum');
      }
      // 8A with a pulse length is one byte longer; 90 carries a bitmap of 3, 4 or 7 bytes.
      const lengths = head === 0x8a ? [5, 6] : head === 0x90 ? [6, 7, 10] : [5];
      for (const length of lengths) {
        if (bytes.length >= length && goodBcc(bytes, length)) return frameOf(length);
      }
      return bytes.length < Math.max(...lengths) ? more : skip(1, 'wrong checksum');
    },
  };
}

export const openFrame = (board: number, lock: number, pulseSeconds = 0): Uint8Array =>
  pulseSeconds > 0
    ? withBcc(0x8a, board, lock, 0x11, pulseSeconds)
    : withBcc(0x8a, board, lock, 0x11);
export const queryFrame = (board: number, lock: number): Uint8Array =>
  withBcc(0x80, board, lock, 0x33);
export const askAddressFrame = (): Uint8Array => withBcc(0x80, 0x01, 0x00, 0x99);

const byte = (value: number | undefined) =>
  (value ?? 0).toString(16).padStart(2, '0').toUpperCase();

export function describe8a80(frame: Uint8Array): Described | undefined {
  const [head, board = 0, lock = 0, state] = frame;
  const where = lock === 0 ? `board ${board}, all locks` : `board ${board} lock ${lock}`;
  if (head === 0x8a && frame.length === 6) {
    return { direction: 'host->device', meaning: `open ${where} for ${frame[4] ?? 0} s` };
  }
  if (frame.length === 5) {
    switch (head) {
      case 0x8a:
        return state === 0x11
          ? { meaning: `open ${where} (or its reply: feedback 11)` }
          : {
              direction: 'device->host',
              meaning: `${where} was commanded open: feedback ${byte(state)}`,
            };
      case 0x80:
        if (state === 0x33) return { direction: 'host->device', meaning: `query ${where}` };
        if (state === 0x99) {
          return lock === 0
            ? { direction: 'host->device', meaning: 'ask the board address' }
            : { direction: 'device->host', meaning: `the board address is ${lock}` };
        }
        return { direction: 'device->host', meaning: `${where}: feedback ${byte(state)}` };
      case 0x82:
        return {
          direction: 'device->host',
          meaning: `report: ${where} changed to feedback ${byte(state)}`,
        };
      case 0x9a:
        return { meaning: `energise ${where}` };
      case 0x9b:
        return { meaning: `release ${where}` };
    }
  }
  if (head === 0x80) {
    const status = [...frame.subarray(2, -2)].map(byte).join(' ');
    return { direction: 'device->host', meaning: `board ${board}, all locks: status ${status}` };
  }
  return head === 0x90
    ? {
        meaning: `open several on board ${board}: bitmap ${[...frame.subarray(2, -1)].map(byte).join(' ')}`,
      }
    : undefined;
}
