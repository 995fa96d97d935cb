import { crc16Modbus } from '../../framing/checksums.ts';
import { frameOf, more, skip, type Framing, type Scan } from '../../framing/framing.ts';
import { functions, word16 } from './pdu.ts';

/** How a PDU travels: with address and CRC on a line (RTU), or with the MBAP head on Ethernet. */
export interface Envelope {
  readonly framing: Framing;
  /** `tag` tells an MBAP answer from an older one; RTU has none. */
  wrap(unit: number, pdu: Uint8Array, tag: number): Uint8Array;
  unwrap(frame: Uint8Array): { readonly unit: number; readonly pdu: Uint8Array };
  /** Whether this frame can answer that request. */
  answers(frame: Uint8Array, request: Uint8Array): boolean;
}

/** The longest RTU frame of the standard. */
const maxRtu = 256;

/**
 * Lengths a frame may have: an RTU frame says neither where it starts nor which way it goes. An
 * answer's length comes from its byte count, a request's from its function; the CRC decides.
 */
function lengthsOf(bytes: Uint8Array): readonly number[] {
  const [, word = 0, count] = bytes;
  if (word & 0x80) return known.has(word & 0x7f) ? [5] : [];
  switch (word) {
    case functions.readCoils:
    case functions.readInputs:
      return count === undefined ? [8] : [count + 5, 8];
    case functions.readHolding:
    case functions.readInputRegisters:
      return count === undefined ? [8] : count % 2 === 0 ? [count + 5, 8] : [8];
    case functions.writeCoil:
    case functions.writeRegister:
      return [8];
    case functions.writeCoils:
    case functions.writeRegisters:
      return bytes.length < 7 ? [8] : [8, (bytes[6] ?? 0) + 9];
    default:
      return [];
  }
}
const known = new Set<number>(Object.values(functions));

const goodCrc = (bytes: Uint8Array, length: number): boolean => {
  const crc = crc16Modbus(bytes, 0, length - 2);
  return bytes[length - 2] === (crc & 0xff) && bytes[length - 1] === crc >> 8;
};

/** RTU frames of these units (all when left out). */
export function rtuFraming(units?: readonly number[]): Framing {
  const ours = (unit: number) => (units ? units.includes(unit) : unit >= 1 && unit <= 247);
  return {
    maxFrame: maxRtu,
    scan(bytes) {
      if (!ours(bytes[0] ?? 0)) return skip(1, 'no frame starts here');
      if (bytes.length < 2) return more;
      const lengths = lengthsOf(bytes).filter((length) => length <= maxRtu);
      if (lengths.length === 0) return skip(1, 'no frame starts here');
      for (const length of lengths)
        if (bytes.length >= length && goodCrc(bytes, length)) return frameOf(length);
      return bytes.length < Math.max(...lengths) ? more : skip(1, 'wrong checksum');
    },
  };
}

export const rtu = (units: readonly number[]): Envelope => ({
  framing: rtuFraming(units),
  wrap: rtuFrame,
  unwrap: unwrapRtu,
  answers: (frame, request) => frame[0] === request[0],
});

export function rtuFrame(unit: number, pdu: Uint8Array): Uint8Array {
  const frame = new Uint8Array(pdu.length + 3);
  frame[0] = unit;
  frame.set(pdu, 1);
  const crc = crc16Modbus(frame, 0, frame.length - 2);
  frame[frame.length - 2] = crc & 0xff;
  frame[frame.length - 1] = crc >> 8;
  return frame;
}
export const unwrapRtu = (frame: Uint8Array) => ({
  unit: frame[0] ?? 0,
  pdu: frame.subarray(1, -2),
});

/** Lengths a PDU may have, from its first bytes; a request and its answer differ. */
function pduLengths([word = 0, count = 0]: Uint8Array, counted: number): readonly number[] {
  if (word & 0x80) return known.has(word & 0x7f) ? [2] : [];
  switch (word) {
    case functions.readCoils:
    case functions.readInputs:
    case functions.readHolding:
    case functions.readInputRegisters:
      return [5, count + 2];
    case functions.writeCoil:
    case functions.writeRegister:
      return [5];
    case functions.writeCoils:
    case functions.writeRegisters:
      return [5, counted + 6];
    default:
      return [];
  }
}

/** For captures: Modbus TCP has no check, so the length must also fit the function. */
function mbapAt(bytes: Uint8Array): Scan {
  const scan = mbap.framing.scan(bytes);
  if (scan.kind !== 'frame') return scan;
  const pdu = bytes.subarray(7, scan.length);
  return pduLengths(pdu, pdu[5] ?? 0).includes(pdu.length) ? scan : skip(1, 'no frame starts here');
}

/** For captures, which do not say how they were taken: RTU frames by their CRC, or Modbus TCP. */
export const anyModbusFraming: Framing = {
  maxFrame: 260,
  scan(bytes): Scan {
    const line = rtuFraming().scan(bytes);
    if (line.kind === 'frame') return line;
    const net = mbapAt(bytes);
    if (net.kind === 'frame') return net;
    return line.kind === 'more' ? line : net.kind === 'more' ? net : line;
  },
};

export const isRtu = (frame: Uint8Array): boolean => goodCrc(frame, frame.length);

/** `tag(2) 0000 length(2) unit pdu`: Modbus TCP. */
export const mbap: Envelope = {
  framing: {
    maxFrame: 260,
    scan(bytes) {
      if (bytes.length < 6) {
        return (bytes[2] ?? 0) === 0 && (bytes[3] ?? 0) === 0
          ? more
          : skip(1, 'no frame starts here');
      }
      const length = word16(bytes, 4);
      if (word16(bytes, 2) !== 0 || length < 3 || length > 254)
        return skip(1, 'no frame starts here');
      return bytes.length < length + 6 ? more : frameOf(length + 6);
    },
  },
  wrap: (unit, pdu, tag) =>
    Uint8Array.of((tag >> 8) & 0xff, tag & 0xff, 0, 0, 0, pdu.length + 1, unit, ...pdu),
  unwrap: (frame) => ({ unit: frame[6] ?? 0, pdu: frame.subarray(7) }),
  answers: (frame, request) =>
    frame[0] === request[0] && frame[1] === request[1] && frame[6] === request[6],
};
