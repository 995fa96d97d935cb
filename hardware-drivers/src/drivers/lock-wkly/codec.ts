import type { Described } from '../../definition/driver.ts';
import { xor } from '../../framing/checksums.ts';
import { skip, type Framing } from '../../framing/framing.ts';
import { headed } from '../../framing/headed.ts';

export const command = {
  openSeveral: 0x80,
  flash: 0x81,
  open: 0x82,
  queryOne: 0x83,
  queryAll: 0x84,
  report: 0x85,
  openAll: 0x86,
  openInTurn: 0x87,
  keepOn: 0x88,
  release: 0x89,
} as const;

const maxFrame = 80;

/** `57 4B 4C 59 | length of everything | board | command | data… | XOR of all before`. */
export function wklyFrame(board: number, word: number, ...data: readonly number[]): Uint8Array {
  const length = data.length + 8;
  const frame = Uint8Array.of(0x57, 0x4b, 0x4c, 0x59, length, board, word, ...data, 0);
  frame[length - 1] = xor(frame, 0, length - 1);
  return frame;
}

const startingWith = (first: number): Framing =>
  headed({
    head: Uint8Array.of(first, 0x4b, 0x4c, 0x59),
    lengthKnownAt: 5,
    lengthOf: ([, , , , length = 0]) => (length >= 8 && length <= maxFrame ? length : undefined),
    check: (frame) => xor(frame) === 0,
    maxFrame,
  });
const usual = startingWith(0x57);
/** Seen from a board that does not keep to the protocol (index id 21382046851). */
const odd = startingWith(0x53);

export const wklyFraming: Framing = {
  maxFrame,
  scan(bytes) {
    if (bytes[0] === 0x57) return usual.scan(bytes);
    if (bytes[0] === 0x53) return odd.scan(bytes);
    const next = bytes.findIndex((byte) => byte === 0x57 || byte === 0x53);
    return skip(next < 0 ? bytes.length : next, 'no frame starts here');
  },
};

export const openFrame = (board: number, channel: number) =>
  wklyFrame(board, command.open, channel);
export const queryFrame = (board: number, channel: number) =>
  wklyFrame(board, command.queryOne, channel);
export const queryAllFrame = (board: number) => wklyFrame(board, command.queryAll);

/** Doors opened at once (80) or one after the other (87): a count, then the channels. */
export const openSeveralFrame = (board: number, ...channels: readonly number[]) =>
  wklyFrame(board, command.openSeveral, channels.length, ...channels);
/** A channel without a lock, e.g. a lamp: 81 blinks it, 88 keeps it on, 89 lets it go. */
export const lampFrames = {
  flash: (board: number, channel: number) => wklyFrame(board, command.flash, channel),
  on: (board: number, channel: number) => wklyFrame(board, command.keepOn, channel),
  off: (board: number, channel: number) => wklyFrame(board, command.release, channel),
} as const;

/** What comes after the command byte. */
export const dataOf = (frame: Uint8Array): Uint8Array => frame.subarray(7, -1);

const byte = (value: number | undefined) =>
  (value ?? 0).toString(16).padStart(2, '0').toUpperCase();
const list = (bytes: Uint8Array) => Array.from(bytes, byte).join(' ');

const channelWords = {
  [command.flash]: ['flash', 'flashes'],
  [command.keepOn]: ['keep on', 'stays on'],
  [command.release]: ['release', 'is released'],
} as const;

export function describeWkly(frame: Uint8Array): Described | undefined {
  const board = frame[5] ?? 0;
  const data = dataOf(frame);
  const [status, channel, state] = data;
  const asked = (meaning: string): Described => ({ direction: 'host->device', meaning });
  const said = (meaning: string): Described => ({ direction: 'device->host', meaning });
  const fine = status === 0 ? '' : ` failed (${byte(status)})`;
  switch (frame[6]) {
    case command.open:
      return data.length === 1
        ? asked(`open board ${board} channel ${status ?? 0}`)
        : said(
            `board ${board} channel ${channel ?? 0} was commanded open${fine}: state ${byte(state)}`,
          );
    case command.queryOne:
      return data.length === 1
        ? asked(`query board ${board} channel ${status ?? 0}`)
        : said(`board ${board} channel ${channel ?? 0}${fine}: state ${byte(state)}`);
    case command.queryAll:
      return data.length === 0
        ? asked(`query board ${board}, all channels`)
        : said(`board ${board}, all channels${fine}: states ${list(data.subarray(2))}`);
    case command.report:
      return said(
        `report: board ${board} channel ${status ?? 0} changed to state ${byte(channel)}`,
      );
    case command.flash:
    case command.keepOn:
    case command.release: {
      const [does, did] = channelWords[frame[6]];
      return data.length === 2
        ? said(`board ${board} channel ${channel ?? 0} ${did}${fine}`)
        : asked(`${does} board ${board} channel ${status ?? 0}`);
    }
    case command.openSeveral:
    case command.openInTurn: {
      const how = frame[6] === command.openInTurn ? 'in turn' : 'at once';
      return data.length === 1
        ? said(`board ${board} opened several ${how}${fine}`)
        : asked(`open ${how} on board ${board}: ${[...data.subarray(1)].join(' ')}`);
    }
    case command.openAll:
      return data.length === 0
        ? asked(`open all channels of board ${board}`)
        : said(`board ${board} opened all channels${fine}`);
    default:
      return { meaning: `board ${board} command ${byte(frame[6])}: ${list(data)}` };
  }
}
