import type { Described } from '../../definition/driver.ts';
import { sum8 } from '../../framing/checksums.ts';
import { headed } from '../../framing/headed.ts';
import type { KerongStatus } from '../locks/kerong.ts';

export const command = {
  query: 0x30,
  open: 0x31,
  queryAll: 0x32,
  openAll: 0x33,
  status: 0x35,
  statusOfAll: 0x36,
  pulse: 0x37,
  pulseAnswer: 0x38,
  delay: 0x39,
  baud: 0x40,
} as const;

/** 40 xx: the rates in the order of their codes. */
export const cu16BaudRates = [9_600, 19_200, 57_600, 115_200] as const;

/** `02 address command … 03 sum`: the sum's low byte runs over everything before it. */
export function cu16Frame(address: number, word: number, ...data: readonly number[]): Uint8Array {
  const frame = Uint8Array.of(0x02, address, word, ...data, 0x03, 0);
  frame[frame.length - 1] = sum8(frame, 0, frame.length - 1);
  return frame;
}

/** The high half of the address is the unit, the low half the lock, both from 0. */
export const addressOf = (board: number, lock: number): number => (board << 4) | lock;
export const boardOf = (frame: Uint8Array): number => (frame[1] ?? 0) >> 4;

/** 37 and 38 ask without data and tell with two bytes; the fifth byte tells them apart. */
function lengthsOf(word: number): readonly number[] {
  switch (word) {
    case command.query:
    case command.open:
    case command.queryAll:
    case command.openAll:
      return [5];
    case command.status:
    case command.statusOfAll:
      return [9];
    case command.pulse:
    case command.pulseAnswer:
      return [5, 7];
    case command.delay:
    case command.baud:
      return [5, 6];
    default:
      return [];
  }
}

const isWhole = (bytes: Uint8Array, length: number): boolean =>
  bytes[length - 2] === 0x03 && bytes[length - 1] === sum8(bytes, 0, length - 1);

export const cu16Framing = headed({
  head: Uint8Array.of(0x02),
  lengthKnownAt: 5,
  lengthOf(bytes) {
    const lengths = lengthsOf(bytes[2] ?? 0);
    return lengths.find((length) => isWhole(bytes, length)) ?? lengths.at(-1);
  },
  check: (frame) => isWhole(frame, frame.length),
  maxFrame: 9,
});

export const openFrame = (board: number, door: number) =>
  cu16Frame(addressOf(board, door - 1), command.open);
export const queryFrame = (board: number) => cu16Frame(addressOf(board, 0), command.query);
export const askPulseFrame = (board: number) => cu16Frame(addressOf(board, 0), command.pulse);
/** In steps of 10 ms, high byte first. */
export const setPulseFrame = (board: number, steps: number) =>
  cu16Frame(addressOf(board, 0), command.pulse, steps >> 8, steps & 0xff);
export const pulseAnswerFrame = (board: number, steps: number) =>
  cu16Frame(addressOf(board, 0), command.pulseAnswer, steps >> 8, steps & 0xff);
export const delayFrame = (board: number, seconds: number) =>
  cu16Frame(addressOf(board, 0), command.delay, seconds);
export const setBaudFrame = (board: number, baudRate: number) =>
  cu16Frame(
    addressOf(board, 0),
    command.baud,
    cu16BaudRates.findIndex((rate) => rate === baudRate),
  );
/** A board that stays busy after an opening is brought round by 38 from the host (one source). */
export const wakeFrame = (board: number) => cu16Frame(addressOf(board, 0), command.pulseAnswer);

export const statusFrame = (
  board: number,
  hooks: number,
  infrared: number,
  word: typeof command.status | typeof command.statusOfAll = command.status,
) => cu16Frame(addressOf(board, 0), word, hooks & 0xff, hooks >> 8, infrared & 0xff, infrared >> 8);

/** Sixteen bits each, the lowest bit lock 1: hook closed, and something in the compartment. */
export const statusOf = (frame: Uint8Array): KerongStatus | undefined =>
  frame[2] === command.status || frame[2] === command.statusOfAll
    ? { board: boardOf(frame), hooks: frame.subarray(3, 5), sensors: frame.subarray(5, 7) }
    : undefined;

/** The pulse in steps of 10 ms; undefined for every other frame. */
export const pulseOf = (frame: Uint8Array): number | undefined =>
  frame[2] === command.pulseAnswer && frame.length === 7
    ? ((frame[3] ?? 0) << 8) | (frame[4] ?? 0)
    : undefined;

const bits = ([low = 0, high = 0]: Uint8Array) =>
  ((high << 8) | low).toString(16).padStart(4, '0').toUpperCase();

export function describeCu16(frame: Uint8Array): Described | undefined {
  const [, address = 0, word, first = 0, second = 0] = frame;
  const board = address >> 4;
  const asked = (meaning: string): Described => ({ direction: 'host->device', meaning });
  const said = (meaning: string): Described => ({ direction: 'device->host', meaning });
  const tells = frame.length > 5;
  switch (word) {
    case command.query:
      return asked(`query board ${board}`);
    case command.open:
      return asked(`open board ${board} lock ${(address & 15) + 1}`);
    case command.queryAll:
      return asked('query all boards');
    case command.openAll:
      return asked('open all locks');
    case command.status:
    case command.statusOfAll: {
      const hooks = bits(frame.subarray(3, 5));
      return said(`board ${board}: hooks ${hooks}, infrared ${bits(frame.subarray(5, 7))}`);
    }
    case command.pulse:
      return asked(
        tells
          ? `set the pulse of board ${board} to ${((first << 8) | second) * 10} ms`
          : `ask the pulse of board ${board}`,
      );
    case command.pulseAnswer:
      return tells
        ? said(`board ${board}: pulse ${((first << 8) | second) * 10} ms`)
        : asked(`wake board ${board}`);
    case command.delay:
      return tells
        ? asked(`board ${board} opens ${first} s after the command`)
        : said(`board ${board}: delay set`);
    case command.baud:
      return tells
        ? asked(`set board ${board} to ${cu16BaudRates[first] ?? 'an unknown rate'}`)
        : said(`board ${board}: rate set`);
    default:
      return undefined;
  }
}
