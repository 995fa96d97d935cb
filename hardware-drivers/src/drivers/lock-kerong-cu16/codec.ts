import type { Described } from '../../definition/driver.ts';
import { sum8 } from '../../framing/checksums.ts';
import { headed } from '../../framing/headed.ts';

export const command = { query: 0x30, open: 0x31, queryAll: 0x32, openAll: 0x33, status: 0x35 };

/** `02 address command … 03 sum`: the sum's low byte runs over everything before it. */
export function cu16Frame(address: number, word: number, ...data: readonly number[]): Uint8Array {
  const frame = Uint8Array.of(0x02, address, word, ...data, 0x03, 0);
  frame[frame.length - 1] = sum8(frame, 0, frame.length - 1);
  return frame;
}

/** The high half of the address is the unit, the low half the lock, both from 0. */
export const addressOf = (board: number, lock: number): number => (board << 4) | lock;

const lengths: Readonly<Record<number, number>> = {
  [command.query]: 5,
  [command.open]: 5,
  [command.queryAll]: 5,
  [command.openAll]: 5,
  [command.status]: 9,
};

export const cu16Framing = headed({
  head: Uint8Array.of(0x02),
  lengthKnownAt: 3,
  lengthOf: ([, , word = 0]) => lengths[word],
  check: (frame) => frame.at(-2) === 0x03 && frame.at(-1) === sum8(frame, 0, frame.length - 1),
  maxFrame: 9,
});

export const openFrame = (board: number, door: number) =>
  cu16Frame(addressOf(board, door - 1), command.open);
export const queryFrame = (board: number) => cu16Frame(addressOf(board, 0), command.query);
export const statusFrame = (board: number, hooks: number, infrared: number) =>
  cu16Frame(
    addressOf(board, 0),
    command.status,
    hooks & 0xff,
    hooks >> 8,
    infrared & 0xff,
    infrared >> 8,
  );

/** Sixteen bits each, the lowest bit lock 1: hook closed, and something in the compartment. */
export const statusOf = (frame: Uint8Array) => ({
  hooks: (frame[3] ?? 0) | ((frame[4] ?? 0) << 8),
  infrared: (frame[5] ?? 0) | ((frame[6] ?? 0) << 8),
});

const bits = (value: number) => value.toString(16).padStart(4, '0').toUpperCase();

export function describeCu16(frame: Uint8Array): Described | undefined {
  const [, address = 0, word] = frame;
  const board = address >> 4;
  const asked = (meaning: string): Described => ({ direction: 'host->device', meaning });
  switch (word) {
    case command.query:
      return asked(`query board ${board}`);
    case command.open:
      return asked(`open board ${board} lock ${(address & 15) + 1}`);
    case command.queryAll:
      return asked('query all boards');
    case command.openAll:
      return asked('open all locks');
    case command.status: {
      const { hooks, infrared } = statusOf(frame);
      const meaning = `board ${board}: hooks ${bits(hooks)}, infrared ${bits(infrared)}`;
      return { direction: 'device->host', meaning };
    }
    default:
      return undefined;
  }
}
