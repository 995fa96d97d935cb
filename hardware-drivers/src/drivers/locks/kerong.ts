import type { DoorReading } from '../../capability/locker.ts';
import { ok } from '../../command/outcome.ts';
import type { Request } from '../../command/request.ts';
import type { Field, ProfileOf } from '../../definition/profile.ts';
import type { LockLanguage } from './language.ts';
import {
  doorsPerBoard,
  hookPolarity,
  occupancySensors,
  openWithinMs,
  queryTimeoutMs,
} from './profile.ts';

/** Both KERONG boards tell the hooks and sensors of all their locks in one answer. */
export interface KerongStatus {
  readonly board: number;
  /** The lowest bit of the first byte is lock 1. */
  readonly hooks: Uint8Array;
  readonly sensors: Uint8Array;
}

/** What differs between them: the frames. */
export interface KerongWords {
  readonly model: string;
  query(board: number): Uint8Array;
  open(board: number, door: number): Uint8Array;
  /** Undefined for every frame that is no status. */
  statusOf(frame: Uint8Array): KerongStatus | undefined;
}

export const kerongProfile = (boards: Field<readonly number[]>, doors: number) => ({
  polarity: hookPolarity,
  boards,
  doors: doorsPerBoard(doors, doors),
  occupancy: occupancySensors,
  queryTimeoutMs,
  openWithinMs,
});

export const kerongTiming = { gapMs: 20, lateMs: 600, interByteMs: 50 };
export const kerongLine = { baudRate: 19_200 };

/** The language of either board. "Open" is never answered: the door is looked at. */
export function kerongLanguage(
  words: KerongWords,
  settings: ProfileOf<ReturnType<typeof kerongProfile>>,
): LockLanguage {
  const { polarity, occupancy, doors, boards } = settings;
  const bit = (bytes: Uint8Array, i: number) => ((bytes[i >> 3] ?? 0) >> (i & 7)) & 1;
  const isOpen = (hook: number) => (hook === 1) === (polarity === 'open-is-1');
  const readings = ({ board, hooks, sensors }: KerongStatus): DoorReading[] =>
    Array.from({ length: doors }, (_, i) => ({
      board,
      door: i + 1,
      state: isOpen(bit(hooks, i)) ? 'open' : 'closed',
      ...(occupancy ? { occupied: bit(sensors, i) === 1 } : {}),
    }));

  function ask<T>(board: number, pick: (all: DoorReading[]) => T | undefined): Request<T> {
    return {
      name: `query board ${board}`,
      kind: 'query',
      bytes: words.query(board),
      timeoutMs: settings.queryTimeoutMs,
      attempts: 2,
      match(frame) {
        const status = words.statusOf(frame);
        const picked = status?.board === board ? pick(readings(status)) : undefined;
        return picked === undefined ? undefined : ok(picked);
      },
    };
  }

  return {
    model: words.model,
    boards,
    doorsPerBoard: doors,
    openWithinMs: settings.openWithinMs,
    silentOpen: true,
    readBoard: (board) => ask(board, (all) => all),
    readDoor: ({ board, door }) => ask(board, (all) => all[door - 1]),
    open: ({ board, door }) => ({
      name: `open board ${board} lock ${door}`,
      kind: 'actuate',
      bytes: words.open(board, door),
      timeoutMs: 0,
      match: () => undefined,
    }),
  };
}
