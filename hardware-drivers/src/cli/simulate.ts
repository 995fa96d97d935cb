import { fstatSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { findDriver } from '../drivers/index.ts';
import type { Clock } from '../ports/index.ts';
import { exactly } from '../ports/system.ts';
import { seeded } from '../simulators/seeded.ts';
import { onFolder } from '../simulators/hosts/folder.ts';
import { onHttp } from '../simulators/hosts/http.ts';
import type { Hosted } from '../simulators/hosts/host.ts';
import { onPty } from '../simulators/hosts/pty.ts';
import { onTcp } from '../simulators/hosts/tcp.ts';
import { onVpcd } from '../simulators/hosts/vpcd.ts';
import type { Made, SimulatorKind } from '../simulators/kinds.ts';
import { findSimulator, simulatorKinds } from '../simulators/registry.ts';
import { WorldError, type Commands } from '../simulators/simulator.ts';
import { UsageError, type Answer } from './answer.ts';
import type { Arguments } from './arguments.ts';

/** `device simulate <driver>`: prints where it listens, then obeys one command per line. */
export async function simulate(
  given: Arguments,
  clock: Clock,
  print: (value: unknown) => void,
  stopped: Promise<void>,
): Promise<Answer> {
  const [driver = ''] = given.words;
  const kind = findSimulator(driver);
  if (!kind) {
    const allowed = simulatorKinds.map((each) => each.driver);
    throw new UsageError(`there is no simulator for "${driver}"`, [
      { path: '/driver', message: 'has no simulator', allowed },
    ]);
  }
  const { settings, ignored } = parted(given.profile, kind);
  const made = kind.make({ clock, exactly, chance: seeded(given.seed) }, settings, given.pace);
  if (!made.ok) throw new UsageError('the simulator cannot be set up as described', made.problems);
  await using hosted = await hang(made, kind, given);
  print({
    address: hosted.address,
    driver,
    settings: made.settings,
    ...(ignored.length > 0 ? { ignored } : {}),
  });
  const lines = createInterface({ input: process.stdin });
  let quit = false;
  void stopped.then(() => {
    quit = true;
    lines.close();
  });
  for await (const line of lines) {
    const [word = '', ...words] = line.trim().split(/\s+/);
    if (word === '') continue;
    if (word === 'quit') {
      quit = true;
      break;
    }
    print(await obey(made.commands, word, words));
  }
  // A pipe that closed means "enough"; /dev/null or a file of commands means "keep running".
  if (!quit && !isPipe()) await stopped;
  return { exit: 0 };
}

/**
 * The profile a driver is opened with may be given to its simulator as it is: what only the host
 * has to know (how long it waits, who ends a pulse) means nothing to the device.
 */
function parted(profile: Arguments['profile'], { driver, settings }: SimulatorKind) {
  const hosts = findDriver(driver)?.profile ?? {};
  const forHost = (key: string) => !Object.hasOwn(settings, key) && Object.hasOwn(hosts, key);
  const given = Object.entries(profile);
  return {
    settings: Object.fromEntries(given.filter(([key]) => !forHost(key))),
    ignored: given.map(([key]) => key).filter(forHost),
  };
}

function hang(
  made: Extract<Made, { ok: true }>,
  kind: SimulatorKind,
  { port, link }: Arguments,
): Promise<Hosted> {
  const { line } = made;
  if ('slot' in line) return onVpcd(line, port);
  if ('nextFrame' in line) return onFolder(line, link);
  if ('request' in line) return onHttp(line, kind.path, port ?? 0, kind.scheme);
  return port === undefined ? onPty(line, link === undefined ? {} : { link }) : onTcp(line, port);
}

async function obey(commands: Commands, word: string, words: readonly string[]): Promise<unknown> {
  if (word === 'help') return Object.values(commands).map((command) => command.help);
  const command = Object.hasOwn(commands, word) ? commands[word] : undefined;
  if (!command)
    return {
      ok: false,
      error: `"${word}" is not a command`,
      allowed: ['help', 'quit', ...Object.keys(commands)],
    };
  try {
    const value = await command.run(...words);
    return value === undefined ? { ok: true } : { ok: true, value };
  } catch (error) {
    if (error instanceof WorldError) return { ok: false, error: error.message, help: command.help };
    throw error;
  }
}

/** Node hands pipes to its children as sockets. */
function isPipe(): boolean {
  const input = fstatSync(0);
  return input.isFIFO() || input.isSocket();
}
