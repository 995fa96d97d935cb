import { choice, flag, integer, integers, oneOfIntegers } from '../definition/profile.ts';
import { defineSimulator, type SimulatorKind } from './kinds.ts';
import { cabinetCommands } from './locks/cabinet.ts';
import { lock8a80Brain } from './locks/lock-8a80.ts';
import { lockCu16Brain, lockCu48bBrain } from './locks/lock-kerong.ts';
import { lockModbusBrain } from './locks/lock-modbus.ts';
import { lockWinnsenBrain } from './locks/lock-winnsen.ts';
import { lockWklyBrain } from './locks/lock-wkly.ts';
import { envelope } from './usual-settings.ts';

const boards = (min: number, max: number) =>
  integers({ help: 'boards on the line', min, max, default: min === 0 ? [0, 1] : [1] });
const doors = (usual: number, max: number) =>
  integer({ help: 'doors per board', min: 1, max, default: usual });

/** Lock boards and the cabinets on them. */
export const lockKinds: readonly SimulatorKind[] = [
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
];
