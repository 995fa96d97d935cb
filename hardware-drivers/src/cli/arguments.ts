import { parseArgs } from 'node:util';
import { findDriver } from '../drivers/index.ts';
import type { DeviceEntry } from '../supervisor/device.ts';
import { UsageError } from './answer.ts';

export interface Arguments {
  readonly words: readonly string[];
  readonly board: number;
  readonly boardGiven: boolean;
  readonly profile: Readonly<Record<string, string>>;
  readonly timeoutMs: number | undefined;
  readonly out: string | undefined;
  readonly link: string | undefined;
  readonly port: number | undefined;
  readonly seed: number;
  readonly pace: boolean;
  readonly source: string | undefined;
  readonly resolution: number | undefined;
  readonly colour: string | undefined;
  readonly duplex: boolean;
}

const options = {
  board: { type: 'string' },
  profile: { type: 'string', multiple: true },
  timeout: { type: 'string' },
  out: { type: 'string' },
  link: { type: 'string' },
  port: { type: 'string' },
  seed: { type: 'string' },
  pace: { type: 'boolean' },
  source: { type: 'string' },
  resolution: { type: 'string' },
  colour: { type: 'string' },
  duplex: { type: 'boolean' },
} as const;

export function readArguments(argv: readonly string[]): Arguments {
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const number = (
    name: 'board' | 'timeout' | 'port' | 'seed' | 'resolution',
    min: number,
    max: number,
  ) => {
    const text = values[name];
    if (text === undefined) return undefined;
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max) {
      throw new UsageError(`--${name} must be an integer ${min}…${max}, not "${text}"`);
    }
    return value;
  };
  const profile: Record<string, string> = {};
  for (const setting of values.profile ?? []) {
    const at = setting.indexOf('=');
    if (at < 1) throw new UsageError(`--profile wants key=value, not "${setting}"`);
    profile[setting.slice(0, at)] = setting.slice(at + 1);
  }
  const board = number('board', 0, 255);
  return {
    words: positionals,
    board: board ?? 1,
    boardGiven: board !== undefined,
    profile,
    timeoutMs: number('timeout', 1, 86_400_000),
    out: values.out,
    link: values.link,
    port: number('port', 0, 65_535),
    seed: number('seed', 0, 0xffffffff) ?? 1,
    pace: values.pace ?? false,
    source: values.source,
    resolution: number('resolution', 1, 9_600),
    colour: values.colour,
    duplex: values.duplex ?? false,
  };
}

/** The device that driver, address and options name. `--board` also puts that board on the line. */
export function deviceEntry(
  driverId: string,
  address: string,
  { profile, board, boardGiven }: Arguments,
): DeviceEntry {
  const hasBoards = findDriver(driverId)?.profile['boards'] !== undefined;
  const boards =
    hasBoards && boardGiven && profile['boards'] === undefined ? { boards: String(board) } : {};
  return { id: driverId, driver: driverId, address, profile: { ...profile, ...boards } };
}
