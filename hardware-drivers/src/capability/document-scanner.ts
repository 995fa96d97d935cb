import type { Failure } from '../command/failure.ts';
import type { Outcome } from '../command/outcome.ts';

export type ScanSource = 'platen' | 'feeder';
export type ScanColour = 'colour' | 'grey' | 'black-and-white';

export interface ScanSettings {
  readonly source?: ScanSource;
  /** Dots per inch; must be one the source offers. */
  readonly resolution?: number;
  readonly colour?: ScanColour;
  readonly duplex?: boolean;
  readonly mediaType?: 'image/jpeg' | 'image/png' | 'application/pdf';
  /**
   * For looking only: the next frame that was not shown yet, small where the camera gives small ones.
   * Scanners that are not `live` do not know it.
   */
  readonly preview?: boolean;
}

export interface ScannedPage {
  /** From 1. */
  readonly number: number;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface ScanReport {
  readonly pages: readonly ScannedPage[];
  /** Why the scan stopped early; the pages before it are good. */
  readonly stoppedBy?: Failure;
}

export interface ScannerAbilities {
  readonly sources: readonly ScanSource[];
  readonly resolutions: readonly number[];
  readonly colours: readonly ScanColour[];
  readonly mediaTypes: readonly string[];
  readonly duplex: boolean;
  /** It shows what lies before it all the time: `scan` may be asked many times a second. */
  readonly live?: true;
}

export interface DocumentScanner {
  abilities(): Promise<Outcome<ScannerAbilities>>;
  /** Whether paper lies in the feeder; undefined when the scanner cannot tell. */
  loaded(): Promise<Outcome<boolean | undefined>>;
  /** Scans all pages; each is also handed over as it arrives. `no-page` when there was none. */
  scan(settings?: ScanSettings, onPage?: (page: ScannedPage) => void): Promise<Outcome<ScanReport>>;
}
