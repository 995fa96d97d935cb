import { firstText, type Node } from '../../drivers/escl/xml.ts';
import type { SimulatorPorts } from '../simulator.ts';
import { largest } from './settings.ts';
import type { Source } from './paper-paths.ts';
import type { Wanted } from './sheets.ts';

/** What scan settings ask for. */
export interface ScanOrder {
  readonly source: Source;
  readonly dpi: number;
  readonly wanted: Wanted;
}

export interface ScanJob extends ScanOrder {
  readonly id: string;
  state: 'Processing' | 'Completed' | 'Canceled' | 'Aborted';
  images: number;
}

export function readOrder(ticket: Node): ScanOrder {
  const dpi = Number(firstText(ticket, 'XResolution') ?? 300);
  const region = (name: string, otherwise: number) => {
    const value = Number(firstText(ticket, 'ScanRegions', 'ScanRegion', name) ?? otherwise);
    return Math.max(1, Math.round((Math.min(value, otherwise) * dpi) / 300));
  };
  return {
    source: firstText(ticket, 'InputSource') === 'Feeder' ? 'Feeder' : 'Platen',
    dpi,
    wanted: {
      width: region('Width', largest.width),
      height: region('Height', largest.height),
      colourMode: firstText(ticket, 'ColorMode') ?? 'RGB24',
      format:
        firstText(ticket, 'DocumentFormatExt') ??
        firstText(ticket, 'DocumentFormat') ??
        'image/jpeg',
    },
  };
}

/** The scanner's last jobs, newest first. */
export interface ScanJobs {
  readonly all: readonly ScanJob[];
  readonly running: ScanJob | undefined;
  begin(order: ScanOrder): ScanJob;
  /** Somebody fetches from it still. */
  touch(job: ScanJob): void;
  forget(): void;
}

const kept = 5;
const abandonedMs = 20_000;

export function createScanJobs({ chance, clock }: SimulatorPorts): ScanJobs {
  let all: ScanJob[] = [];
  const cancelTimeouts = new WeakMap<ScanJob, () => void>();

  /** A job nobody fetches from is given up, or one lost answer would block the scanner for good. */
  function touch(job: ScanJob): void {
    cancelTimeouts.get(job)?.();
    const cancelTimeout = clock.after(abandonedMs, () => {
      if (job.state === 'Processing') job.state = 'Aborted';
    });
    cancelTimeouts.set(job, cancelTimeout);
  }

  return {
    get all() {
      return all;
    },
    get running() {
      return all.find((job) => job.state === 'Processing');
    },
    begin(order) {
      const job: ScanJob = { ...order, id: chance.uuid(), state: 'Processing', images: 0 };
      all = [job, ...all].slice(0, kept);
      touch(job);
      return job;
    },
    touch,
    forget: () => void (all = []),
  };
}
