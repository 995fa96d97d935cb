import type { Described } from '../../definition/driver.ts';
import { headed } from '../../framing/headed.ts';

export const command = { query: 0x02, open: 0x05, status: 0x82, opened: 0x85 };

const lengths: Readonly<Record<number, number>> = {
  [command.query]: 7,
  [command.open]: 6,
  [command.status]: 7,
  [command.opened]: 7,
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
    case command.query:
      return asked(`query station ${board}, locks ${bits(maskOf(frame))}`);
    case command.status:
      return said(`station ${board}: open ${bits(maskOf(frame))}`);
    default:
      return undefined;
  }
}
