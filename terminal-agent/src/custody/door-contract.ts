import type {
  Actuation,
  DoorReading,
  Outcome as Answer,
  UnlockResult,
} from '@banshi/hardware-drivers';
import type { Checkpoint, Perform } from '../effects/index.ts';
import type { Log } from '../log.ts';
import type { Clock } from '../ports/index.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Grant, Proofs } from './grant.ts';
import type { CompartmentId, Person, Purpose } from './state.ts';

/** The lock boards of this cabinet, as the device gives them. */
export interface LockBoards {
  doors(): Promise<Answer<readonly DoorReading[]>>;
  unlock(door: {
    readonly board: number;
    readonly door: number;
  }): Promise<UnlockResult | Actuation>;
  /** Resolves when they can be used, or after the deadline. */
  ready(deadlineMs: number): Promise<void>;
}

export interface DoorSettings {
  /** Between two readings while a door stands open, in ms. */
  readonly pollMs: number;
  /** Between two readings while all doors are closed, in ms. */
  readonly patrolMs: number;
  /** Longer than any command may still be on its way to a lock, in ms. */
  readonly quiesceMs: number;
  readonly watchGapMs: number;
  /** How long the boards are waited for after a start, in ms. */
  readonly readyMs: number;
}

export interface OpenRequest {
  readonly compartment: CompartmentId;
  readonly purpose: Purpose;
  readonly holder: Person;
  readonly grant?: Grant;
  readonly proofs?: Proofs;
}

/** open: go on; failed: seen to stay closed; doubtful: frozen for inspection; refused: not theirs to open. */
export type OpenedDoor =
  | { readonly kind: 'open' }
  | { readonly kind: 'failed'; readonly because: string }
  | { readonly kind: 'doubtful' }
  | { readonly kind: 'refused'; readonly because: string };

export type DoorNews =
  | {
      readonly kind: 'closed';
      readonly compartment: CompartmentId;
      readonly occupied: boolean | null;
      readonly watched: boolean;
    }
  | { readonly kind: 'stray' | 'disagrees'; readonly compartment: CompartmentId };

/** The doors of one cabinet: the only place from which an unlock can be sent. */
export interface Doors {
  /** Settles what the last life left open; no door opens before it has resolved. */
  recover(): Promise<void>;
  readonly recovered: boolean;
  open(request: OpenRequest): Promise<OpenedDoor>;
  onNews(listener: (news: DoorNews) => void): () => void;
  close(): Promise<void>;
}

export interface DoorParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly ledger: Ledger;
  readonly boards: LockBoards;
  readonly settings: DoorSettings;
  readonly perform: Perform;
  readonly at: Checkpoint;
}
