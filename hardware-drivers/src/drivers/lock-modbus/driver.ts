import type { DoorAddress, DoorReading } from '../../capability/locker.ts';
import { ok } from '../../command/outcome.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import { choice, integer } from '../../definition/profile.ts';
import { lockConversation } from '../locks/conversation.ts';
import { boards, doorsPerBoard, openWithinMs, queryTimeoutMs } from '../locks/profile.ts';
import { describeModbus } from '../modbus/describe.ts';
import { anyModbusFraming, rtuFrame } from '../modbus/envelope.ts';
import { createMaster, echoes, envelopeField, envelopeOf } from '../modbus/master.ts';
import {
  bitsOf,
  coilOff,
  coilOn,
  functions,
  readPdu,
  refusalOf,
  writeCoilPdu,
  writeCoilsPdu,
} from '../modbus/pdu.ts';

/** Waveshare: coil 0200 + n switches on for value × 100 ms and off by itself. */
const flashOn = 0x0200;
/** A coil that does not go off when told is told again, so often. */
const releaseTries = 3;

export const lockModbus = defineDriver({
  id: 'lock-modbus',
  title: 'Lock board: Modbus relays with door contacts on its inputs',
  manual:
    'Modbus Application Protocol V1.1b3; waveshare.com/wiki/Modbus_RTU_Relay; Open-Locker ADR-0004 and ADR-0061',
  capability: 'locker',
  medium: 'stream',
  schemes: ['serial', 'tcp'],
  heartbeatMs: 3_000,
  profile: {
    polarity: choice({
      help: 'which input bit means an open door: depends on the contact',
      of: ['open-is-0', 'open-is-1'],
    }),
    pulse: choice({
      help: 'who ends the opening pulse: the board by its timed coils (Waveshare 02xx), the driver by switching off, or nobody (momentary relays)',
      of: ['board', 'driver', 'momentary'],
    }),
    pulseMs: integer({
      help: 'length of the opening pulse; the board counts in steps of 100 ms',
      min: 100,
      max: 10_000,
      default: 500,
    }),
    envelope: envelopeField,
    boards: boards(1, 247),
    doors: doorsPerBoard(8, 64),
    firstCoil: integer({ help: 'coil of door 1, from 0', min: 0, max: 255, default: 0 }),
    firstInput: integer({
      help: 'discrete input of door 1, from 0',
      min: 0,
      max: 65_535,
      default: 0,
    }),
    firstOccupiedInput: integer({
      help: "discrete input of door 1's occupancy sensor, from 0; -1: there are none",
      min: -1,
      max: 65_535,
      default: -1,
    }),
    unlockTimeoutMs: integer({
      help: 'how long an "open" may go unanswered',
      min: 50,
      max: 10_000,
      default: 500,
    }),
    queryTimeoutMs,
    openWithinMs,
  },
  refine: ({ firstInput, firstOccupiedInput, doors }) =>
    firstOccupiedInput >= 0 && Math.abs(firstOccupiedInput - firstInput) < doors
      ? [
          {
            path: '/firstOccupiedInput',
            message: `the inputs of ${doors} doors from ${firstInput} overlap it`,
          },
        ]
      : [],
  line: () => ({ baudRate: 9600 }),
  timing: { gapMs: 10, lateMs: 600, interByteMs: 50 },
  framing: ({ envelope, boards: units }) => envelopeOf(envelope, units).framing,
  anyFraming: anyModbusFraming,
  describe: describeModbus,
  build: {
    coil: (unit: number, coil: number, value: number) => rtuFrame(unit, writeCoilPdu(coil, value)),
    coils: (unit: number, first: number, states: readonly boolean[]) =>
      rtuFrame(unit, writeCoilsPdu(first, states)),
    read: (unit: number, word: number, first: number, count: number) =>
      rtuFrame(unit, readPdu(word, first, count)),
  },

  start(profile, notify) {
    const { firstCoil, firstInput, firstOccupiedInput, doors, pulseMs, queryTimeoutMs } = profile;
    const master = createMaster(envelopeOf(profile.envelope, profile.boards));
    const isOpen = (bit: boolean | undefined) =>
      (bit === true) === (profile.polarity === 'open-is-1');
    const reading = (
      door: DoorAddress,
      open: boolean | undefined,
      occupied?: boolean,
    ): DoorReading => ({
      ...door,
      state: open === undefined ? 'unknown' : isOpen(open) ? 'open' : 'closed',
      ...(occupied === undefined ? {} : { occupied }),
    });
    const inputs = (board: number, first: number, count: number) => ({
      name: `read inputs of board ${board}`,
      kind: 'query' as const,
      unit: board,
      pdu: readPdu(functions.readInputs, first, count),
      timeoutMs: queryTimeoutMs,
      attempts: 2,
    });
    const switchCoil = (kind: 'query' | 'actuate', board: number, coil: number, value: number) => {
      const pdu = writeCoilPdu(coil, value);
      return master.request<void>({
        name: `board ${board} coil ${coil} to ${value.toString(16)}`,
        kind,
        unit: board,
        pdu,
        timeoutMs: profile.unlockTimeoutMs,
        read: (answer) => (echoes(answer, pdu) ? ok(undefined) : refusalOf(answer, pdu[0] ?? 0)),
      });
    };
    const coilOf = (door: number) => firstCoil + door - 1;
    /** Door and occupancy inputs lie in one stretch that is read at once. */
    const from = firstOccupiedInput < 0 ? firstInput : Math.min(firstInput, firstOccupiedInput);
    const until = Math.max(firstInput, firstOccupiedInput) + doors;

    return lockConversation(
      {
        model: 'Modbus lock board',
        boards: profile.boards,
        doorsPerBoard: doors,
        openWithinMs: profile.openWithinMs,
        ...(until - from <= 2_000
          ? {
              readBoard: (board: number) =>
                master.request({
                  ...inputs(board, from, until - from),
                  read(pdu) {
                    const bits = bitsOf(pdu, functions.readInputs, until - from);
                    if (!bits?.ok) return bits;
                    const bit = (first: number, i: number) =>
                      first < 0 ? undefined : bits.value[first - from + i];
                    return ok(
                      Array.from({ length: doors }, (_, i) =>
                        reading(
                          { board, door: i + 1 },
                          bit(firstInput, i),
                          bit(firstOccupiedInput, i),
                        ),
                      ),
                    );
                  },
                }),
            }
          : {}),
        readDoor: (door) =>
          master.request({
            ...inputs(door.board, firstInput + door.door - 1, 1),
            read(pdu) {
              const bits = bitsOf(pdu, functions.readInputs, 1);
              return bits?.ok ? ok(reading(door, bits.value[0])) : bits;
            },
          }),
        open: ({ board, door }) =>
          profile.pulse === 'board'
            ? switchCoil('actuate', board, flashOn + coilOf(door), Math.round(pulseMs / 100))
            : switchCoil('actuate', board, coilOf(door), coilOn),
        ...(profile.pulse === 'driver'
          ? {
              release: {
                afterMs: pulseMs,
                async run(io, { board, door }) {
                  const coil = coilOf(door);
                  for (let attempt = 0; attempt < releaseTries; attempt += 1) {
                    await io.exchange(switchCoil('query', board, coil, coilOff));
                    // The answer looks like its own echo: the coil itself is asked.
                    const still = await io.exchange(
                      master.request({
                        ...inputs(board, coil, 1),
                        pdu: readPdu(functions.readCoils, coil, 1),
                        read: (pdu) => bitsOf(pdu, functions.readCoils, 1),
                      }),
                    );
                    if (still.ok && still.value[0] === false) return;
                    if (!still.ok && still.failure.code === 'line-closed') return;
                  }
                },
              },
            }
          : {}),
      },
      notify,
    );
  },
});
