import { parseSettings } from '../../drivers/escl/messages.ts';
import type { HttpRequest, HttpResponse } from '../../transport/connection.ts';
import type { HttpBrain, SimulatorPorts } from '../simulator.ts';
import { picture, plain, xml } from './answers.ts';
import { capabilitiesXml } from './capabilities.ts';
import { createScanJobs, readOrder, type ScanJob } from './jobs.ts';
import { emptyPaths, nextSheet, type ScannerFault } from './paper-paths.ts';
import { usualScanner, type ScannerSettings } from './settings.ts';
import type { Sheet } from './sheets.ts';
import { statusXml } from './status.ts';

export interface ScannerWorld {
  /** Lays a sheet on the glass, replacing what was there. */
  placeOnPlaten(sheet: Sheet): void;
  clearPlaten(): void;
  loadFeeder(...sheets: readonly Sheet[]): void;
  emptyFeeder(): void;
  readonly inFeeder: number;
  readonly onPlaten: boolean;
  fault(fault: ScannerFault): void;
  /** The feeder jams when this many further sheets have passed; null takes it back. */
  jamAfter(sheets: number | null): void;
  readonly jobs: number;
}

/** An eSCL scanner with glass and feeder. */
export function esclBrain(
  ports: SimulatorPorts,
  settings: ScannerSettings = usualScanner,
): HttpBrain<ScannerWorld> {
  const paths = emptyPaths();
  const jobs = createScanJobs(ports);

  function start(request: HttpRequest): HttpResponse {
    const ticket = parseSettings(request.body ?? new Uint8Array(0));
    if (!ticket) return plain(400);
    if (jobs.running) return { ...plain(503), headers: { 'retry-after': '1' } };
    if (paths.fault !== 'none') return plain(409);
    const order = readOrder(ticket);
    if (!settings.resolutions.includes(order.dpi)) return plain(409);
    if (order.source === 'Feeder' ? !settings.feeder : !settings.platen) return plain(409);
    if (order.source === 'Feeder' && paths.feeder.length === 0) return plain(409);
    const { id } = jobs.begin(order);
    return { ...plain(201), headers: { location: `/eSCL/ScanJobs/${id}` } };
  }

  async function next(job: ScanJob): Promise<HttpResponse> {
    if (job.state !== 'Processing') return plain(settings.endOfPages);
    const passed = nextSheet(paths, job.source, job.images);
    if (passed.kind !== 'sheet') {
      job.state = passed.kind === 'failed' ? 'Aborted' : 'Completed';
      return plain(settings.endOfPages);
    }
    jobs.touch(job);
    job.images += 1;
    const { sheet } = passed;
    return picture(settings.render ? await settings.render(sheet, job.wanted) : sheet);
  }

  return {
    medium: 'http',
    world: {
      placeOnPlaten: (sheet) => void (paths.platen = sheet),
      clearPlaten: () => void (paths.platen = undefined),
      loadFeeder: (...sheets) => void paths.feeder.push(...sheets),
      emptyFeeder: () => void (paths.feeder = []),
      get inFeeder() {
        return paths.feeder.length;
      },
      get onPlaten() {
        return paths.platen !== undefined;
      },
      fault: (now) => void (paths.fault = now),
      jamAfter: (sheets) => void (paths.jamsAfter = sheets),
      get jobs() {
        return jobs.all.length;
      },
    },
    async handle(request) {
      const path = request.path.replace(/^.*\/eSCL(?=\/)/, '').replace(/\/$/, '');
      if (request.method === 'GET' && path === '/ScannerCapabilities')
        return xml(capabilitiesXml(settings));
      if (request.method === 'GET' && path === '/ScannerStatus')
        return xml(statusXml(jobs, paths, settings));
      if (request.method === 'POST' && path === '/ScanJobs') return start(request);
      const [, id, rest] = /^\/ScanJobs\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
      const job = jobs.all.find((each) => each.id === id);
      if (!job) return plain(404);
      if (request.method === 'GET' && rest === 'NextDocument') return await next(job);
      if (request.method === 'DELETE' && rest === undefined) {
        if (job.state === 'Processing') job.state = 'Canceled';
        return plain(200);
      }
      return plain(404);
    },
    powerUp: () => jobs.forget(),
  };
}
