import { failed, ok, type Outcome } from '../../command/outcome.ts';

/** Modbus Application Protocol V1.1b3: function code and data, without address and check. */
export const functions = {
  readCoils: 0x01,
  readInputs: 0x02,
  readHolding: 0x03,
  readInputRegisters: 0x04,
  writeCoil: 0x05,
  writeRegister: 0x06,
  writeCoils: 0x0f,
  writeRegisters: 0x10,
} as const;

const high = (value: number) => (value >> 8) & 0xff;
const low = (value: number) => value & 0xff;

/** Functions 01 to 04: `count` coils, inputs or registers from `first`, counted from 0. */
export const readPdu = (word: number, first: number, count: number) =>
  Uint8Array.of(word, high(first), low(first), high(count), low(count));

/** Function 05; `value` is FF00 (on), 0000 (off) or a vendor's own. */
export const writeCoilPdu = (coil: number, value: number) =>
  Uint8Array.of(functions.writeCoil, high(coil), low(coil), high(value), low(value));
export const coilOn = 0xff00;
export const coilOff = 0x0000;

/** Function 0F. */
export function writeCoilsPdu(first: number, states: readonly boolean[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(states.length / 8));
  for (const [i, on] of states.entries())
    if (on) bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (1 << (i & 7));
  return Uint8Array.of(
    ...readPdu(functions.writeCoils, first, states.length),
    bytes.length,
    ...bytes,
  );
}

export const word16 = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

const exceptions: Readonly<Record<number, string>> = {
  1: 'it does not know this function',
  2: 'it has no such address',
  3: 'it does not take this value',
  4: 'it failed',
  5: 'it works on it',
  6: 'it is busy',
};

/** A refusal (high bit of the function), or undefined when this is none. */
export function refusalOf(pdu: Uint8Array, asked: number): Outcome<never> | undefined {
  if (pdu[0] !== (asked | 0x80)) return undefined;
  const code = pdu[1] ?? 0;
  return failed('refused-by-device', `the device refused: ${exceptions[code] ?? `code ${code}`}`, {
    deviceCode: code.toString(16).padStart(2, '0'),
  });
}

/** The bits of an answer to 01 or 02, or undefined when it answers something else. */
export function bitsOf(
  pdu: Uint8Array,
  word: number,
  count: number,
): Outcome<readonly boolean[]> | undefined {
  const size = Math.ceil(count / 8);
  if (pdu[0] !== word || pdu[1] !== size || pdu.length !== size + 2) return refusalOf(pdu, word);
  return ok(
    Array.from({ length: count }, (_, i) => (((pdu[2 + (i >> 3)] ?? 0) >> (i & 7)) & 1) === 1),
  );
}

/** The registers of an answer to 03 or 04. */
export function registersOf(
  pdu: Uint8Array,
  word: number,
  count: number,
): Outcome<readonly number[]> | undefined {
  if (pdu[0] !== word || pdu[1] !== 2 * count || pdu.length !== 2 * count + 2)
    return refusalOf(pdu, word);
  return ok(Array.from({ length: count }, (_, i) => word16(pdu, 2 + 2 * i)));
}
