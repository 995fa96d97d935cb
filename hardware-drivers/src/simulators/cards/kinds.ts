import { choice, flag } from '../../definition/profile.ts';
import { ccidReaderBrain, ccidReaderCommands } from '../ccid/reader.ts';
import { posScannerBrain, posScannerCommands } from '../hid/pos-scanner.ts';
import { swipeCommands, swipeReaderBrain } from '../hid/swipe-reader.ts';
import { defineSimulator, type SimulatorKind } from '../kinds.ts';
import { pcscSlotBrain } from '../pcsc/slot.ts';
import { thinkMs } from '../usual-settings.ts';
import { slotCommands } from './world.ts';

/** Readers of chips and stripes, and what else speaks in USB or HID packets. */
export const packetAndCardKinds: readonly SimulatorKind[] = [
  defineSimulator({
    driver: 'ccid',
    settings: {
      echo: flag({ help: 'hands the host its own bytes back, as a GemPC Twin', default: false }),
      notifies: flag({ help: 'tells unasked when a card comes or goes', default: true }),
      automaticVoltage: flag({ help: 'whether power select 00 is known', default: true }),
      thinkMs,
    },
    brain: ccidReaderBrain,
    commands: ccidReaderCommands,
  }),
  defineSimulator({
    driver: 'pcsc',
    settings: {},
    brain: pcscSlotBrain,
    commands: slotCommands,
  }),
  defineSimulator({
    driver: 'magtek-hid',
    settings: {},
    brain: swipeReaderBrain,
    commands: swipeCommands,
  }),
  defineSimulator({
    driver: 'hid-pos-scanner',
    settings: {
      wantsActivation: flag({ help: 'silent until feature report FE 01', default: false }),
      suffix: choice({
        help: 'what it adds to a code',
        of: ['none', 'cr', 'crlf'],
        default: 'cr',
      }),
    },
    brain: posScannerBrain,
    commands: posScannerCommands,
  }),
];
