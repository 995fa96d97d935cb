import type { Described } from '../../definition/driver.ts';
import { sum8 } from '../../framing/checksums.ts';
import { headed } from '../../framing/headed.ts';
import type { KerongStatus } from '../locks/kerong.ts';

export const command = { query: 0x60, open: 0x61, status: 0x75 };
/** In place of a lock's number. */
export const allLocks = 0x30;

/** `02 board lock command … 03 sum`: the sum's low byte runs over everything before it. */
function cu48bFrame(board: number, lock: number, word: number, ...data: readonly number[]) {
  const frame = Uint8Array.of(0x02, board, lock, word, ...data, 0x03, 0);
  frame[frame.length - 1] = sum8(frame, 0, frame.length - 1);
  return frame;
}

export const cu48bFraming = headed({
  head: Uint8Array.of(0x02),
  lengthKnownAt: 4,
  lengthOf: ([, , , word]) =>
    word === command.status ? 18 : word === command.query || word === command.open ? 6 : undefined,
  check: (frame) => frame.at(-2) === 0x03 && frame.at(-1) === sum8(frame, 0, frame.length - 1),
  maxFrame: 18,
});

/** Locks count from 0 on the wire. */
export const openFrame = (board: number, door: number) => cu48bFrame(board, door - 1, command.open);
export const openAllFrame = (board: number) => cu48bFrame(board, allLocks, command.open);
export const queryFrame = (board: number) => cu48bFrame(board, 0, command.query);
export const statusFrame = (board: number, hooks: readonly number[], sensors: readonly number[]) =>
  cu48bFrame(board, 0, command.status, ...hooks, ...sensors);

/** Six bytes each, the lowest bit of the first byte lock 1. */
export const statusOf = (frame: Uint8Array): KerongStatus | undefined =>
  frame[3] === command.status
    ? { board: frame[1] ?? 0, hooks: frame.subarray(4, 10), sensors: frame.subarray(10, 16) }
    : undefined;

const list = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();

export function describeCu48b(frame: Uint8Array): Described | undefined {
  const [, board = 0, lock = 0, word] = frame;
  switch (word) {
    case command.query:
      return { direction: 'host->device', meaning: `query board ${board}` };
    case command.open: {
      const which =
        lock === allLocks ? `all locks of board ${board}` : `board ${board} lock ${lock + 1}`;
      return { direction: 'host->device', meaning: `open ${which}` };
    }
    default: {
      const status = statusOf(frame);
      return (
        status && {
          direction: 'device->host',
          meaning: `board ${board}: hooks ${list(status.hooks)}, sensors ${list(status.sensors)}`,
        }
      );
    }
  }
}
