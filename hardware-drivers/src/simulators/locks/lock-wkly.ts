import { command, dataOf, wklyFrame, wklyFraming } from '../../drivers/lock-wkly/codec.ts';
import { createFramer } from '../../framing/framing.ts';
import type { SimulatorPorts, StreamBrain } from '../simulator.ts';
import { cabinet, type CabinetWorld } from './cabinet.ts';

export interface LockWklySettings {
  readonly polarity: 'open-is-00' | 'open-is-01';
  readonly boards: readonly number[];
  readonly doors: number;
  /** Some boards do not answer "open". */
  readonly answersOpen: boolean;
  /** Whether command 84 is known. */
  readonly queryAll: boolean;
  /** Whether door changes are reported with command 85. */
  readonly pushReports: boolean;
}

export const usualWkly: LockWklySettings = {
  polarity: 'open-is-01',
  boards: [1],
  doors: 12,
  answersOpen: true,
  queryAll: true,
  pushReports: false,
};

const inTurnMs = 500;
const lampWords = {
  [command.flash]: 'flash',
  [command.keepOn]: 'on',
  [command.release]: 'off',
} as const;

export interface WklyWorld extends CabinetWorld {
  /** Channels without a lock, as board/channel: what was last done with them. */
  readonly lit: Readonly<Record<string, string>>;
}

/** One RS-485 line of WKLY boards. */
export function lockWklyBrain(
  { clock }: SimulatorPorts,
  settings: LockWklySettings = usualWkly,
): StreamBrain<WklyWorld> {
  const { boards, doors } = settings;
  const framer = createFramer(wklyFraming);
  let send: (bytes: Uint8Array) => void = () => undefined;
  const world = cabinet(clock, boards, doors);
  const lit = new Map<string, 'flash' | 'on' | 'off'>();
  const done = 0x00;
  const refused = 0xff;
  const allDoors = Array.from({ length: doors }, (_, i) => i + 1);
  const stateOf = (board: number, door: number) =>
    world.door({ board, door }).open === (settings.polarity === 'open-is-01') ? 1 : 0;

  function obey(frame: Uint8Array): void {
    const [board = 0, word = 0] = frame.subarray(5);
    const data = dataOf(frame);
    const [door = 0] = data;
    if (!boards.includes(board)) return;
    const known = door >= 1 && door <= doors;
    switch (word) {
      case command.open:
        if (known) world.pulse({ board, door });
        if (settings.answersOpen) {
          const state = known ? stateOf(board, door) : refused;
          send(wklyFrame(board, word, known ? done : refused, door, state));
        }
        return;
      case command.queryOne: {
        const state = known ? stateOf(board, door) : refused;
        send(wklyFrame(board, word, known ? done : refused, door, state));
        return;
      }
      case command.queryAll: {
        if (!settings.queryAll) return;
        send(wklyFrame(board, word, done, doors, ...allDoors.map((each) => stateOf(board, each))));
        return;
      }
      case command.openSeveral:
      case command.openInTurn: {
        const pause = word === command.openInTurn ? inTurnMs : 0;
        for (const [i, each] of data.subarray(1).entries())
          clock.after(i * pause, () => world.pulse({ board, door: each }));
        return send(wklyFrame(board, word, done));
      }
      case command.openAll:
        for (const each of allDoors) world.pulse({ board, door: each });
        return send(wklyFrame(board, word, done));
      case command.flash:
      case command.keepOn:
      case command.release:
        // On a channel with a lock these are pulses too; on others a lamp follows.
        if (known && word !== command.release) world.pulse({ board, door });
        lit.set(`${board}/${door}`, lampWords[word]);
        return send(wklyFrame(board, word, done, door));
    }
  }

  world.onChange(({ board, door }) => {
    if (settings.pushReports) send(wklyFrame(board, command.report, door, stateOf(board, door)));
  });

  return {
    medium: 'stream',
    baudRate: 9600,
    world: {
      ...world,
      get doors() {
        return world.doors;
      },
      get lit() {
        return Object.fromEntries(lit);
      },
    },
    receive(bytes) {
      for (const piece of framer.push(bytes)) if (piece.kind === 'frame') obey(piece.bytes);
    },
    onSend: (to) => void (send = to),
    powerUp() {
      lit.clear();
      framer.reset();
    },
  };
}
