import type { DoorAddress, DoorReading } from '../../capability/locker.ts';
import type { Outcome } from '../../command/outcome.ts';
import type { Request } from '../../command/request.ts';
import type { StreamIo } from '../../session/bus.ts';

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
  /** Before the first opening on a board: a setting it must have, such as the length of its pulse. */
  prepare?(io: StreamIo, board: number): Promise<Outcome<void>>;
  /** What brings a board round that went silent after an opening. */
  wake?(board: number): Uint8Array;
  /** A report the board sends by itself. */
  report?(frame: Uint8Array): DoorReading | undefined;
}
