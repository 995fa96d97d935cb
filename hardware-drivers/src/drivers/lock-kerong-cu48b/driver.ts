import type { DoorReading } from '../../capability/locker.ts';
import { ok } from '../../command/outcome.ts';
import type { Request } from '../../command/request.ts';
import { defineDriver } from '../../definition/define-driver.ts';
import { lockConversation } from '../locks/conversation.ts';
import {
  boards,
  doorsPerBoard,
  hookPolarity,
  occupancySensors,
  openWithinMs,
  queryTimeoutMs,
} from '../locks/profile.ts';
import {
  command,
  cu48bFraming,
  describeCu48b,
  openAllFrame,
  openFrame,
  queryFrame,
  hooksOf,
  sensorsOf,
} from './codec.ts';

export const lockKerongCu48b = defineDriver({
  id: 'lock-kerong-cu48b',
  title: 'Lock board, KERONG CU48B (48 hooks and 48 sensors)',
  manual:
    'KERONG CU48B protocol as in three hosts (Python, C#, TypeScript; index ids 48356941519, 25087969254, 13523303015)',
  capability: 'locker',
  medium: 'stream',
  schemes: ['serial', 'tcp'],
  heartbeatMs: 3_000,
  profile: {
    polarity: hookPolarity,
    boards: boards(0, 255),
    doors: doorsPerBoard(48, 48),
    occupancy: occupancySensors,
    queryTimeoutMs,
    openWithinMs,
  },
  line: () => ({ baudRate: 19_200 }),
  timing: { gapMs: 20, lateMs: 600, interByteMs: 50 },
  framing: () => cu48bFraming,
  anyFraming: cu48bFraming,
  describe: describeCu48b,
  build: { open: openFrame, openAll: openAllFrame, query: queryFrame },

  start({ polarity, occupancy, queryTimeoutMs: timeoutMs, doors, ...profile }, notify) {
    const isOpen = (bit: number) => (bit === 1) === (polarity === 'open-is-1');
    const readings = (frame: Uint8Array, board: number): DoorReading[] => {
      const bit = (bytes: Uint8Array, i: number) => ((bytes[i >> 3] ?? 0) >> (i & 7)) & 1;
      return Array.from({ length: doors }, (_, i) => ({
        board,
        door: i + 1,
        state: isOpen(bit(hooksOf(frame), i)) ? 'open' : 'closed',
        ...(occupancy ? { occupied: bit(sensorsOf(frame), i) === 1 } : {}),
      }));
    };
    function ask<T>(board: number, pick: (all: DoorReading[]) => T | undefined): Request<T> {
      return {
        name: `query board ${board}`,
        kind: 'query',
        bytes: queryFrame(board),
        timeoutMs,
        attempts: 2,
        match(frame) {
          if (frame[3] !== command.status || frame[1] !== board) return undefined;
          const picked = pick(readings(frame, board));
          return picked === undefined ? undefined : ok(picked);
        },
      };
    }

    return lockConversation(
      {
        model: 'KERONG CU48B',
        boards: profile.boards,
        doorsPerBoard: doors,
        openWithinMs: profile.openWithinMs,
        silentOpen: true,
        readBoard: (board) => ask(board, (all) => all),
        readDoor: ({ board, door }) => ask(board, (all) => all[door - 1]),
        open: ({ board, door }) => ({
          name: `open board ${board} lock ${door}`,
          kind: 'actuate',
          bytes: openFrame(board, door),
          timeoutMs: 0,
          match: () => undefined,
        }),
      },
      notify,
    );
  },
});
