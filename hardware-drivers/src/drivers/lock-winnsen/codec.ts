import type { Described } from '../../definition/driver.ts';
import { headed } from '../../framing/headed.ts';

export const command = {
  query: 0x02,
  open: 0x05,
  queryOne: 0x12,
  status: 0x82,
  opened: 0x85,
  statusOfOne: 0x92,
};

const lengths: Readonly<Record<number, number>> = {
  [command.query]: 7,
  [command.open]: 6,
  [command.queryOne]: 6,
  [command.status]: 7,
  [command.opened]: 7,
  [command.statusOfOne]: 7,
};

/** `90 length function … 03`; there is no checksum. */
const winnsenFrame = (word: number, ...data: readonly number[]) =>
  Uint8Array.of(0x90, data.length + 4, word, ...data, 0x03);

export const winnsenFraming = headed({
  head: Uint8Array.of(0x90),
  lengthKnownAt: 3,
  lengthOf: ([, length, word = 0]) => (lengths[word] === length ? length : undefined),
  check: (frame) => frame.at(-1) === 0x03,
  maxFrame: 7,
});

export const openFrame = (board: number, lock: number) => winnsenFrame(command.open, board, lock);
export const openedFrame = (board: number, lock: number, opened: boolean) =>
  winnsenFrame(command.opened, board, lock, opened ? 1 : 0);
/** The mask says which locks are asked about, lock 1 its lowest bit. */
export const queryFrame = (board: number, mask: number) =>
  winnsenFrame(command.query, board, mask & 0xff, mask >> 8);
export const statusFrame = (board: number, open: number) =>
  winnsenFrame(command.status, board, open & 0xff, open >> 8);

/** The other dialect asks about one lock. */
export const queryOneFrame = (board: number, lock: number) =>
  winnsenFrame(command.queryOne, board, lock);
export const statusOfOneFrame = (
  board: number,
  lock: number,
  state: number,
  order: 'lock-first' | 'state-first' = 'lock-first',
) =>
  order === 'lock-first'
    ? winnsenFrame(command.statusOfOne, board, lock, state)
    : winnsenFrame(command.statusOfOne, board, state, lock);

/**
 * The state of the lock that was asked about. Boards send lock and state in either order; locks
 * count from 1 and a state is 0 or 1, so the number that was asked about tells them apart.
 */
export function stateOfOne(frame: Uint8Array, lock: number): number | undefined {
  const [first, second] = frame.subarray(4);
  return first === lock ? second : second === lock ? first : undefined;
}

export const maskOf = (frame: Uint8Array) => (frame[4] ?? 0) | ((frame[5] ?? 0) << 8);
const bits = (value: number) => value.toString(16).padStart(4, '0').toUpperCase();

export function describeWinnsen(frame: Uint8Array): Described | undefined {
  const [, , word, board = 0, lock = 0, state] = frame;
  const asked = (meaning: string): Described => ({ direction: 'host->device', meaning });
  const said = (meaning: string): Described => ({ direction: 'device->host', meaning });
  switch (word) {
    case command.open:
      return asked(`open station ${board} lock ${lock}`);
    case command.opened:
      return said(`station ${board} lock ${lock} ${state === 1 ? 'opened' : 'did not open'}`);
    case command.queryOne:
      return asked(`query station ${board} lock ${lock}`);
    case command.statusOfOne:
      return said(`station ${board}: lock and state, in either order, ${lock} and ${state}`);
    case command.query:
      return asked(`query station ${board}, locks ${bits(maskOf(frame))}`);
    case command.status:
      return said(`station ${board}: open ${bits(maskOf(frame))}`);
    default:
      return undefined;
  }
}
