import type { DoorAddress, DoorReading, Locker, UnlockResult } from '../../capability/locker.ts';
import { failure, type Failure } from '../../command/failure.ts';
import { failed, ok, unsettled, type Outcome } from '../../command/outcome.ts';
import type { Request } from '../../command/request.ts';
import type { Conversation, Notify } from '../../definition/driver.ts';
import type { StreamIo } from '../../session/bus.ts';
import type { Observed } from '../../status/status.ts';

/** What one make of lock board says and understands. Doors and boards as printed, from 1. */
export interface LockLanguage {
  readonly model: string;
  readonly boards: readonly number[];
  readonly doorsPerBoard: number;
  readonly openWithinMs: number;
  /** All doors in one question; without it (or while it stays unanswered) they are asked one by one. */
  readBoard?(board: number): Request<readonly DoorReading[]>;
  readDoor(door: DoorAddress): Request<DoorReading>;
  /** The answer, where there is one, only says that the board heard: the door is looked at. */
  open(door: DoorAddress): Request<void>;
  /** The board never answers "open". */
  readonly silentOpen?: boolean;
  /** Equal looks in a row before a door counts as open or shut: 2 for frames without a checksum. */
  readonly looks?: number;
  /** Takes the voltage off the lock again, on boards that do not time the pulse themselves. */
  readonly release?: {
    readonly afterMs: number;
    run(io: StreamIo, door: DoorAddress): Promise<void>;
  };
  /** A report the board sends by itself. */
  report?(frame: Uint8Array): DoorReading | undefined;
}

/** Between two looks at a door that should be opening. */
const lookEveryMs = 100;

/** The locker capability on top of any lock board language. */
export function lockConversation(
  language: LockLanguage,
  notify: Notify,
): Conversation<StreamIo, 'locker'> {
  const { boards, doorsPerBoard } = language;
  const last = new Map<string, string>();

  /** Tells about a door only when something about it changed. */
  function seen(reading: DoorReading): void {
    const key = `${reading.board}/${reading.door}`;
    const now = `${reading.state} ${String(reading.occupied)}`;
    if (last.get(key) !== now && reading.state !== 'unknown') {
      last.set(key, now);
      notify.observation({ kind: 'door', reading });
    }
  }

  /** Boards that answered the question about all doors: on them silence is silence. */
  const answersForAll = new Set<number>();

  async function readBoard(io: StreamIo, board: number): Promise<Outcome<readonly DoorReading[]>> {
    if (language.readBoard) {
      const answer = await io.exchange(language.readBoard(board));
      if (answer.ok) answersForAll.add(board);
      if (answer.ok || answersForAll.has(board) || answer.failure.code !== 'no-answer')
        return answer;
    }
    const readings: DoorReading[] = [];
    for (let door = 1; door <= doorsPerBoard; door += 1) {
      const answer = await io.exchange(language.readDoor({ board, door }));
      if (!answer.ok) return answer;
      readings.push(answer.value);
    }
    return ok(readings);
  }

  async function readBoards(io: StreamIo, wanted: readonly number[]) {
    const readings: DoorReading[] = [];
    const silent = new Map<number, Failure>();
    for (const board of wanted) {
      const answer = await readBoard(io, board);
      if (answer.ok) {
        for (const reading of answer.value) seen(reading);
        readings.push(...answer.value);
        continue;
      }
      silent.set(board, answer.failure);
      for (let door = 1; door <= doorsPerBoard; door += 1)
        readings.push({ board, door, state: 'unknown' });
    }
    return { readings, silent };
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
          const answer = await lookWell(io, door);
          if (answer.ok) seen(answer.value);
          return answer;
        },

        async unlock({ board, door }): Promise<UnlockResult> {
          const wrong = wrongDoor({ board, door });
          if (wrong) return { board, door, ...unsettled(wrong) };
          const held = await io.together(async (alone) => await unlock(alone, { board, door }));
          return 'ok' in held ? { board, door, ...unsettled(held.failure) } : held;
        },
      };
    },

    unasked(frame) {
      const reading = language.report?.(frame);
      if (reading) seen(reading);
    },
  };

  /** Asks until as many looks in a row agree as this protocol needs. */
  async function lookWell(io: StreamIo, door: DoorAddress): Promise<Outcome<DoorReading>> {
    const wanted = language.looks ?? 1;
    let agreed = 0;
    let before: DoorReading | undefined;
    for (let looks = 0; looks < 5 * wanted; looks += 1) {
      const look = await io.exchange(language.readDoor(door));
      if (!look.ok) return look;
      agreed = before?.state === look.value.state ? agreed + 1 : 1;
      before = look.value;
      if (agreed >= wanted) return look;
    }
    return failed(
      'garbled-answer',
      `board ${door.board} door ${door.door} says now this, now that`,
    );
  }

  async function command(io: StreamIo, door: DoorAddress): Promise<Outcome<void>> {
    const request = language.open(door);
    const commanded = language.silentOpen
      ? await io.send(request.bytes)
      : await io.exchange(request);
    const { release } = language;
    if (!release || (!commanded.ok && !commanded.failure.sent)) return commanded;
    await io.pause(release.afterMs);
    // Also when the caller gave up meanwhile: a lock coil must not stay under voltage.
    if (io.signal.aborted) io.afterwards((later) => release.run(later, door));
    else await release.run(io, door);
    return commanded;
  }

  /**
   * Commands, then looks. The answer to the command proves nothing: on an echoing RS-485 adapter
   * it may be our own bytes, and some boards do not answer at all.
   */
  async function unlock(io: StreamIo, door: DoorAddress): Promise<UnlockResult> {
    const commanded = await command(io, door);
    if (!commanded.ok && (!commanded.failure.sent || commanded.failure.code === 'line-closed')) {
      return { ...door, ...unsettled(commanded.failure) };
    }
    let closedSeen: boolean;
    let trouble: Failure | undefined = commanded.ok ? undefined : commanded.failure;
    const until = io.clock.monotonic() + language.openWithinMs;
    for (;;) {
      const look = await lookWell(io, door);
      if (look.ok) {
        seen(look.value);
        if (look.value.state === 'open') return { ...door, outcome: 'succeeded' };
        closedSeen = look.value.state === 'closed';
      } else {
        closedSeen = false;
        trouble = look.failure;
        if (look.failure.code === 'line-closed' || io.signal.aborted) break;
      }
      if (io.clock.monotonic() >= until) break;
      const waited = await io.pause(lookEveryMs);
      if (!waited.ok) {
        return { ...door, outcome: 'unknown', because: { ...waited.failure, sent: true } };
      }
    }
    if (closedSeen) {
      const because = failed(
        'door-did-not-open',
        `board ${door.board} door ${door.door} stayed closed`,
      ).failure;
      return { ...door, outcome: 'failed', because };
    }
    const because = failure(
      'door-not-seen',
      `board ${door.board} door ${door.door} was commanded but not seen${trouble ? `: ${trouble.message}` : ''}`,
    );
    return { ...door, outcome: 'unknown', because };
  }
}
