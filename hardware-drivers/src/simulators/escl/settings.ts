import type { Render } from './sheets.ts';

export interface ScannerSettings {
  readonly model: string;
  readonly serialNumber: string;
  readonly resolutions: readonly number[];
  readonly feeder: boolean;
  readonly platen: boolean;
  /** How it says that there are no more pages. */
  readonly endOfPages: 404 | 409 | 410;
  /** Left out, sheets are delivered as they are. */
  readonly render?: Render;
}

export const usualScanner: ScannerSettings = {
  model: 'Banshi Scanner Simulator',
  serialNumber: 'SIM-0001',
  resolutions: [100, 200, 300, 600],
  feeder: true,
  platen: true,
  endOfPages: 404,
};

/** The largest sheet it takes, in 1/300 inch: as wide as letter, as long as A4. */
export const largest = { width: 2550, height: 3508 };
