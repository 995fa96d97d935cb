import { framing8a80, withBcc } from '../../drivers/lock-8a80/codec.ts';
import { createFramer } from '../../framing/framing.ts';
import type { SimulatorPorts, StreamBrain } from '../simulator.ts';
import { cabinet, type CabinetWorld } from './cabinet.ts';

export interface Lock8a80Settings {
  readonly polarity: 'open-is-00' | 'open-is-11';
  readonly byteOrder: 'lowest-last' | 'lowest-first';
  readonly statusBytes: number;
  readonly pushReports: boolean;
  readonly boards: readonly number[];
  readonly doors: number;
  /** Some boards do not answer "open". */
  readonly answersOpen: boolean;
  /** Between the open command and its answer. */
  readonly openAnswerMs: number;
}

export const usual8a80: Lock8a80Settings = {
  polarity: 'open-is-11',
  byteOrder: 'lowest-last',
  statusBytes: 3,
  pushReports: false,
  boards: [1],
  doors: 24,
  answersOpen: true,
  openAnswerMs: 100,
};

/** One RS-485 line of 8A/80 boards. Each board answers for its own address only. */
export function lock8a80Brain(
  { clock }: SimulatorPorts,
  settings: Lock8a80Settings = usual8a80,
): StreamBrain<CabinetWorld> {
  const { boards, doors, statusBytes } = settings;
  const framer = createFramer(framing8a80([], true));
  let send: (bytes: Uint8Array) => void = () => undefined;
  const world = cabinet(clock, boards, doors);

  const feedback = (open: boolean) => (open === (settings.polarity === 'open-is-11') ? 0x11 : 0x00);
  const has = (lock: number) => lock >= 1 && lock <= doors;
  const stateOf = (board: number, lock: number) => feedback(world.door({ board, door: lock }).open);

  function statusOf(board: number): number[] {
    const status = Array.from({ length: statusBytes }, () => 0);
    for (let lock = 1; lock <= doors; lock += 1) {
      if (stateOf(board, lock) === 0x11) {
        const at = (lock - 1) >> 3;
        status[at] = (status[at] ?? 0) | (1 << ((lock - 1) & 7));
      }
    }
    return settings.byteOrder === 'lowest-last' ? status.toReversed() : status;
  }

  function open(board: number, lock: number): void {
    const locks = lock === 0 ? Array.from({ length: doors }, (_, i) => i + 1) : [lock];
    for (const door of locks) world.pulse({ board, door });
    if (!settings.answersOpen) return;
    clock.after(settings.openAnswerMs, () =>
      send(withBcc(0x8a, board, lock, lock === 0 ? 0x11 : stateOf(board, lock))),
    );
  }

  function obey(frame: Uint8Array): void {
    const [head, board = 0, lock = 0, word] = frame;
    if (head === 0x80 && word === 0x99) {
      const first = boards[0];
      if (first !== undefined) send(withBcc(0x80, 0x01, first, 0x99));
      return;
    }
    if (!boards.includes(board)) return;
    if (head === 0x8a && word === 0x11 && (lock === 0 || has(lock))) return open(board, lock);
    if (head === 0x80 && word === 0x33) {
      if (lock === 0) send(withBcc(0x80, board, ...statusOf(board), 0x33));
      else if (has(lock)) send(withBcc(0x80, board, lock, stateOf(board, lock)));
      return;
    }
    if (head === 0x90) {
      const bitmap = frame.subarray(2, -1);
      const lowestFirst = settings.byteOrder === 'lowest-last' ? bitmap.toReversed() : bitmap;
      for (let door = 1; door <= doors; door += 1) {
        if (((lowestFirst[(door - 1) >> 3] ?? 0) >> ((door - 1) & 7)) & 1)
          world.pulse({ board, door });
      }
      send(frame);
      return;
    }
    if (head === 0x9a && has(lock)) {
      world.pulse({ board, door: lock });
      send(frame);
    } else if (head === 0x9b && has(lock)) send(frame);
  }

  world.onChange(({ board, door, open: isOpen }) => {
    if (settings.pushReports) send(withBcc(0x82, board, door, feedback(isOpen)));
  });

  return {
    medium: 'stream',
    baudRate: 9600,
    world,
    receive(bytes) {
      for (const piece of framer.push(bytes)) if (piece.kind === 'frame') obey(piece.bytes);
    },
    onSend: (to) => void (send = to),
    powerUp: () => framer.reset(),
  };
}
