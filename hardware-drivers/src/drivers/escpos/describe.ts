import iconv from 'iconv-lite';
import type { Described } from '../../definition/driver.ts';
import { isAsbStart, isRealTimeStatus } from './commands.ts';
import { fromAsb } from './status.ts';

const hexByte = (value: number | undefined) =>
  (value ?? 0).toString(16).padStart(2, '0').toUpperCase();

const names: Readonly<Record<string, (n: number, frame: Uint8Array) => string>> = {
  '1004': (n) => `ask status ${n}`,
  '1005': (n) => `recover ${n}`,
  '1014': () => 'real-time pulse or power command',
  '1b40': () => 'initialise',
  '1b61': (n) => `align ${['left', 'centre', 'right'][n % 48] ?? n}`,
  '1b45': (n) => (n & 1 ? 'bold on' : 'bold off'),
  '1b64': (n) => `feed ${n} lines`,
  '1b70': (n) => `drawer pulse on pin ${n}`,
  '1b74': (n) => `code table ${n}`,
  '1c26': () => 'Chinese on',
  '1c2e': () => 'Chinese off',
  '1d21': (n) => `size ${(n >> 4) + 1} × ${(n & 15) + 1}`,
  '1d48': (n) => `bar code text ${n}`,
  '1d49': (n) => `ask identity ${n}`,
  '1d56': (n) => (n === 0 || n === 48 || n === 65 ? 'full cut' : 'partial cut'),
  '1d61': (n) => (n === 0 ? 'automatic status off' : `automatic status on (${hexByte(n)})`),
  '1d68': (n) => `bar code height ${n}`,
  '1d6b': (n, frame) =>
    `bar code ${n}: ${Buffer.from(frame.subarray(n >= 65 ? 4 : 3))
      .toString('latin1')
      .replace(/\0$/, '')}`,
  '1d72': (n) => `ask paper status ${n}, in order`,
  '1d76': (_, frame) =>
    `raster ${((frame[4] ?? 0) | ((frame[5] ?? 0) << 8)) * 8} × ${(frame[6] ?? 0) | ((frame[7] ?? 0) << 8)}`,
  '1d77': (n) => `bar code width ${n}`,
};

function qr(frame: Uint8Array): string {
  switch (frame[6]) {
    case 0x41:
      return `QR model ${(frame[7] ?? 0) - 48}`;
    case 0x43:
      return `QR module ${frame[7] ?? 0} dots`;
    case 0x45:
      return `QR level ${'LMQH'[(frame[7] ?? 48) - 48] ?? '?'}`;
    case 0x50:
      return `QR data: ${Buffer.from(frame.subarray(8)).toString('utf8')}`;
    case 0x51:
      return 'print QR';
    default:
      return 'QR command';
  }
}

export function describeEscpos(frame: Uint8Array): Described | undefined {
  const [first = 0, second = 0, third = 0] = frame;
  if (frame.length === 1 && isRealTimeStatus(first)) {
    return { direction: 'device->host', meaning: `status ${hexByte(first)}` };
  }
  if (frame.length === 4 && isAsbStart(first) && (first !== 0x10 || second > 0x14)) {
    const said = Object.entries(fromAsb(frame))
      .filter(([, set]) => set)
      .map(([name]) => name);
    // FS & and friends start with 1C too; a status has only small bytes after it.
    if (frame.subarray(1).every((byte) => (byte & 0x90) === 0)) {
      return {
        direction: 'device->host',
        meaning: `automatic status: ${said.join(', ') || 'all well'}`,
      };
    }
  }
  if (first === 0x5f && frame.at(-1) === 0) {
    return {
      direction: 'device->host',
      meaning: `identity: ${Buffer.from(frame.subarray(1, -1)).toString('latin1')}`,
    };
  }
  if (first === 0x0a) return { direction: 'host->device', meaning: 'new line' };
  if (first >= 0x20)
    return {
      direction: 'host->device',
      meaning: `text: ${iconv.decode(Buffer.from(frame), 'gb18030')}`,
    };
  if (first === 0x1d && second === 0x28 && third === 0x6b && frame[5] === 0x31) {
    return { direction: 'host->device', meaning: qr(frame) };
  }
  const name = names[`${hexByte(first)}${hexByte(second)}`.toLowerCase()];
  if (name) return { direction: 'host->device', meaning: name(third, frame) };
  return frame.length > 1
    ? { direction: 'host->device', meaning: `command ${hexByte(first)} ${hexByte(second)}` }
    : undefined;
}
