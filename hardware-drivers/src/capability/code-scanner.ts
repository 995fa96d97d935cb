import type { Outcome } from '../command/outcome.ts';

export interface ScannedCode {
  readonly text: string;
  /** AIM symbology identifier such as `]Q1`, when the scanner tells. */
  readonly symbology?: string;
}

export interface CodeScanner {
  /** Lights the scanner (where it has a trigger) and waits for a code; `no-code` when none came. */
  scan(options?: { readonly waitMs?: number }): Promise<Outcome<ScannedCode>>;
}
