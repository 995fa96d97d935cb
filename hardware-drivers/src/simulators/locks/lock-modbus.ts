import { modbusSlave, type Unit } from '../modbus/slave.ts';
import type { SimulatorPorts, StreamBrain } from '../simulator.ts';
import { cabinet, type CabinetWorld } from './cabinet.ts';

export interface LockModbusSettings {
  readonly polarity: 'open-is-0' | 'open-is-1';
  readonly envelope: 'rtu' | 'tcp';
  readonly boards: readonly number[];
  readonly doors: number;
  /** Discrete input of door 1's occupancy sensor; -1: there are none. */
  readonly firstOccupiedInput: number;
  /** Whether the timed coils 02xx and 04xx exist. */
  readonly timedCoils: boolean;
}
export const usualModbusLocks: LockModbusSettings = {
  polarity: 'open-is-1',
  envelope: 'rtu',
  boards: [1],
  doors: 8,
  firstOccupiedInput: -1,
  timedCoils: true,
};

export interface ModbusCabinetWorld extends CabinetWorld {
  /** Coils under voltage now, as board/door: a lock coil burns when it stays on. */
  readonly energised: readonly string[];
}

/** Relay boards with a lock on every coil and a door contact on every input. */
export function lockModbusBrain(
  { clock }: SimulatorPorts,
  settings: LockModbusSettings = usualModbusLocks,
): StreamBrain<ModbusCabinetWorld> {
  const { boards, doors } = settings;
  const world = cabinet(clock, boards, doors);
  const on = new Map<string, number>();
  let switched = 0;
  let send: (bytes: Uint8Array) => void = () => undefined;

  function unit(board: number): Unit {
    const key = (coil: number) => `${board}/${coil + 1}`;
    const known = (coil: number) => coil >= 0 && coil < doors;
    function energise(coil: number, forMs?: number): void {
      const mine = (switched += 1);
      on.set(key(coil), mine);
      world.pulse({ board, door: coil + 1 });
      if (forMs !== undefined)
        clock.after(forMs, () => {
          if (on.get(key(coil)) === mine) on.delete(key(coil));
        });
    }
    return {
      coil: (at) => (known(at) ? on.has(key(at)) : undefined),
      setCoil(at, value) {
        if (settings.timedCoils && (at >> 8 === 2 || at >> 8 === 4) && known(at & 0xff)) {
          if (at >> 8 === 2) energise(at & 0xff, value * 100);
          return true;
        }
        if (!known(at)) return undefined;
        if (value === 0x0000) on.delete(key(at));
        else if (value === 0xff00) energise(at);
        else if (value === 0x5500) {
          if (!on.delete(key(at))) energise(at);
        } else return false;
        return true;
      },
      input(at) {
        if (known(at))
          return world.door({ board, door: at + 1 }).open === (settings.polarity === 'open-is-1');
        const occupied = at - settings.firstOccupiedInput;
        if (settings.firstOccupiedInput >= 0 && known(occupied))
          return world.door({ board, door: occupied + 1 }).occupied;
        // Boards answer for all their inputs, wired or not.
        return at < 256 ? false : undefined;
      },
      holding: () => undefined,
      inputRegister: () => undefined,
    };
  }
  const slave = modbusSlave(
    settings.envelope,
    new Map(boards.map((board) => [board, unit(board)])),
    (bytes) => send(bytes),
  );

  return {
    medium: 'stream',
    baudRate: 9600,
    world: {
      ...world,
      get doors() {
        return world.doors;
      },
      get energised() {
        return [...on.keys()];
      },
    },
    receive: (bytes) => slave.receive(bytes),
    onSend: (to) => void (send = to),
    powerUp() {
      on.clear();
      slave.reset();
    },
  };
}
