import type { Actuation, Outcome } from '../command/outcome.ts';

/** Both count from 1; `board` is the address set on the board's switches. */
export interface DoorAddress {
  readonly board: number;
  readonly door: number;
}

/** `unknown`: the board did not answer. Never read it as closed. */
export type DoorState = 'open' | 'closed' | 'unknown';

export interface DoorReading extends DoorAddress {
  readonly state: DoorState;
  /** Only where the compartment has an occupancy sensor. */
  readonly occupied?: boolean;
}

export type UnlockResult = DoorAddress & Actuation;

export interface Locker {
  /** All doors of all boards (or of one). A silent board's doors are `unknown`. */
  doors(filter?: { readonly board?: number }): Promise<Outcome<readonly DoorReading[]>>;
  door(door: DoorAddress): Promise<Outcome<DoorReading>>;
  /**
   * Opens one door. `succeeded` only when the door's own feedback was afterwards seen open;
   * `failed` when it was seen to stay closed (or nothing was sent); otherwise `unknown`.
   */
  unlock(door: DoorAddress): Promise<UnlockResult>;
}
