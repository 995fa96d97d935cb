import type { DoorAddress, DoorReading } from '../../capability/locker.ts';
import type { Failure } from '../../command/failure.ts';
import { failed, ok, type Outcome } from '../../command/outcome.ts';
import type { Request } from '../../command/request.ts';
import type { StreamIo } from '../../session/bus.ts';
import type { LockLanguage } from './language.ts';

/** What a board says, or does not, that knows no question about all doors. */
const notForAll = new Set(['no-answer', 'refused-by-device']);

export interface BoardReadings {
  readonly readings: readonly DoorReading[];
  /** Boards that did not answer; their doors are `unknown`. */
  readonly silent: ReadonlyMap<number, Failure>;
}

export interface Looking {
  /** A board that was told to open may be busy since, until it answers again. */
  opened(board: number): void;
  boards(io: StreamIo, wanted: readonly number[]): Promise<BoardReadings>;
  /** Asks until as many looks in a row agree as this protocol needs. */
  door(io: StreamIo, door: DoorAddress): Promise<Outcome<DoorReading>>;
}

/** How doors are looked at; remembers for one open line which boards answer for all of theirs. */
export function createLooking(language: LockLanguage): Looking {
  const { doorsPerBoard } = language;
  /** Whether a board answers the question about all doors, once that is known. */
  const answersForAll = new Map<number, boolean>();
  const maybeBusy = new Set<number>();
  /** Boards without an answer at the last look: asked once from then on, lest the line waits for them. */
  const silentBefore = new Set<number>();
  const asOftenAsDue = <T>(board: number, request: Request<T>): Request<T> =>
    silentBefore.has(board) ? { ...request, attempts: 1 } : request;

  async function ask<T>(
    io: StreamIo,
    board: number,
    request: () => Request<T>,
  ): Promise<Outcome<T>> {
    const answer = await io.exchange(request());
    const busy = maybeBusy.delete(board);
    if (answer.ok || answer.failure.code !== 'no-answer' || !busy || !language.wake) return answer;
    const woken = await io.send(language.wake(board));
    return woken.ok ? await io.exchange(request()) : answer;
  }

  async function readBoard(io: StreamIo, board: number): Promise<Outcome<readonly DoorReading[]>> {
    const { readBoard: forAll } = language;
    if (forAll && answersForAll.get(board) !== false) {
      const answer = await ask(io, board, () => asOftenAsDue(board, forAll(board)));
      if (answer.ok) answersForAll.set(board, true);
      const mayNotKnow = answersForAll.get(board) !== true;
      if (answer.ok || !mayNotKnow || !notForAll.has(answer.failure.code)) return answer;
    }
    const readings: DoorReading[] = [];
    for (let door = 1; door <= doorsPerBoard; door += 1) {
      const answer = await ask(io, board, () =>
        asOftenAsDue(board, language.readDoor({ board, door })),
      );
      if (!answer.ok) return answer;
      readings.push(answer.value);
    }
    answersForAll.set(board, false);
    return ok(readings);
  }

  return {
    opened: (board) => void maybeBusy.add(board),

    async boards(io, wanted) {
      const readings: DoorReading[] = [];
      const silent = new Map<number, Failure>();
      for (const board of wanted) {
        const answer = await readBoard(io, board);
        if (answer.ok) {
          silentBefore.delete(board);
          readings.push(...answer.value);
          continue;
        }
        silent.set(board, answer.failure);
        if (answer.failure.code === 'no-answer') silentBefore.add(board);
        for (let door = 1; door <= doorsPerBoard; door += 1)
          readings.push({ board, door, state: 'unknown' });
      }
      return { readings, silent };
    },

    async door(io, door) {
      const wanted = language.looks ?? 1;
      let agreed = 0;
      let before: DoorReading | undefined;
      for (let looks = 0; looks < 5 * wanted; looks += 1) {
        const look = await ask(io, door.board, () => language.readDoor(door));
        if (!look.ok) return look;
        agreed = before?.state === look.value.state ? agreed + 1 : 1;
        before = look.value;
        if (agreed >= wanted) return look;
      }
      return failed(
        'garbled-answer',
        `board ${door.board} door ${door.door} says now this, now that`,
      );
    },
  };
}
