import type { Outcome } from '../command/outcome.ts';

export interface PowerReading {
  readonly source: 'mains' | 'battery' | 'unknown';
  /** Save and shut down. */
  readonly low: boolean;
  readonly chargePercent?: number;
  readonly runtimeSeconds?: number;
  readonly inputVolts?: number;
  /** The UPS's own words, e.g. `["OB", "LB"]`. */
  readonly flags: readonly string[];
}

export interface Power {
  reading(): Promise<Outcome<PowerReading>>;
}
