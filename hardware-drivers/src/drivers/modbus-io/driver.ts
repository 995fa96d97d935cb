import type { SensorReading, Sensors } from '../../capability/sensors.ts';
import { ok, unsettled, type Outcome } from '../../command/outcome.ts';
import { bits, values } from '../../definition/channels.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import { choice, integer } from '../../definition/profile.ts';
import type { StreamIo } from '../../session/bus.ts';
import { describeModbus } from '../modbus/describe.ts';
import { anyModbusFraming, rtuFrame } from '../modbus/envelope.ts';
import { createMaster, envelopeField, envelopeOf } from '../modbus/master.ts';
import { functions, readPdu, registersOf, writeCoilPdu } from '../modbus/pdu.ts';
import { channelNamed, coilLamps, lampStatus, switchCoil } from './coils.ts';
import { readBits, readRuns } from './runs.ts';

const signed = (register: number) => (register > 0x7fff ? register - 0x10000 : register);

export const modbusIo = defineDriver({
  id: 'modbus-io',
  title: 'Cabinet contacts, lamps, fans and temperature on a Modbus I/O module',
  manual: 'Modbus Application Protocol V1.1b3; waveshare.com/wiki/Modbus_RTU_Relay',
  capability: 'sensors',
  also: ['indicator'],
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
    lamps: bits('coils that are lamps or light strips, for the indicator', '-'),
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
  refine: ({ contacts, values: measured, outputs, lamps }) =>
    contacts.length + measured.length + outputs.length + lamps.length === 0
      ? [{ path: '/contacts', message: 'names nothing, and so do outputs, lamps and values' }]
      : [],
  line: () => ({ baudRate: 9600 }),
  timing: { gapMs: 10, lateMs: 600, interByteMs: 50 },
  framing: ({ envelope, unit }) => envelopeOf(envelope, [unit]).framing,
  anyFraming: anyModbusFraming,
  describe: describeModbus,
  build: {
    coil: (unit: number, coil: number, value: number) => rtuFrame(unit, writeCoilPdu(coil, value)),
    read: (unit: number, word: number, first: number, count: number) =>
      rtuFrame(unit, readPdu(word, first, count)),
  },

  start(
    { unit, envelope, contacts, outputs, lamps, values: measured, answerTimeoutMs, registers },
    notify,
  ) {
    const master = createMaster(envelopeOf(envelope, [unit]));
    const module = { unit, timeoutMs: answerTimeoutMs };
    const last = new Map<string, boolean>();
    /** Lamps that did not follow when they were last told: a relay or its supply is broken. */
    const stuck = new Set<string>();
    const valueWord = registers === 'input' ? functions.readInputRegisters : functions.readHolding;

    async function look(io: StreamIo): Promise<Outcome<readonly SensorReading[]>> {
      const inputs = await readBits(
        io,
        master,
        module,
        functions.readInputs,
        contacts.map(({ at }) => at),
      );
      if (!inputs.ok) return inputs;
      const words = await readRuns(
        io,
        master,
        module,
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
      if (contacts.length + measured.length > 0) return await look(io);
      const first = [...outputs, ...lamps].slice(0, 1).map(({ at }) => at);
      return await readBits(io, master, module, functions.readCoils, first);
    }

    return {
      async identify(io) {
        const heard = await io.together(hear);
        return heard.ok ? ok({ model: 'Modbus I/O module' }) : heard;
      },
      async check(io) {
        const heard = await io.together(hear);
        return heard.ok ? ok(lampStatus(lamps, stuck)) : heard;
      },
      capability: (io): Sensors => ({
        readings: () => io.together(look),
        async set(name, on) {
          const output = channelNamed(outputs, name, 'output');
          if ('outcome' in output) return output;
          const done = await io.together((alone) => switchCoil(alone, master, module, output, on));
          return 'ok' in done ? unsettled({ ...done.failure, sent: false }) : done;
        },
      }),
      also: (io) =>
        lamps.length === 0 ? {} : { indicator: coilLamps(io, master, module, lamps, stuck) },
    };
  },
});
