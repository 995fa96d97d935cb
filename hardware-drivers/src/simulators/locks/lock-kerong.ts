import * as cu16 from '../../drivers/lock-kerong-cu16/codec.ts';
import * as cu48b from '../../drivers/lock-kerong-cu48b/codec.ts';
import { createFramer, type Framing } from '../../framing/framing.ts';
import type { SimulatorPorts, StreamBrain } from '../simulator.ts';
import { cabinet, type Cabinet, type CabinetWorld } from './cabinet.ts';

export interface LockKerongSettings {
  readonly boards: readonly number[];
  readonly doors: number;
}
export const usualCu16: LockKerongSettings = { boards: [1], doors: 16 };
export const usualCu48b: LockKerongSettings = { boards: [1], doors: 48 };

type Obey = (frame: Uint8Array, world: Cabinet, send: (bytes: Uint8Array) => void) => void;

function kerong(
  { clock }: SimulatorPorts,
  { boards, doors }: LockKerongSettings,
  framing: Framing,
  obey: Obey,
): StreamBrain<CabinetWorld> {
  const framer = createFramer(framing);
  const world = cabinet(clock, boards, doors);
  let send: (bytes: Uint8Array) => void = () => undefined;
  return {
    medium: 'stream',
    baudRate: 19_200,
    world,
    receive(bytes) {
      for (const piece of framer.push(bytes))
        if (piece.kind === 'frame') obey(piece.bytes, world, send);
    },
    onSend: (to) => void (send = to),
    powerUp: () => framer.reset(),
  };
}

const ofBoard = (world: Cabinet, board: number) =>
  world.doors.filter((each) => each.board === board);

export interface LockCu16Settings extends LockKerongSettings {
  /** The pulse the boards were left with. */
  readonly pulseMs: number;
  /** Some boards stay silent after an opening until 38 comes. */
  readonly busyAfterOpen: boolean;
}
export interface Cu16World extends CabinetWorld {
  /** By board, in milliseconds. */
  readonly pulseMs: Readonly<Record<number, number>>;
}

/** One line of CU16 units; "open" is never answered. */
export function lockCu16Brain(
  ports: SimulatorPorts,
  settings: Partial<LockCu16Settings> = {},
): StreamBrain<Cu16World> {
  const { boards, doors, pulseMs, busyAfterOpen } = {
    ...usualCu16,
    pulseMs: 500,
    busyAfterOpen: false,
    ...settings,
  };
  const pulses = new Map(boards.map((board) => [board, pulseMs]));
  /** Seconds an opening waits, told for the next one by 39. */
  const delays = new Map<number, number>();
  const busy = new Set<number>();
  const { command } = cu16;

  const brain = kerong(ports, { boards, doors }, cu16.cu16Framing, (frame, world, send) => {
    const [, address = 0, word, first = 0, second = 0] = frame;
    const unit = address >> 4;
    const tells = frame.length > 5;
    if (word === command.queryAll) {
      for (const board of boards) send(statusOf(world, board, command.statusOfAll));
      return;
    }
    if (!boards.includes(unit)) return;
    if (word === command.pulseAnswer && !tells) {
      busy.delete(unit);
      return;
    }
    if (busy.has(unit)) return;
    switch (word) {
      case command.open:
      case command.openAll: {
        const opened =
          word === command.open
            ? [{ board: unit, door: (address & 15) + 1 }]
            : ofBoard(world, unit);
        const wait = (delays.get(unit) ?? 0) * 1_000;
        delays.delete(unit);
        if (wait === 0) for (const door of opened) world.pulse(door);
        else ports.clock.after(wait, () => opened.forEach((door) => world.pulse(door)));
        if (busyAfterOpen) busy.add(unit);
        return;
      }
      case command.query:
        return send(statusOf(world, unit, command.status));
      case command.pulse:
        if (tells) pulses.set(unit, ((first << 8) | second) * 10);
        return send(cu16.pulseAnswerFrame(unit, Math.round((pulses.get(unit) ?? 0) / 10)));
      case command.delay:
        delays.set(unit, first);
        return;
    }
  });
  const world: Cu16World = {
    ...brain.world,
    get doors() {
      return brain.world.doors;
    },
    get pulseMs() {
      return Object.fromEntries(pulses);
    },
  };
  return {
    ...brain,
    world,
    powerUp() {
      busy.clear();
      delays.clear();
      brain.powerUp();
    },
  };
}

function statusOf(
  world: Cabinet,
  board: number,
  word: typeof cu16.command.status | typeof cu16.command.statusOfAll,
): Uint8Array {
  let hooks = 0;
  let infrared = 0;
  for (const { door, open, occupied } of ofBoard(world, board)) {
    if (!open) hooks |= 1 << (door - 1);
    if (occupied) infrared |= 1 << (door - 1);
  }
  return cu16.statusFrame(board, hooks, infrared, word);
}

/** One line of CU48B units; "open" is never answered. */
export function lockCu48bBrain(
  ports: SimulatorPorts,
  settings: LockKerongSettings = usualCu48b,
): StreamBrain<CabinetWorld> {
  return kerong(
    ports,
    settings,
    cu48b.cu48bFraming,
    ([, board = 0, lock = 0, word], world, send) => {
      if (!settings.boards.includes(board)) return;
      if (word === cu48b.command.open) {
        if (lock === cu48b.allLocks) for (const door of ofBoard(world, board)) world.pulse(door);
        else world.pulse({ board, door: lock + 1 });
      } else if (word === cu48b.command.query) {
        const hooks = new Uint8Array(6);
        const sensors = new Uint8Array(6);
        const mark = (bits: Uint8Array, i: number) =>
          void (bits[i >> 3] = (bits[i >> 3] ?? 0) | (1 << (i & 7)));
        for (const { door, open, occupied } of ofBoard(world, board)) {
          if (!open) mark(hooks, door - 1);
          if (occupied) mark(sensors, door - 1);
        }
        send(cu48b.statusFrame(board, [...hooks], [...sensors]));
      }
    },
  );
}
