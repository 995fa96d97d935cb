import type { DoorReading, DoorState } from '../../capability/locker.ts';
import { failed, ok } from '../../command/outcome.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import type { LampState } from '../../capability/indicator.ts';
import { bits } from '../../definition/channels.ts';
import { choice, flag, integer } from '../../definition/profile.ts';
import { lockConversation } from '../locks/conversation.ts';
import { boards, doorsPerBoard, openWithinMs, queryTimeoutMs } from '../locks/profile.ts';
import {
  command,
  dataOf,
  describeWkly,
  lampFrames,
  openFrame,
  openSeveralFrame,
  queryAllFrame,
  queryFrame,
  wklyFraming,
} from './codec.ts';
import { wklyLamps } from './lamps.ts';

export const lockWkly = defineDriver({
  id: 'lock-wkly',
  title: 'Lock board, WKLY frames (57 4B 4C 59) with XOR check',
  manual:
    'WKLY lock board protocol as printed by EasyIot and LockDemo; Artcen-Design/Arcen-Locker README (a running site)',
  capability: 'locker',
  also: ['indicator'],
  medium: 'stream',
  schemes: ['serial', 'tcp'],
  heartbeatMs: 3_000,
  profile: {
    polarity: choice({
      help: 'which state byte means an open door: sites of both kinds are in use',
      of: ['open-is-00', 'open-is-01'],
    }),
    boards: boards(0, 255),
    doors: doorsPerBoard(12, 64),
    queryAll: flag({
      help: 'whether to try command 84 (all channels at once) before asking one by one',
      default: true,
    }),
    lamps: bits('channels of the first board that hold a lamp and no lock, for the indicator', '-'),
    unlockTimeoutMs: integer({
      help: 'how long an answer to "open" is waited for; some boards never give one',
      min: 20,
      max: 10_000,
      default: 300,
    }),
    queryTimeoutMs,
    openWithinMs,
  },
  refine: ({ lamps, doors }) =>
    lamps
      .filter(({ at }) => at <= doors)
      .map(({ name, at }) => ({
        path: '/lamps',
        message: `channel ${at} (${name}) is a door: lamps have channels above ${doors}`,
      })),
  line: () => ({ baudRate: 9600 }),
  timing: { gapMs: 20, lateMs: 600, interByteMs: 50 },
  framing: () => wklyFraming,
  anyFraming: wklyFraming,
  describe: describeWkly,
  build: {
    open: openFrame,
    query: queryFrame,
    queryAll: queryAllFrame,
    openSeveral: openSeveralFrame,
    flash: lampFrames.flash,
    keepOn: lampFrames.on,
    release: lampFrames.off,
  },

  start(profile, notify) {
    const open = profile.polarity === 'open-is-01' ? 1 : 0;
    const stateOf = (byte: number | undefined): DoorState =>
      byte === 0 || byte === 1 ? (byte === open ? 'open' : 'closed') : 'unknown';
    const answers = (frame: Uint8Array, board: number, word: number) =>
      frame[5] === board && frame[6] === word ? dataOf(frame) : undefined;

    const lit = new Map<string, LampState>();
    const locks = lockConversation(
      {
        model: 'WKLY lock board',
        boards: profile.boards,
        doorsPerBoard: profile.doors,
        openWithinMs: profile.openWithinMs,
        ...(profile.queryAll
          ? {
              readBoard: (board: number) => ({
                name: `query board ${board}`,
                kind: 'query',
                bytes: queryAllFrame(board),
                timeoutMs: profile.queryTimeoutMs,
                match(frame: Uint8Array) {
                  const data = answers(frame, board, command.queryAll);
                  const [status, count = 0] = data ?? [];
                  if (!data || data.length !== count + 2) return undefined;
                  if (status !== 0) return failed('refused-by-device', `board ${board} refused`);
                  return ok(
                    Array.from({ length: profile.doors }, (_, i): DoorReading => ({
                      board,
                      door: i + 1,
                      state: stateOf(data[i + 2]),
                    })),
                  );
                },
              }),
            }
          : {}),
        readDoor: ({ board, door }) => ({
          name: `query board ${board} channel ${door}`,
          kind: 'query',
          bytes: queryFrame(board, door),
          timeoutMs: profile.queryTimeoutMs,
          attempts: 2,
          match(frame) {
            const data = answers(frame, board, command.queryOne);
            if (data?.length !== 3 || data[1] !== door) return undefined;
            return ok({ board, door, state: data[0] === 0 ? stateOf(data[2]) : 'unknown' });
          },
        }),
        open: ({ board, door }) => ({
          name: `open board ${board} channel ${door}`,
          kind: 'actuate',
          bytes: openFrame(board, door),
          timeoutMs: profile.unlockTimeoutMs,
          match(frame) {
            const data = answers(frame, board, command.open);
            return data?.length === 3 && data[1] === door ? ok(undefined) : undefined;
          },
        }),
        report(frame) {
          const [board = 0, word] = frame.subarray(5);
          const [door = 0, state] = dataOf(frame);
          return word === command.report && profile.boards.includes(board)
            ? { board, door, state: stateOf(state) }
            : undefined;
        },
      },
      notify,
    );
    const [board = 0] = profile.boards;
    return {
      ...locks,
      also: (io) =>
        profile.lamps.length === 0
          ? {}
          : { indicator: wklyLamps(io, profile.lamps, board, lit, profile.queryTimeoutMs) },
    };
  },
});
