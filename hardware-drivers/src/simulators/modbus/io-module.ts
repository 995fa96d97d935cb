import {
  numberWord,
  WorldError,
  type Commands,
  type SimulatorPorts,
  type StreamBrain,
} from '../simulator.ts';
import { modbusSlave, type Unit } from './slave.ts';

export interface IoWorld {
  input(at: number, on: boolean): void;
  coil(at: number): boolean;
  /** Somebody turns the relay by hand. */
  switch(at: number, on: boolean): void;
  /** A register, as input and as holding register; negative values as two's complement. */
  register(at: number, value: number): void;
  readonly state: {
    readonly inputs: readonly boolean[];
    readonly coils: readonly boolean[];
    readonly registers: readonly number[];
  };
  /** The relays' own supply is gone: coils no longer follow. */
  stick(on: boolean): void;
}

export interface IoSettings {
  readonly envelope: 'rtu' | 'tcp';
  readonly unit: number;
  /** Inputs, coils and registers, from address 0. */
  readonly channels: number;
}
export const usualIo: IoSettings = { envelope: 'rtu', unit: 1, channels: 16 };

/** An I/O module of the cabinet: contacts, relays, a thermometer. */
export function ioModuleBrain(
  _ports: SimulatorPorts,
  settings: IoSettings = usualIo,
): StreamBrain<IoWorld> {
  const { channels } = settings;
  const inputs = Array.from({ length: channels }, () => false);
  const coils = Array.from({ length: channels }, () => false);
  const registers = Array.from({ length: channels }, () => 0);
  let stuck = false;
  let send: (bytes: Uint8Array) => void = () => undefined;
  const unit: Unit = {
    coil: (at) => coils[at],
    setCoil(at, value) {
      if (coils[at] === undefined) return undefined;
      if (value !== 0xff00 && value !== 0x0000 && value !== 0x5500) return false;
      if (!stuck) coils[at] = value === 0x5500 ? !coils[at] : value === 0xff00;
      return true;
    },
    input: (at) => inputs[at],
    holding: (at) => registers[at],
    inputRegister: (at) => registers[at],
  };
  const slave = modbusSlave(settings.envelope, new Map([[settings.unit, unit]]), (bytes) =>
    send(bytes),
  );
  const known = (at: number) => {
    if (!Number.isInteger(at) || at < 0 || at >= channels)
      throw new WorldError(`addresses are 0 to ${channels - 1}`);
    return at;
  };
  return {
    medium: 'stream',
    baudRate: 9600,
    world: {
      input: (at, on) => void (inputs[known(at)] = on),
      coil: (at) => coils[known(at)] ?? false,
      switch: (at, on) => void (coils[known(at)] = on),
      register: (at, value) => void (registers[known(at)] = value & 0xffff),
      get state() {
        return { inputs: [...inputs], coils: [...coils], registers: [...registers] };
      },
      stick: (on) => void (stuck = on),
    },
    receive: (bytes) => slave.receive(bytes),
    onSend: (to) => void (send = to),
    powerUp() {
      coils.fill(false);
      slave.reset();
    },
  };
}

export const ioCommands = (world: IoWorld): Commands => ({
  input: {
    help: 'input N on|off: a contact, from 0',
    run: (n, word) => world.input(numberWord(n, 'N'), word !== 'off'),
  },
  coil: {
    help: 'coil N on|off: turn a relay by hand, from 0',
    run: (n, word) => world.switch(numberWord(n, 'N'), word !== 'off'),
  },
  register: {
    help: 'register N VALUE: a measured value, e.g. 235 for 23.5',
    run: (n, value) => world.register(numberWord(n, 'N'), numberWord(value, 'VALUE')),
  },
  stick: {
    help: 'stick on|off: relays stay as they are',
    run: (word) => world.stick(word !== 'off'),
  },
  state: { help: 'state: inputs, coils, registers', run: () => world.state },
});
