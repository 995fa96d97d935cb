import { wordsOf } from '../../drivers/nut/codec.ts';
import { numberWord, type Commands, type SimulatorPorts, type StreamBrain } from '../simulator.ts';

export interface UpsWorld {
  /** A flag of `ups.status`, on or off: OB, LB, RB, OVER… */
  flag(name: string, on: boolean): void;
  /** Mains off or on: OL and CHRG become OB and DISCHRG. */
  mains(on: boolean): void;
  set(name: string, value: string): void;
  /** The server lost its UPS. */
  stale(on: boolean): void;
  readonly status: string;
}

export interface UpsSettings {
  readonly name: string;
  /** Whether LIST VAR is known. */
  readonly lists: boolean;
}
export const usualUps: UpsSettings = { name: 'kiosk', lists: true };

const quoted = (text: string) => `"${text.replaceAll(/(["\\])/g, '\\$1')}"`;

/** A UPS server (upsd) with one UPS. */
export function upsBrain(
  _ports: SimulatorPorts,
  settings: UpsSettings = usualUps,
): StreamBrain<UpsWorld> {
  let send: (bytes: Uint8Array) => void = () => undefined;
  let pending = '';
  let isStale = false;
  let flags = ['OL', 'CHRG'];
  const variables = new Map([
    ['battery.charge', '100'],
    ['battery.runtime', '1800'],
    ['device.mfr', 'Banshi'],
    ['device.model', 'UPS Simulator'],
    ['input.voltage', '229.5'],
  ]);
  const all = () => new Map([...variables, ['ups.status', flags.join(' ')]]);
  const say = (...lines: readonly string[]) =>
    send(new Uint8Array(Buffer.from(lines.map((line) => `${line}\n`).join(''))));

  function obey([word, what, name, variable]: readonly string[]): void {
    if (word === 'LOGOUT') return say('OK Goodbye');
    if (word === 'VER') return say('Network UPS Tools upsd 2.8.0 (Banshi simulator)');
    if (word === 'NETVER') return say('1.3');
    if (word === 'LIST' && what === 'UPS')
      return say('BEGIN LIST UPS', `UPS ${settings.name} ${quoted('Kiosk UPS')}`, 'END LIST UPS');
    const list = word === 'LIST' && settings.lists;
    if (what !== 'VAR' || (word !== 'GET' && !list)) return say('ERR UNKNOWN-COMMAND');
    if (name !== settings.name) return say('ERR UNKNOWN-UPS');
    if (isStale) return say('ERR DATA-STALE');
    if (list) {
      const rows = [...all()].map(([key, value]) => `VAR ${name} ${key} ${quoted(value)}`);
      return say(`BEGIN LIST VAR ${name}`, ...rows, `END LIST VAR ${name}`);
    }
    if (variable === undefined) return say('ERR INVALID-ARGUMENT');
    const value = all().get(variable);
    say(value === undefined ? 'ERR VAR-NOT-SUPPORTED' : `VAR ${name} ${variable} ${quoted(value)}`);
  }

  return {
    medium: 'stream',
    baudRate: 1_000_000,
    world: {
      flag(name, on) {
        flags = flags.filter((flag) => flag !== name);
        if (on) flags.push(name);
      },
      mains(on) {
        flags = on ? ['OL', 'CHRG'] : ['OB', 'DISCHRG'];
        variables.set('input.voltage', on ? '229.5' : '0.0');
      },
      set: (name, value) => void variables.set(name, value),
      stale: (on) => void (isStale = on),
      get status() {
        return flags.join(' ');
      },
    },
    receive(bytes) {
      pending = (pending + Buffer.from(bytes).toString('utf8')).slice(-4_096);
      const lines = pending.split('\n');
      pending = lines.pop() ?? '';
      for (const line of lines) if (line.trim() !== '') obey(wordsOf(line));
    },
    onSend: (to) => void (send = to),
    powerUp: () => void (pending = ''),
  };
}

export function upsCommands(world: UpsWorld): Commands {
  const on = (word: string | undefined) => word !== 'off';
  return {
    mains: {
      help: 'mains on|off: the power returns or fails',
      run(word) {
        world.mains(on(word));
        return world.status;
      },
    },
    flag: {
      help: 'flag NAME [on|off]: a flag of ups.status, e.g. LB',
      run(name = 'LB', word) {
        world.flag(name, on(word));
        return world.status;
      },
    },
    charge: {
      help: 'charge PERCENT',
      run: (percent) => world.set('battery.charge', String(numberWord(percent, 'PERCENT'))),
    },
    runtime: {
      help: 'runtime SECONDS',
      run: (seconds) => world.set('battery.runtime', String(numberWord(seconds, 'SECONDS'))),
    },
    stale: { help: 'stale on|off: the server lost its UPS', run: (word) => world.stale(on(word)) },
  };
}
