import type { Sheet } from './sheets.ts';

/** What the feeder says in each of its faults. */
const feederFaults = {
  jam: 'ScannerAdfJam',
  mispick: 'ScannerAdfMispick',
  multipick: 'ScannerAdfMultipickDetected',
  'door-open': 'ScannerAdfDoorOpen',
  'hatch-open': 'ScannerAdfHatchOpen',
} as const;
export const scannerFaults = [
  'none',
  'jam',
  'mispick',
  'multipick',
  'door-open',
  'hatch-open',
  'stopped',
  'down',
] as const;
export type ScannerFault = (typeof scannerFaults)[number];

export type Source = 'Platen' | 'Feeder';

/** The glass and the feeder, with what lies there and what is wrong with them. */
export interface PaperPaths {
  platen: Sheet | undefined;
  feeder: Sheet[];
  fault: ScannerFault;
  /** The feeder jams when this many further sheets have passed; null: it does not. */
  jamsAfter: number | null;
}

export const emptyPaths = (): PaperPaths => ({
  platen: undefined,
  feeder: [],
  fault: 'none',
  jamsAfter: null,
});

/** The AdfState of eSCL. */
export function feederState({ fault, feeder }: PaperPaths): string {
  if (fault !== 'none' && fault !== 'stopped' && fault !== 'down') return feederFaults[fault];
  return feeder.length > 0 ? 'ScannerAdfLoaded' : 'ScannerAdfEmpty';
}

export type Passed =
  | { readonly kind: 'sheet'; readonly sheet: Sheet }
  | { readonly kind: 'no-more' }
  | { readonly kind: 'failed' };

const passed = (sheet: Sheet | undefined): Passed =>
  sheet ? { kind: 'sheet', sheet } : { kind: 'no-more' };

/** The next sheet of a job that has scanned so many; the glass gives one. */
export function nextSheet(paths: PaperPaths, source: Source, scanned: number): Passed {
  if (paths.fault !== 'none') return { kind: 'failed' };
  if (source === 'Platen') return scanned > 0 ? { kind: 'no-more' } : passed(paths.platen);
  if (paths.jamsAfter === 0) {
    paths.jamsAfter = null;
    paths.fault = 'jam';
    return { kind: 'failed' };
  }
  if (paths.jamsAfter !== null) paths.jamsAfter -= 1;
  return passed(paths.feeder.shift());
}
