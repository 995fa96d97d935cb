import type { DoorAddress, DoorReading, Locker, UnlockResult } from '../../capability/locker.ts';
import { failure, type Failure } from '../../command/failure.ts';
import { ok, unsettled, type Outcome } from '../../command/outcome.ts';
import type { Conversation, Notify } from '../../definition/driver.ts';
import type { StreamIo } from '../../session/bus.ts';
import type { Observed } from '../../status/status.ts';
import type { LockLanguage } from './language.ts';
import { createLooking } from './looking.ts';
import { unlock } from './unlocking.ts';

/** The locker capability on top of any lock board language. */
export function lockConversation(
  language: LockLanguage,
  notify: Notify,
): Conversation<StreamIo, 'locker'> {
  const { boards, doorsPerBoard } = language;
  const looking = createLooking(language);
  const last = new Map<string, string>();
  const prepared = new Set<number>();

  /** Tells about a door only when something about it changed. */
  function seen(reading: DoorReading): void {
    const key = `${reading.board}/${reading.door}`;
    const now = `${reading.state} ${String(reading.occupied)}`;
    if (last.get(key) !== now && reading.state !== 'unknown') {
      last.set(key, now);
      notify.observation({ kind: 'door', reading });
    }
  }

  async function readBoards(io: StreamIo, wanted: readonly number[]) {
    const found = await looking.boards(io, wanted);
    for (const reading of found.readings) seen(reading);
    return found;
  }

  async function readDoor(io: StreamIo, door: DoorAddress): Promise<Outcome<DoorReading>> {
    const answer = await looking.door(io, door);
    if (answer.ok) seen(answer.value);
    return answer;
  }

  async function open(io: StreamIo, door: DoorAddress): Promise<UnlockResult> {
    if (language.prepare && !prepared.has(door.board)) {
      const ready = await language.prepare(io, door.board);
      // Nothing that opens has left yet, whatever became of the setting.
      if (!ready.ok) return { ...door, ...unsettled({ ...ready.failure, sent: false }) };
      prepared.add(door.board);
    }
    looking.opened(door.board);
    return await unlock(io, language, door, readDoor);
  }

  const nobodyAnswered = (
    silent: ReadonlyMap<number, Failure>,
    asked: number,
  ): Failure | undefined => (silent.size === asked ? [...silent.values()][0] : undefined);

  function wrongDoor({ board, door }: DoorAddress): Failure | undefined {
    if (!boards.includes(board)) {
      return failure(
        'no-such-door',
        `board ${board} is not on this line (boards: ${boards.join(', ')})`,
        { sent: false },
      );
    }
    if (!Number.isInteger(door) || door < 1 || door > doorsPerBoard) {
      return failure(
        'no-such-door',
        `board ${board} has doors 1 to ${doorsPerBoard}, not ${door}`,
        { sent: false },
      );
    }
    return undefined;
  }

  return {
    async identify(io) {
      const { silent } = await readBoards(io, boards);
      const nobody = nobodyAnswered(silent, boards.length);
      return nobody ? { ok: false, failure: nobody } : ok({ model: language.model });
    },

    async check(io): Promise<Outcome<Observed>> {
      const { silent } = await readBoards(io, boards);
      const nobody = nobodyAnswered(silent, boards.length);
      if (nobody) return { ok: false, failure: nobody };
      return ok({
        units: boards.map((board) => ({
          id: `board ${board}`,
          condition: silent.has(board) ? 'unknown' : 'ok',
        })),
        reasons: [...silent.keys()].map((board) => ({
          code: 'board-silent',
          severity: 'warning',
          unit: `board ${board}`,
          advisedAction: 'staff',
        })),
      });
    },

    capability(io): Locker {
      return {
        async doors(filter) {
          const wanted = filter?.board === undefined ? boards : [filter.board];
          const wrong = wanted
            .map((board) => wrongDoor({ board, door: 1 }))
            .find((w) => w !== undefined);
          if (wrong) return { ok: false, failure: wrong };
          const { readings, silent } = await readBoards(io, wanted);
          const nobody = nobodyAnswered(silent, wanted.length);
          return nobody ? { ok: false, failure: nobody } : ok(readings);
        },

        async door(door) {
          const wrong = wrongDoor(door);
          if (wrong) return { ok: false, failure: wrong };
          return await readDoor(io, door);
        },

        async unlock({ board, door }): Promise<UnlockResult> {
          const wrong = wrongDoor({ board, door });
          if (wrong) return { board, door, ...unsettled(wrong) };
          const held = await io.together(async (alone) => await open(alone, { board, door }));
          return 'ok' in held ? { board, door, ...unsettled(held.failure) } : held;
        },
      };
    },

    unasked(frame) {
      const reading = language.report?.(frame);
      if (reading) seen(reading);
    },
  };
}
