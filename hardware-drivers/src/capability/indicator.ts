import type { Actuation, Outcome } from '../command/outcome.ts';

/** `flash`: the device blinks it by itself, where it can. */
export type LampState = 'on' | 'off' | 'flash';

export interface LampReading {
  readonly name: string;
  /** `unknown`: this lamp cannot be read back, and nobody has set it on this line yet. */
  readonly state: LampState | 'unknown';
  /** What it can be set to. */
  readonly can: readonly LampState[];
}

/** Lamps and light strips that show a citizen where to look: the slot, the door, the card. */
export interface Indicator {
  lamps(): Promise<Outcome<readonly LampReading[]>>;
  /** `succeeded` only when the lamp was read back so, or the device said that it did it. */
  light(name: string, state: LampState): Promise<Actuation>;
}
