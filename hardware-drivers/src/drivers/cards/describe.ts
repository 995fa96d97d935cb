import type { Described } from '../../definition/driver.ts';
import { hex } from '../../framing/framing.ts';
import { statusOf } from './apdu.ts';
import { socialSecurityAid } from './social-security.ts';

const statusWords: Readonly<Record<number, string>> = {
  0x9000: 'done',
  0x6700: 'wrong length',
  0x6982: 'security status not satisfied',
  0x6985: 'conditions of use not satisfied',
  0x6a81: 'function not supported',
  0x6a82: 'file not found',
  0x6a83: 'record not found',
  0x6a86: 'wrong P1 P2',
  0x6b00: 'wrong P1 P2',
  0x6d00: 'unknown instruction',
  0x6e00: 'unknown class',
};

const byte = (value: number | undefined) => (value ?? 0).toString(16).padStart(2, '0');

function statusMeaning(status: number): string {
  const [high, low] = [status >> 8, status & 0xff];
  if (high === 0x61) return `${low || 256} bytes to fetch`;
  if (high === 0x6c) return `ask for ${low || 256} bytes`;
  return statusWords[status] ?? `status ${status.toString(16).padStart(4, '0')}`;
}

function commandMeaning(apdu: Uint8Array): string {
  const [, ins, p1, p2] = apdu;
  const data = apdu.subarray(5, 5 + (apdu[4] ?? 0));
  switch (ins) {
    case 0xa4:
      if (hex(data) === hex(socialSecurityAid)) return 'select the social security application';
      return p1 === 4 ? `select application ${hex(data)}` : `select file ${hex(data)}`;
    case 0xb2:
      return `read record ${byte(p1)}, P2 ${byte(p2)}`;
    case 0xb0:
      return 'read binary';
    case 0xc0:
      return `get response, ${apdu[4] || 256} bytes`;
    case 0x84:
      return 'get challenge';
    default:
      return `command ${byte(ins)}`;
  }
}

/** An APDU or the answer to one. Answers end with a status 6xxx or 9xxx; commands are told by class 00. */
export function describeApdu(bytes: Uint8Array): Described | undefined {
  if (bytes.length < 2) return undefined;
  if (bytes.length >= 4 && bytes[0] === 0 && bytes[1] !== 0)
    return { direction: 'host->device', meaning: commandMeaning(bytes) };
  const status = statusOf(bytes);
  const high = status >> 12;
  if (high !== 6 && high !== 9) return undefined;
  const size = bytes.length - 2;
  return {
    direction: 'device->host',
    meaning: `${statusMeaning(status)}${size > 0 ? `, ${size} bytes` : ''}`,
  };
}
