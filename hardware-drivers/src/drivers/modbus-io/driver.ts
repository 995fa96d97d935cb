import type { SensorReading, Sensors } from '../../capability/sensors.ts';
import { failure } from '../../command/failure.ts';
import { ok, succeeded, unsettled, type Actuation, type Outcome } from '../../command/outcome.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import { choice, integer } from '../../definition/profile.ts';
import type { StreamIo } from '../../session/bus.ts';
import { describeModbus } from '../modbus/describe.ts';
import { rtuFrame, rtuFraming } from '../modbus/envelope.ts';
import { createMaster, echoes, envelopeField, envelopeOf } from '../modbus/master.ts';
import {
  bitsOf,
  coilOff,
  coilOn,
  functions,
  readPdu,
  refusalOf,
  registersOf,
  writeCoilPdu,
} from '../modbus/pdu.ts';
import { bits, values } from './channels.ts';

/** Neighbouring addresses are read in one question, of at most this many. */
const stretch = 64;

/** Runs of addresses that lie close together: [first, count]. */
function runs(addresses: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const at of addresses.toSorted((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && at === last[0] + last[1] - 1) continue;
    if (last && at === last[0] + last[1] && last[1] < stretch) last[1] += 1;
    else found.push([at, 1]);
  }
  return found;
}

const signed = (register: number) => (register > 0x7fff ? register - 0x10000 : register);

export const modbusIo = defineDriver({
  id: 'modbus-io',
  title: 'Cabinet contacts, lamps, fans and temperature on a Modbus I/O module',
  manual: 'Modbus Application Protocol V1.1b3; waveshare.com/wiki/Modbus_RTU_Relay',
  capability: 'sensors',
  medium: 'stream',
  schemes: ['serial', 'tcp'],
  heartbeatMs: 2_000,
  profile: {
    unit: integer({ help: 'address of the module', min: 1, max: 247, default: 1 }),
    envelope: envelopeField,
    contacts: bits(
      'discrete inputs (function 02): cabinet door, presence, tamper…',
      Array.from({ length: 8 }, (_, i) => `input-${i + 1}:${i}`).join(),
    ),
    outputs: bits(
      'coils (functions 01 and 05): lamp, fan, heater…',
      Array.from({ length: 8 }, (_, i) => `output-${i + 1}:${i}`).join(),
    ),
    values: values('signed 16-bit registers: temperature, humidity…'),
    registers: choice({
      help: 'where the values are: input registers (function 04) or holding registers (03)',
      of: ['input', 'holding'],
      default: 'input',
    }),
    answerTimeoutMs: integer({
      help: 'how long an answer may take',
      min: 20,
      max: 10_000,
      default: 500,
    }),
  },
  refine: ({ contacts, values: measured, outputs }) =>
    contacts.length + measured.length + outputs.length === 0
      ? [{ path: '/contacts', message: 'names nothing, and so do outputs and values' }]
      : [],
  line: () => ({ baudRate: 9600 }),
  timing: { gapMs: 10, lateMs: 600, interByteMs: 50 },
  framing: ({ envelope, unit }) => envelopeOf(envelope, [unit]).framing,
  anyFraming: rtuFraming(),
  describe: describeModbus,
  build: {
    coil: (unit: number, coil: number, value: number) => rtuFrame(unit, writeCoilPdu(coil, value)),
    read: (unit: number, word: number, first: number, count: number) =>
      rtuFrame(unit, readPdu(word, first, count)),
  },

  start(
    { unit, envelope, contacts, outputs, values: measured, answerTimeoutMs, registers },
    notify,
  ) {
    const master = createMaster(envelopeOf(envelope, [unit]));
    const last = new Map<string, boolean>();
    const valueWord = registers === 'input' ? functions.readInputRegisters : functions.readHolding;

    async function readRuns<T>(
      io: StreamIo,
      word: number,
      addresses: readonly number[],
      read: (pdu: Uint8Array, count: number) => Outcome<readonly T[]> | undefined,
    ): Promise<Outcome<ReadonlyMap<number, T>>> {
      const found = new Map<number, T>();
      for (const [first, count] of runs(addresses)) {
        const answer = await io.exchange(
          master.request({
            name: `read ${count} from ${first} (function ${word})`,
            kind: 'query',
            unit,
            pdu: readPdu(word, first, count),
            timeoutMs: answerTimeoutMs,
            attempts: 2,
            read: (pdu) => read(pdu, count),
          }),
        );
        if (!answer.ok) return answer;
        for (const [i, value] of answer.value.entries()) found.set(first + i, value);
      }
      return ok(found);
    }
    const readBits = (io: StreamIo, word: number, addresses: readonly number[]) =>
      readRuns(io, word, addresses, (pdu, count) => bitsOf(pdu, word, count));

    async function look(io: StreamIo): Promise<Outcome<readonly SensorReading[]>> {
      const inputs = await readBits(
        io,
        functions.readInputs,
        contacts.map(({ at }) => at),
      );
      if (!inputs.ok) return inputs;
      const words = await readRuns(
        io,
        valueWord,
        measured.map(({ at }) => at),
        (pdu, count) => registersOf(pdu, valueWord, count),
      );
      if (!words.ok) return words;
      const readings: SensorReading[] = [];
      for (const { name, at, inverted } of contacts) {
        const on = inputs.value.get(at) !== inverted;
        const reading = { name, kind: 'contact', on } as const;
        readings.push(reading);
        if (last.get(name) !== on) notify.observation({ kind: 'sensor', reading });
        last.set(name, on);
      }
      for (const { name, at, divisor, unit: measure } of measured) {
        const value = signed(words.value.get(at) ?? 0) / divisor;
        readings.push({ name, kind: 'value', value, unit: measure });
      }
      return ok(readings);
    }

    /** Module without contacts and values: its coils are asked instead. */
    async function hear(io: StreamIo): Promise<Outcome<unknown>> {
      return contacts.length + measured.length > 0
        ? await look(io)
        : await readBits(
            io,
            functions.readCoils,
            outputs.slice(0, 1).map(({ at }) => at),
          );
    }

    async function set(io: StreamIo, name: string, on: boolean): Promise<Actuation> {
      const output = outputs.find((each) => each.name === name);
      if (!output) {
        const known = outputs.map((each) => each.name).join(', ');
        return unsettled(
          failure('invalid-request', `"${name}" is no output; outputs: ${known}`, { sent: false }),
        );
      }
      const wanted = on !== output.inverted;
      const pdu = writeCoilPdu(output.at, wanted ? coilOn : coilOff);
      const written = await io.exchange(
        master.request<void>({
          name: `switch ${name}`,
          kind: 'actuate',
          unit,
          pdu,
          timeoutMs: answerTimeoutMs,
          read: (answer) => (echoes(answer, pdu) ? ok(undefined) : refusalOf(answer, pdu[0] ?? 0)),
        }),
      );
      if (!written.ok && (!written.failure.sent || written.failure.code === 'line-closed'))
        return unsettled(written.failure);
      // The answer looks like its own echo: the coil itself is asked.
      const seen = await readBits(io, functions.readCoils, [output.at]);
      if (!seen.ok) return { outcome: 'unknown', because: { ...seen.failure, sent: true } };
      if (seen.value.get(output.at) === wanted) return succeeded;
      const because = written.ok
        ? failure('refused-by-device', `${name} stayed as it was`)
        : written.failure;
      return { outcome: 'failed', because };
    }

    return {
      async identify(io) {
        const heard = await io.together(hear);
        return heard.ok ? ok({ model: 'Modbus I/O module' }) : heard;
      },
      async check(io) {
        const heard = await io.together(hear);
        return heard.ok ? ok({}) : heard;
      },
      capability: (io): Sensors => ({
        readings: () => io.together(look),
        async set(name, on) {
          const done = await io.together((alone) => set(alone, name, on));
          return 'ok' in done ? unsettled({ ...done.failure, sent: false }) : done;
        },
      }),
    };
  },
});
