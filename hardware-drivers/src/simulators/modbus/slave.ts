import { mbap, rtuFrame, rtuFraming, unwrapRtu } from '../../drivers/modbus/envelope.ts';
import { functions, readPdu, word16 } from '../../drivers/modbus/pdu.ts';
import { createFramer } from '../../framing/framing.ts';

/** What one simulated Modbus unit holds; undefined means that there is no such address. */
export interface Unit {
  coil(at: number): boolean | undefined;
  /** `value` as on the wire: FF00, 0000, or a vendor's own. False refuses the value. */
  setCoil(at: number, value: number): boolean | undefined;
  input(at: number): boolean | undefined;
  holding(at: number): number | undefined;
  inputRegister(at: number): number | undefined;
}

const illegalFunction = 1;
const illegalAddress = 2;
const illegalValue = 3;

const exception = (word: number, code: number) => Uint8Array.of(word | 0x80, code);

function readBits(pdu: Uint8Array, bit: (at: number) => boolean | undefined): Uint8Array {
  const word = pdu[0] ?? 0;
  const first = word16(pdu, 1);
  const count = word16(pdu, 3);
  if (pdu.length !== 5 || count < 1 || count > 2000) return exception(word, illegalValue);
  const bytes = new Uint8Array(Math.ceil(count / 8));
  for (let i = 0; i < count; i += 1) {
    const on = bit(first + i);
    if (on === undefined) return exception(word, illegalAddress);
    if (on) bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (1 << (i & 7));
  }
  return Uint8Array.of(word, bytes.length, ...bytes);
}

function readRegisters(pdu: Uint8Array, at: (address: number) => number | undefined): Uint8Array {
  const word = pdu[0] ?? 0;
  const count = word16(pdu, 3);
  if (pdu.length !== 5 || count < 1 || count > 125) return exception(word, illegalValue);
  const bytes: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const value = at(word16(pdu, 1) + i);
    if (value === undefined) return exception(word, illegalAddress);
    bytes.push((value >> 8) & 0xff, value & 0xff);
  }
  return Uint8Array.of(word, bytes.length, ...bytes);
}

function writeCoils(pdu: Uint8Array, unit: Unit): Uint8Array {
  const first = word16(pdu, 1);
  const count = word16(pdu, 3);
  const size = Math.ceil(count / 8);
  if (count < 1 || count > 1968 || pdu[5] !== size || pdu.length !== 6 + size)
    return exception(functions.writeCoils, illegalValue);
  for (let i = 0; i < count; i += 1)
    if (unit.coil(first + i) === undefined) return exception(functions.writeCoils, illegalAddress);
  for (let i = 0; i < count; i += 1)
    unit.setCoil(first + i, ((pdu[6 + (i >> 3)] ?? 0) >> (i & 7)) & 1 ? 0xff00 : 0);
  return readPdu(functions.writeCoils, first, count);
}

/** The answer of one unit to one request PDU. */
export function answerPdu(pdu: Uint8Array, unit: Unit): Uint8Array {
  const word = pdu[0] ?? 0;
  switch (word) {
    case functions.readCoils:
      return readBits(pdu, unit.coil);
    case functions.readInputs:
      return readBits(pdu, unit.input);
    case functions.readHolding:
      return readRegisters(pdu, unit.holding);
    case functions.readInputRegisters:
      return readRegisters(pdu, unit.inputRegister);
    case functions.writeCoil: {
      const done = unit.setCoil(word16(pdu, 1), word16(pdu, 3));
      if (done === undefined) return exception(word, illegalAddress);
      return done ? pdu : exception(word, illegalValue);
    }
    case functions.writeCoils:
      return writeCoils(pdu, unit);
    default:
      return exception(word, illegalFunction);
  }
}

/** Unit numbers by which Modbus TCP means the one device behind the port. */
const gatewayItself = new Set([0, 255]);

/** Units on one line or behind one port: bytes in, bytes out. */
export function modbusSlave(
  envelope: 'rtu' | 'tcp',
  units: ReadonlyMap<number, Unit>,
  send: (bytes: Uint8Array) => void,
) {
  const [only] = envelope === 'tcp' && units.size === 1 ? units.values() : [];
  const framer = createFramer(envelope === 'tcp' ? mbap.framing : rtuFraming([...units.keys()]));

  function obey(frame: Uint8Array): void {
    const { unit: address, pdu } = envelope === 'tcp' ? mbap.unwrap(frame) : unwrapRtu(frame);
    const unit = units.get(address) ?? (gatewayItself.has(address) ? only : undefined);
    if (!unit) return;
    const answer = answerPdu(pdu, unit);
    send(
      envelope === 'tcp' ? mbap.wrap(address, answer, word16(frame, 0)) : rtuFrame(address, answer),
    );
  }

  return {
    receive(bytes: Uint8Array) {
      for (const piece of framer.push(bytes)) if (piece.kind === 'frame') obey(piece.bytes);
    },
    reset: () => framer.reset(),
  };
}
