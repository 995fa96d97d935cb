import type { Described } from '../../definition/driver.ts';
import { isRtu, mbap, unwrapRtu } from './envelope.ts';
import { functions, word16 } from './pdu.ts';

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();

const readWords: Readonly<Record<number, string>> = {
  [functions.readCoils]: 'coils',
  [functions.readInputs]: 'inputs',
  [functions.readHolding]: 'holding registers',
  [functions.readInputRegisters]: 'input registers',
};
const coilWords: Readonly<Record<number, string>> = {
  0xff00: 'on',
  0x0000: 'off',
  0x5500: 'toggle',
};

/** A frame in words, RTU or Modbus TCP; Waveshare's timed pulses by their names. */
export function describeModbus(frame: Uint8Array): Described | undefined {
  const { unit, pdu } = isRtu(frame) ? unwrapRtu(frame) : mbap.unwrap(frame);
  const word = pdu[0] ?? 0;
  const asked = (meaning: string): Described => ({
    direction: 'host->device',
    meaning: `unit ${unit}: ${meaning}`,
  });
  const said = (meaning: string): Described => ({
    direction: 'device->host',
    meaning: `unit ${unit}: ${meaning}`,
  });
  if (word & 0x80) return said(`refuses function ${word & 0x7f}, exception ${pdu[1] ?? 0}`);
  const what = readWords[word];
  if (what !== undefined) {
    return pdu.length === 5
      ? asked(`read ${word16(pdu, 3)} ${what} from ${word16(pdu, 1)}`)
      : said(`${what} ${hexOf(pdu.subarray(2))}`);
  }
  const at = word16(pdu, 1);
  const value = word16(pdu, 3);
  if (word === functions.writeCoil) {
    const named = coilWords[value];
    const flash = at >> 8 === 2 ? 'on' : at >> 8 === 4 ? 'off' : undefined;
    const meaning =
      flash !== undefined
        ? `coil ${at & 0xff} ${flash} for ${value * 100} ms`
        : `coil ${at} ${named ?? `value ${value}`}`;
    return { meaning: `unit ${unit}: ${meaning} (or its reply)` };
  }
  if (word === functions.writeRegister)
    return { meaning: `unit ${unit}: register ${at} = ${value} (or its reply)` };
  const kind = word === functions.writeCoils ? 'coils' : 'registers';
  return pdu.length > 5
    ? asked(`write ${value} ${kind} from ${at}: ${hexOf(pdu.subarray(6))}`)
    : said(`wrote ${value} ${kind} from ${at}`);
}
