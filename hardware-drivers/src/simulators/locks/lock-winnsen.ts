import {
  command,
  maskOf,
  openedFrame,
  statusFrame,
  statusOfOneFrame,
  winnsenFraming,
} from '../../drivers/lock-winnsen/codec.ts';
import { createFramer } from '../../framing/framing.ts';
import type { SimulatorPorts, StreamBrain } from '../simulator.ts';
import { cabinet, type CabinetWorld } from './cabinet.ts';

export interface LockWinnsenSettings {
  readonly polarity: 'open-is-0' | 'open-is-1';
  readonly boards: readonly number[];
  readonly doors: number;
  /** The mask (02) or one lock at a time (12), in the two orders that boards of that dialect have. */
  readonly status: 'mask' | 'single' | 'single-swapped';
  /** Between the open command and its answer, by which time the door has moved. */
  readonly openAnswerMs: number;
}
export const usualWinnsen: LockWinnsenSettings = {
  polarity: 'open-is-1',
  boards: [1],
  doors: 16,
  status: 'mask',
  openAnswerMs: 200,
};

/** One RS-485 line of Winnsen controllers. */
export function lockWinnsenBrain(
  { clock }: SimulatorPorts,
  settings: LockWinnsenSettings = usualWinnsen,
): StreamBrain<CabinetWorld> {
  const { boards, doors } = settings;
  const framer = createFramer(winnsenFraming);
  const world = cabinet(clock, boards, doors);
  let send: (bytes: Uint8Array) => void = () => undefined;

  function obey(frame: Uint8Array): void {
    const [, , word, board = 0, door = 0] = frame;
    if (!boards.includes(board)) return;
    if (word === command.open) {
      const known = door >= 1 && door <= doors;
      if (known) world.pulse({ board, door });
      clock.after(settings.openAnswerMs, () =>
        send(openedFrame(board, door, known && world.door({ board, door }).open)),
      );
    } else if (word === command.queryOne && settings.status !== 'mask') {
      if (door < 1 || door > doors) return;
      const open = world.door({ board, door }).open === (settings.polarity === 'open-is-1');
      const order = settings.status === 'single' ? 'lock-first' : 'state-first';
      send(statusOfOneFrame(board, door, open ? 1 : 0, order));
    } else if (word === command.query && settings.status === 'mask') {
      const asked = maskOf(frame);
      let mask = 0;
      for (let each = 1; each <= doors; each += 1) {
        const bit = 1 << (each - 1);
        const open = world.door({ board, door: each }).open;
        if ((asked & bit) !== 0 && open === (settings.polarity === 'open-is-1')) mask |= bit;
      }
      send(statusFrame(board, mask));
    }
  }

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
