import { choice, flag, integer, oneOfIntegers, text } from '../definition/profile.ts';
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
import { lockKinds } from './lock-kinds.ts';
import { ioCommands, ioModuleBrain } from './modbus/io-module.ts';
import { upsBrain, upsCommands } from './nut/ups.ts';
import { readerCommands } from './sam-id-reader/commands.ts';
import { samReaderBrain } from './sam-id-reader/reader.ts';
import { envelope, thinkMs } from './usual-settings.ts';

const ending = choice({
  help: 'what ends a code',
  of: ['cr', 'crlf', 'none'],
  default: 'cr',
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
  ...lockKinds,
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
