import { choice, flag, integer, integers, oneOfIntegers, text } from '../definition/profile.ts';
import { cameraBrain, cameraCommands } from './camera/camera.ts';
import { codeCommands, codeLineBrain, gm65Brain } from './codes/scanner.ts';
import { packetAndCardKinds } from './cards/kinds.ts';
import { scannerCommands } from './escl/commands.ts';
import { esclBrain } from './escl/scanner.ts';
import { usualScanner } from './escl/settings.ts';
import { renderSheet } from './escl/sheets.ts';
import { printerCommands } from './escpos/commands.ts';
import { escposBrain } from './escpos/printer.ts';
import { ippCommands } from './ipp/commands.ts';
import { ippPrinterBrain } from './ipp/printer.ts';
import { defineSimulator, type SimulatorKind } from './kinds.ts';
import { cabinetCommands } from './locks/cabinet.ts';
import { lock8a80Brain } from './locks/lock-8a80.ts';
import { lockCu16Brain, lockCu48bBrain } from './locks/lock-kerong.ts';
import { lockModbusBrain } from './locks/lock-modbus.ts';
import { lockWinnsenBrain } from './locks/lock-winnsen.ts';
import { lockWklyBrain } from './locks/lock-wkly.ts';
import { ioCommands, ioModuleBrain } from './modbus/io-module.ts';
import { upsBrain, upsCommands } from './nut/ups.ts';
import { readerCommands } from './sam-id-reader/commands.ts';
import { samReaderBrain } from './sam-id-reader/reader.ts';

const thinkMs = integer({
  help: 'time the device takes beside the wire',
  min: 0,
  max: 60_000,
  default: 0,
});

/** Makers count boards from 0 or from 1; a usual line answers whoever starts at either. */
const boards = (min: number, max: number) =>
  integers({ help: 'boards on the line', min, max, default: min === 0 ? [0, 1] : [1] });
const doors = (usual: number, max: number) =>
  integer({ help: 'doors per board', min: 1, max, default: usual });
const ending = choice({
  help: 'what ends a code',
  of: ['cr', 'crlf', 'none'],
  default: 'cr',
});
const envelope = choice({
  help: 'rtu: frames with CRC; tcp: Modbus TCP',
  of: ['rtu', 'tcp'],
  default: 'rtu',
});

/** Every simulated device, named like the driver it answers. */
export const simulatorKinds: readonly SimulatorKind[] = [
  defineSimulator({
    driver: 'sam-id-reader',
    settings: {
      lengthWords: oneOfIntegers({ help: 'length words in a read reply', of: [2, 3], default: 2 }),
      fingerprintCommand: flag({ help: 'whether 30 10 is known', default: true }),
      fingers: oneOfIntegers({ help: 'fingers on the chip', of: [0, 1, 2], default: 0 }),
      thinkMs,
    },
    brain: (ports, { lengthWords, fingerprintCommand, fingers, thinkMs: think }) =>
      samReaderBrain(ports, {
        header: lengthWords === 2 ? 4 : 6,
        fingerprintCommand,
        fingers: fingers === 2 ? 2 : fingers === 1 ? 1 : 0,
        thinkMs: think,
      }),
    commands: readerCommands,
  }),
  defineSimulator({
    driver: 'lock-8a80',
    settings: {
      polarity: choice({
        help: 'feedback of an open door',
        of: ['open-is-00', 'open-is-11'],
        default: 'open-is-11',
      }),
      byteOrder: choice({
        help: 'status byte of locks 1 to 8',
        of: ['lowest-last', 'lowest-first'],
        default: 'lowest-last',
      }),
      statusBytes: oneOfIntegers({ help: 'status bytes', of: [3, 4, 7], default: 3 }),
      pushReports: flag({ help: 'reports door changes by itself', default: false }),
      boards: integers({ help: 'boards on the line', min: 1, max: 200, default: [1, 2] }),
      doors: integer({ help: 'doors per board', min: 1, max: 50, default: 24 }),
      answersOpen: flag({ help: 'whether "open" is answered', default: true }),
      openAnswerMs: integer({ help: 'until "open" is answered', min: 0, max: 5_000, default: 100 }),
    },
    brain: lock8a80Brain,
    commands: cabinetCommands,
  }),
  defineSimulator({
    driver: 'lock-wkly',
    settings: {
      polarity: choice({
        help: 'state of an open door',
        of: ['open-is-00', 'open-is-01'],
        default: 'open-is-01',
      }),
      boards: boards(0, 255),
      doors: doors(12, 64),
      answersOpen: flag({ help: 'whether "open" is answered', default: true }),
      queryAll: flag({ help: 'whether command 84 is known', default: true }),
      pushReports: flag({ help: 'reports door changes by itself', default: false }),
    },
    brain: lockWklyBrain,
    commands: (world) => ({
      ...cabinetCommands(world),
      lamps: { help: 'lamps: channels that were lit, flashed or let go', run: () => world.lit },
    }),
  }),
  defineSimulator({
    driver: 'lock-kerong-cu16',
    settings: {
      boards: boards(0, 15),
      doors: doors(16, 16),
      pulseMs: integer({ help: 'pulse it was left with', min: 10, max: 60_000, default: 500 }),
      busyAfterOpen: flag({
        help: 'stays silent after an opening until it is woken',
        default: false,
      }),
    },
    brain: lockCu16Brain,
    commands: (world) => ({
      ...cabinetCommands(world),
      pulse: {
        help: 'pulse: its length on every board, in milliseconds',
        run: () => world.pulseMs,
      },
    }),
  }),
  defineSimulator({
    driver: 'lock-kerong-cu48b',
    settings: { boards: boards(0, 255), doors: doors(48, 48) },
    brain: lockCu48bBrain,
    commands: cabinetCommands,
  }),
  defineSimulator({
    driver: 'lock-winnsen',
    settings: {
      polarity: choice({
        help: 'status bit of an open door',
        of: ['open-is-0', 'open-is-1'],
        default: 'open-is-1',
      }),
      boards: boards(0, 255),
      doors: doors(16, 16),
      status: choice({
        help: 'answers the mask (02), or one lock at a time (12) in either order',
        of: ['mask', 'single', 'single-swapped'],
        default: 'mask',
      }),
      openAnswerMs: integer({ help: 'until "open" is answered', min: 0, max: 5_000, default: 200 }),
    },
    brain: lockWinnsenBrain,
    commands: cabinetCommands,
  }),
  defineSimulator({
    driver: 'lock-modbus',
    settings: {
      polarity: choice({
        help: 'input of an open door',
        of: ['open-is-0', 'open-is-1'],
        default: 'open-is-1',
      }),
      envelope,
      boards: boards(1, 247),
      doors: doors(8, 64),
      firstOccupiedInput: integer({
        help: "input of door 1's occupancy sensor; -1: none",
        min: -1,
        max: 255,
        default: -1,
      }),
      timedCoils: flag({ help: 'whether coils 02xx and 04xx exist', default: true }),
    },
    brain: lockModbusBrain,
    commands: (world) => ({
      ...cabinetCommands(world),
      energised: { help: 'energised: coils under voltage now', run: () => world.energised },
    }),
  }),
  ...packetAndCardKinds,
  defineSimulator({
    driver: 'escpos',
    settings: {
      dots: oneOfIntegers({ help: 'dots across', of: [576, 512, 384], default: 576 }),
      model: text({ help: 'what GS I answers', default: 'BANSHI TICKET SIMULATOR' }),
      automaticStatus: flag({ help: 'whether GS a is known', default: true }),
      answersInOrder: flag({ help: 'whether GS r is known', default: true }),
      nearEndSensor: flag({ help: 'whether it sees the paper near its end', default: true }),
      lineMs: integer({ help: 'time of one printed line', min: 0, max: 1_000, default: 0 }),
    },
    brain: escposBrain,
    commands: printerCommands,
  }),
  defineSimulator({
    driver: 'camera-folder',
    settings: {
      frameMs: integer({ help: 'between two frames', min: 20, max: 60_000, default: 250 }),
    },
    brain: cameraBrain,
    commands: cameraCommands,
  }),
  defineSimulator({
    driver: 'escl',
    path: '/eSCL',
    settings: {
      feeder: flag({ help: 'whether it has a feeder', default: true }),
      platen: flag({ help: 'whether it has glass', default: true }),
      endOfPages: oneOfIntegers({
        help: 'status for "no more pages"',
        of: [404, 409, 410],
        default: 404,
      }),
      render: flag({
        help: 'deliver at the size and colours asked for instead of the file as it is',
        default: true,
      }),
    },
    brain: (ports, { feeder, platen, endOfPages, render }) =>
      esclBrain(ports, {
        ...usualScanner,
        feeder,
        platen,
        endOfPages: endOfPages === 409 ? 409 : endOfPages === 410 ? 410 : 404,
        ...(render ? { render: renderSheet } : {}),
      }),
    commands: scannerCommands,
  }),
  defineSimulator({
    driver: 'gm65',
    settings: { ending },
    brain: gm65Brain,
    commands: codeCommands,
  }),
  defineSimulator({
    driver: 'code-line-serial',
    settings: {
      ending,
      trigger: choice({
        help: 'lit by SYN T CR, or always looking',
        of: ['honeywell', 'none'],
        default: 'honeywell',
      }),
    },
    brain: codeLineBrain,
    commands: codeCommands,
  }),
  defineSimulator({
    driver: 'ipp',
    path: '/ipp/print',
    scheme: 'ipp',
    settings: {
      model: text({ help: 'what it calls itself', default: 'Banshi Printer Simulator' }),
      printMs: integer({ help: 'time of one document', min: 0, max: 60_000, default: 400 }),
      oldVersion: flag({ help: 'speaks IPP 1.1 only', default: false }),
    },
    brain: ippPrinterBrain,
    commands: ippCommands,
  }),
  defineSimulator({
    driver: 'nut',
    settings: {
      name: text({ help: 'name of the UPS', default: 'kiosk' }),
      lists: flag({ help: 'whether LIST VAR is known', default: true }),
    },
    brain: upsBrain,
    commands: upsCommands,
  }),
  defineSimulator({
    driver: 'modbus-io',
    settings: {
      envelope,
      unit: integer({ help: 'address of the module', min: 1, max: 247, default: 1 }),
      channels: integer({ help: 'inputs, coils, registers', min: 1, max: 256, default: 16 }),
    },
    brain: ioModuleBrain,
    commands: ioCommands,
  }),
];

export const findSimulator = (driver: string): SimulatorKind | undefined =>
  simulatorKinds.find((kind) => kind.driver === driver);
