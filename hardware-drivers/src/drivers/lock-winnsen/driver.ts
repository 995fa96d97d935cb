import type { DoorAddress, DoorReading } from '../../capability/locker.ts';
import { ok } from '../../command/outcome.ts';
import type { Request } from '../../command/request.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import { choice, integer } from '../../definition/profile.ts';
import { lockConversation } from '../locks/conversation.ts';
import { boards, doorsPerBoard, openWithinMs, queryTimeoutMs } from '../locks/profile.ts';
import {
  command,
  describeWinnsen,
  maskOf,
  openFrame,
  queryFrame,
  queryOneFrame,
  stateOfOne,
  winnsenFraming,
} from './codec.ts';

export const lockWinnsen = defineDriver({
  id: 'lock-winnsen',
  title: 'Lock board, Winnsen V202104 (90 … 03, no checksum)',
  manual: 'Winnsen lock controller protocol V202104, as in index ids 52567240340, 53937019066',
  capability: 'locker',
  medium: 'stream',
  schemes: ['serial', 'tcp'],
  heartbeatMs: 3_000,
  profile: {
    polarity: choice({
      help: 'which status bit means an open door; the manual: 1',
      of: ['open-is-0', 'open-is-1'],
      default: 'open-is-1',
    }),
    status: choice({
      help: 'how locks are asked about: all (02, a mask), or one by one (12), the dialect of some boards',
      of: ['mask', 'single'],
      default: 'mask',
    }),
    boards: boards(0, 255),
    doors: doorsPerBoard(16, 16),
    unlockTimeoutMs: integer({
      help: 'how long an "open" may go unanswered',
      min: 50,
      max: 10_000,
      default: 1_000,
    }),
    queryTimeoutMs,
    openWithinMs,
  },
  line: () => ({ baudRate: 9600 }),
  timing: { gapMs: 20, lateMs: 600, interByteMs: 50 },
  framing: () => winnsenFraming,
  anyFraming: winnsenFraming,
  describe: describeWinnsen,
  build: { open: openFrame, query: queryFrame, queryOne: queryOneFrame },

  start({ polarity, doors, status, queryTimeoutMs: timeoutMs, ...profile }, notify) {
    const all = 2 ** doors - 1;
    const isOpen = (bit: number) => (bit === 1) === (polarity === 'open-is-1');
    function ask<T>(board: number, pick: (open: number) => T): Request<T> {
      return {
        name: `query station ${board}`,
        kind: 'query',
        bytes: queryFrame(board, all),
        timeoutMs,
        attempts: 2,
        match: (frame) =>
          frame[2] === command.status && frame[3] === board ? ok(pick(maskOf(frame))) : undefined,
      };
    }
    const reading = (board: number, door: number, bit: number): DoorReading => ({
      board,
      door,
      state: isOpen(bit) ? 'open' : 'closed',
    });
    const bitOf = (mask: number, door: number) => (mask >> (door - 1)) & 1;

    const readOne = ({ board, door }: DoorAddress): Request<DoorReading> => ({
      name: `query station ${board} lock ${door}`,
      kind: 'query',
      bytes: queryOneFrame(board, door),
      timeoutMs,
      attempts: 2,
      match(frame) {
        if (frame[2] !== command.statusOfOne || frame[3] !== board) return undefined;
        const state = stateOfOne(frame, door);
        if (state === undefined) return undefined;
        return ok(
          state === 0 || state === 1
            ? reading(board, door, state)
            : { board, door, state: 'unknown' },
        );
      },
    });

    return lockConversation(
      {
        model: 'Winnsen lock controller',
        boards: profile.boards,
        doorsPerBoard: doors,
        openWithinMs: profile.openWithinMs,
        // One wrong bit makes a shut door look open, and nothing in the frame would tell.
        looks: 2,
        ...(status === 'mask'
          ? {
              readBoard: (board: number) =>
                ask(board, (mask) =>
                  Array.from({ length: doors }, (_, i) =>
                    reading(board, i + 1, bitOf(mask, i + 1)),
                  ),
                ),
            }
          : {}),
        readDoor: (address) =>
          status === 'single'
            ? readOne(address)
            : ask(address.board, (mask) =>
                reading(address.board, address.door, bitOf(mask, address.door)),
              ),
        open: ({ board, door }) => ({
          name: `open station ${board} lock ${door}`,
          kind: 'actuate',
          bytes: openFrame(board, door),
          timeoutMs: profile.unlockTimeoutMs,
          match: (frame) =>
            frame[2] === command.opened && frame[3] === board && frame[4] === door
              ? ok(undefined)
              : undefined,
        }),
      },
      notify,
    );
  },
});
