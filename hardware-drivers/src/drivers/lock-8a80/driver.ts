import type { DoorReading } from '../../capability/locker.ts';
import { ok } from '../../command/outcome.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import { choice, flag, integer, oneOfIntegers } from '../../definition/profile.ts';
import { lockConversation } from '../locks/conversation.ts';
import { boards, openWithinMs } from '../locks/profile.ts';
import { askAddressFrame, describe8a80, framing8a80, openFrame, queryFrame } from './codec.ts';

/** The 50-channel board sends seven bytes, of which six bits are not wired. */
const doorsIn: Readonly<Record<number, number>> = { 3: 24, 4: 32, 7: 50 };

export const lock8a80 = defineDriver({
  id: 'lock-8a80',
  title: 'Lock board, 8A/80 frames with XOR check (Guangzhou Shuoming and clones)',
  manual:
    'Shuoming lock control board protocol, as cross-checked in CSDN 50717517, FaceLocker 2021, Open-Locker ADR-0061',
  capability: 'locker',
  medium: 'stream',
  schemes: ['serial', 'tcp'],
  heartbeatMs: 3_000,
  profile: {
    polarity: choice({
      help: 'which feedback byte (or status bit 0/1) means an open door: depends on the lock wiring',
      of: ['open-is-00', 'open-is-11'],
    }),
    byteOrder: choice({
      help: 'which status byte of "query all" holds locks 1 to 8; most boards: last',
      of: ['lowest-last', 'lowest-first'],
    }),
    statusBytes: oneOfIntegers({
      help: 'status bytes in a "query all" reply: 3 (up to 24 locks), 4 (32) or 7 (50)',
      of: [3, 4, 7],
    }),
    pushReports: flag({ help: 'whether the firmware reports door changes by itself (82 frames)' }),
    boards: boards(1, 200),
    doors: integer({
      help: 'locks wired per board; 0: as many as the status bytes carry',
      min: 0,
      max: 50,
      default: 0,
    }),
    pulseSeconds: integer({
      help: "length of the opening pulse; 0: the board's own",
      min: 0,
      max: 9,
      default: 0,
    }),
    unlockTimeoutMs: integer({
      help: 'how long an "open" may go unanswered',
      min: 50,
      max: 10_000,
      default: 1_500,
    }),
    queryTimeoutMs: integer({
      help: 'how long a query may go unanswered',
      min: 50,
      max: 10_000,
      default: 500,
    }),
    openWithinMs,
  },
  refine: ({ doors, statusBytes }) =>
    doors > (doorsIn[statusBytes] ?? 0)
      ? [{ path: '/doors', message: `${doors} locks need more than ${statusBytes} status bytes` }]
      : [],
  line: () => ({ baudRate: 9600 }),
  timing: { gapMs: 20, lateMs: 600, interByteMs: 50 },
  framing: ({ statusBytes }) => framing8a80([statusBytes]),
  anyFraming: framing8a80([7, 4, 3], true),
  describe: describe8a80,
  build: { open: openFrame, query: queryFrame, askAddress: askAddressFrame },

  start(profile, notify) {
    const { polarity, byteOrder, statusBytes, queryTimeoutMs, unlockTimeoutMs } = profile;
    const doorsPerBoard = profile.doors || (doorsIn[statusBytes] ?? 0);
    const isOpen = (bit: boolean) => bit === (polarity === 'open-is-11');
    const reading = (
      board: number,
      door: number,
      feedback: number | undefined,
    ): DoorReading | undefined =>
      feedback === 0x00 || feedback === 0x11
        ? { board, door, state: isOpen(feedback === 0x11) ? 'open' : 'closed' }
        : undefined;

    return lockConversation(
      {
        model: '8A/80 lock board',
        boards: profile.boards,
        doorsPerBoard,
        openWithinMs: profile.openWithinMs,
        readBoard: (board) => ({
          name: `query board ${board}`,
          kind: 'query',
          bytes: queryFrame(board, 0),
          timeoutMs: queryTimeoutMs,
          attempts: 2,
          expecting: 'all',
          match(frame) {
            if (frame[0] !== 0x80 || frame[1] !== board || frame.length !== statusBytes + 4)
              return undefined;
            const status = frame.subarray(2, 2 + statusBytes);
            const lowestFirst = byteOrder === 'lowest-last' ? status.toReversed() : status;
            return ok(
              Array.from({ length: doorsPerBoard }, (_, i): DoorReading => {
                const bit = ((lowestFirst[i >> 3] ?? 0) >> (i & 7)) & 1;
                return { board, door: i + 1, state: isOpen(bit === 1) ? 'open' : 'closed' };
              }),
            );
          },
        }),
        readDoor: ({ board, door }) => ({
          name: `query board ${board} lock ${door}`,
          kind: 'query',
          bytes: queryFrame(board, door),
          timeoutMs: queryTimeoutMs,
          attempts: 2,
          expecting: 'one',
          match(frame) {
            if (frame[0] !== 0x80 || frame.length !== 5 || frame[1] !== board || frame[2] !== door)
              return undefined;
            const seen = reading(board, door, frame[3]);
            return seen && ok(seen);
          },
        }),
        open: ({ board, door }) => ({
          name: `open board ${board} lock ${door}`,
          kind: 'actuate',
          bytes: openFrame(board, door, profile.pulseSeconds),
          timeoutMs: unlockTimeoutMs,
          match: (frame) =>
            frame[0] === 0x8a && frame.length === 5 && frame[1] === board && frame[2] === door
              ? ok(undefined)
              : undefined,
        }),
        report: (frame) =>
          profile.pushReports && frame[0] === 0x82 && profile.boards.includes(frame[1] ?? 0)
            ? reading(frame[1] ?? 0, frame[2] ?? 0, frame[3])
            : undefined,
      },
      notify,
    );
  },
});
