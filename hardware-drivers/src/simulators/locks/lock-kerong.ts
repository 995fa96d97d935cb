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

/** One line of CU16 units; "open" is never answered. */
export function lockCu16Brain(
  ports: SimulatorPorts,
  settings: LockKerongSettings = usualCu16,
): StreamBrain<CabinetWorld> {
  return kerong(ports, settings, cu16.cu16Framing, ([, address = 0, word], world, send) => {
    const unit = address >> 4;
    const asked = word === cu16.command.queryAll ? settings.boards : [unit];
    switch (word) {
      case cu16.command.open:
        return world.pulse({ board: unit, door: (address & 15) + 1 });
      case cu16.command.openAll:
        for (const door of ofBoard(world, unit)) world.pulse(door);
        return;
      case cu16.command.query:
      case cu16.command.queryAll:
        for (const board of asked.filter((each) => settings.boards.includes(each))) {
          let hooks = 0;
          let infrared = 0;
          for (const { door, open, occupied } of ofBoard(world, board)) {
            if (!open) hooks |= 1 << (door - 1);
            if (occupied) infrared |= 1 << (door - 1);
          }
          send(cu16.statusFrame(board, hooks, infrared));
        }
    }
  });
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
