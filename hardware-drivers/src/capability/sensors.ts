import type { Actuation, Outcome } from '../command/outcome.ts';

/** One named input: a contact (cabinet door, presence) or a measured value with its unit. */
export type SensorReading =
  | { readonly name: string; readonly kind: 'contact'; readonly on: boolean }
  | {
      readonly name: string;
      readonly kind: 'value';
      readonly value: number;
      readonly unit: string;
    };

export interface Sensors {
  readings(): Promise<Outcome<readonly SensorReading[]>>;
  /** Switches a named output (lamp, fan, heater) and reads it back. */
  set(name: string, on: boolean): Promise<Actuation>;
}
