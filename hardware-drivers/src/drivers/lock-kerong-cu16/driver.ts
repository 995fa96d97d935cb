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
import { command, cu16Framing, describeCu16, openFrame, queryFrame, statusOf } from './codec.ts';

export const lockKerongCu16 = defineDriver({
  id: 'lock-kerong-cu16',
  title: 'Lock board, KERONG CU16 (hook and infrared sensors)',
  manual: 'KERONG CU16 protocol as in julio-alv/lkaas-kerong and three further hosts',
  capability: 'locker',
  medium: 'stream',
  schemes: ['serial', 'tcp'],
  heartbeatMs: 3_000,
  profile: {
    polarity: hookPolarity,
    boards: boards(0, 15),
    doors: doorsPerBoard(16, 16),
    occupancy: occupancySensors,
    queryTimeoutMs,
    openWithinMs,
  },
  line: () => ({ baudRate: 19_200 }),
  timing: { gapMs: 20, lateMs: 600, interByteMs: 50 },
  framing: () => cu16Framing,
  anyFraming: cu16Framing,
  describe: describeCu16,
  build: { open: openFrame, query: queryFrame },

  start({ polarity, occupancy, queryTimeoutMs: timeoutMs, doors, ...profile }, notify) {
    const isOpen = (bit: number) => (bit === 1) === (polarity === 'open-is-1');
    const readings = (frame: Uint8Array, board: number): DoorReading[] => {
      const { hooks, infrared } = statusOf(frame);
      return Array.from({ length: doors }, (_, i) => ({
        board,
        door: i + 1,
        state: isOpen((hooks >> i) & 1) ? 'open' : 'closed',
        ...(occupancy ? { occupied: ((infrared >> i) & 1) === 1 } : {}),
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
          if (frame[2] !== command.status || (frame[1] ?? 0) >> 4 !== board) return undefined;
          const picked = pick(readings(frame, board));
          return picked === undefined ? undefined : ok(picked);
        },
      };
    }

    return lockConversation(
      {
        model: 'KERONG CU16',
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
